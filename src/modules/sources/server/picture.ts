// Pictures without what a camera writes in them: place, owner, device. Only what draws the picture is kept.
import { Refusal } from '#shared/refusal.ts';

/** Throws a Refusal damaged-picture when the bytes do not go from a beginning to an end. */
export function withoutMetadata(mime: string, content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (mime === 'image/jpeg') return bareJpeg(bytes);
  if (mime === 'image/png') return barePng(bytes);
  return content;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const ICC = Buffer.from('ICC_PROFILE\0', 'latin1');
const EXIF = Buffer.from('Exif\0\0', 'latin1');

/** What stands behind the end (a second picture, a film) goes too. */
function bareJpeg(bytes: Buffer): Uint8Array {
  const kept: Buffer[] = [Buffer.from([0xff, SOI])];
  let orientation = 1;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) throw damaged();
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      const [start, ...rest] = kept;
      const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
      return Buffer.concat([start ?? Buffer.alloc(0), ...turned, ...rest, Buffer.from([0xff, EOI])]);
    }
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    const end = marker === SOS ? scanEnd(bytes, at + 2 + length) : at + 2 + length;
    if (length < 2 || end > bytes.length) throw damaged();
    const segment = bytes.subarray(at, end);
    if (marker === APP1) orientation = orientationOf(segment.subarray(4)) ?? orientation;
    if (isDrawn(marker, segment.subarray(4))) kept.push(segment);
    at = end;
  }
  throw damaged();
}

function isDrawn(marker: number, body: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return body.subarray(0, ICC.length).equals(ICC);
  return marker === APP0 || marker === APP14;
}

/** Of the drawn data: up to the next marker that is neither stuffing nor a restart. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw damaged();
}

const ORIENTATION = 0x0112;

/** How the camera was held, 1 to 8: the only thing of Exif that the picture needs. */
function orientationOf(body: Buffer): number | undefined {
  if (!body.subarray(0, EXIF.length).equals(EXIF) || body.length < EXIF.length + 8) return undefined;
  const tiff = body.subarray(EXIF.length);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = short(first);
  for (let index = 0; index < entries; index += 1) {
    const at = first + 2 + index * 12;
    if (short(at) !== ORIENTATION) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** Exif of one entry. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, EXIF, tiff]);
}

/** Chunks that say how the picture looks; text, time and Exif are others. */
const DRAWN_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
]);
const PNG_SIGNATURE_BYTES = 8;

function barePng(bytes: Buffer): Uint8Array {
  const kept: Buffer[] = [bytes.subarray(0, PNG_SIGNATURE_BYTES)];
  let at = PNG_SIGNATURE_BYTES;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw damaged();
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (DRAWN_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  throw damaged();
}

function damaged(): Refusal {
  return new Refusal(
    'invalid',
    'damaged-picture',
    'La foto está dañada o incompleta. Ábrala, guárdela y vuelva a adjuntarla.',
  );
}
