// A ZIP archive whose bytes depend on its entries alone: fixed date, fixed order, no extra fields.
import { crc32, deflateRawSync } from 'node:zlib';
import type { CalendarDate } from '#shared/calendar-date.ts';

export interface ZipEntry {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const VERSION = 20;
/** Names are UTF-8 (bit 11 of the general purpose flag). */
const FLAGS = 0x0800;
const DEFLATED = 8;
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

export function zip(entries: readonly ZipEntry[], datedOn: CalendarDate): Uint8Array {
  const date = dosDate(datedOn);
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = typeof entry.content === 'string' ? Buffer.from(entry.content, 'utf8') : entry.content;
    const packed = deflateRawSync(content, { level: 6 });
    const name = Buffer.from(entry.path, 'utf8');
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(FLAGS, 2);
    facts.writeUInt16LE(DEFLATED, 4);
    facts.writeUInt16LE(0, 6);
    facts.writeUInt16LE(date, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    bodies.push(signature(LOCAL_HEADER), facts, name, packed);
    directory.push(signature(CENTRAL_HEADER), uint16(VERSION), facts, place, name);
    offset += 4 + facts.length + name.length + packed.length;
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directorySize, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, ...directory, signature(END_OF_DIRECTORY), end]));
}

/** Years from 1980 in seven bits, month in four, day in five. */
function dosDate(date: CalendarDate): number {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  return (Math.max(0, year - 1980) << 9) | (month << 5) | day;
}

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint16(value: number): Uint8Array {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
