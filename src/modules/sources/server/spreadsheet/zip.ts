// What XLSX and ODS files are packed in. Nothing here believes what the archive says of itself: every part
// is unpacked under a cap, its size and checksum are compared with the declared ones, and the reader gets
// a new archive of exactly the bytes that were counted.
import { crc32, inflateRawSync } from 'node:zlib';
import { Refusal } from '#shared/refusal.ts';

export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface ZipLimits {
  /** All parts together, unpacked. */
  readonly unpackedBytes: number;
}

const END_RECORD = 0x06054b50;
const CENTRAL_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const NAMES_IN_UTF8 = 0x800;
const maximumParts = 10_000;
/** Of the end record with the longest comment: it is looked for from the end of the file. */
const endRecordWithin = 22 + 0xffff;

export function isZip(content: Uint8Array): boolean {
  return content[0] === 0x50 && content[1] === 0x4b;
}

/** Throws a Refusal: unpacked-too-large, damaged-file, protected-file, not-a-spreadsheet. */
export function unpackZip(fileName: string, bytes: Uint8Array, limits: ZipLimits): readonly ZipPart[] {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(fileName, content);
  const declared = entries.reduce((total, entry) => total + entry.size, 0);
  if (declared > limits.unpackedBytes) throw tooLarge(fileName);
  let left = limits.unpackedBytes;
  return entries.map((entry) => {
    const part = unpackEntry(fileName, content, entry, left);
    left -= part.byteLength;
    return { name: entry.name, content: part };
  });
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

function readDirectory(fileName: string, content: Buffer): readonly Entry[] {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end < content.length - endRecordWithin || end + 22 > content.length) throw notReadable(fileName);
  const count = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  if (count > maximumParts) throw tooLarge(fileName);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== CENTRAL_RECORD) throw damaged(fileName);
    if (content.readUInt16LE(at + 8) & ENCRYPTED) throw protectedFile(fileName);
    const nameLength = content.readUInt16LE(at + 28);
    entries.push({
      name: content.toString('utf8', at + 46, at + 46 + nameLength),
      method: content.readUInt16LE(at + 10),
      checksum: content.readUInt32LE(at + 16),
      packedSize: content.readUInt32LE(at + 20),
      size: content.readUInt32LE(at + 24),
      offset: content.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return entries;
}

function unpackEntry(fileName: string, content: Buffer, entry: Entry, left: number): Uint8Array {
  const { offset } = entry;
  if (offset + 30 > content.length || content.readUInt32LE(offset) !== LOCAL_RECORD) throw damaged(fileName);
  const from = offset + 30 + content.readUInt16LE(offset + 26) + content.readUInt16LE(offset + 28);
  if (from + entry.packedSize > content.length) throw damaged(fileName);
  const packed = content.subarray(from, from + entry.packedSize);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw notReadable(fileName);
  if (entry.size > left) throw tooLarge(fileName);
  const part = entry.method === STORED ? packed : inflate(fileName, packed, entry.size);
  if (part.length !== entry.size || crc32(part) !== entry.checksum) throw damaged(fileName);
  return part;
}

/** Stops at the first byte beyond the declared size, however much is still packed. */
function inflate(fileName: string, packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged(fileName);
  }
}

/** The parts as an archive that packs nothing. */
export function packStored(parts: readonly ZipPart[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const nameBytes = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(NAMES_IN_UTF8, 2);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.byteLength, 14);
    shared.writeUInt32LE(content.byteLength, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([uint32(LOCAL_RECORD), shared, nameBytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([uint32(CENTRAL_RECORD), uint16(20), shared, rest, nameBytes]));
    pieces.push(local, content);
    offset += local.length + content.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, central, uint32(END_RECORD), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function tooLarge(fileName: string): Refusal {
  return new Refusal(
    'invalid',
    'unpacked-too-large',
    `El archivo «${fileName}» se expande a más de lo admitido; no se ha abierto.`,
  );
}

function damaged(fileName: string): Refusal {
  return new Refusal(
    'invalid',
    'damaged-file',
    `El archivo «${fileName}» está dañado: sus partes no miden lo que declara. Ábralo y vuelva a guardarlo.`,
  );
}

function protectedFile(fileName: string): Refusal {
  return new Refusal(
    'invalid',
    'protected-file',
    `El archivo «${fileName}» está protegido con contraseña. Quítela y vuelva a guardarlo.`,
  );
}

export function notReadable(fileName: string): Refusal {
  return new Refusal(
    'invalid',
    'not-a-spreadsheet',
    `El archivo «${fileName}» no es una hoja de cálculo que se pueda leer (XLSX, ODS o CSV).`,
  );
}
