// Small pictures made byte by byte: their parts are known.
import { crc32, deflateSync } from 'node:zlib';

/** A JPEG segment with its length. */
export function segment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.byteLength + 2, 2);
  return Buffer.concat([head, body]);
}

/** 8 × 8, one component. `inserted` stands after its first segment. */
export function jpegOf(inserted: readonly Uint8Array[], { tail = Buffer.alloc(0) } = {}): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1')),
    ...inserted,
    segment(0xdb, Buffer.alloc(65, 1).fill(0, 0, 1)),
    segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34]),
    Buffer.from([0xff, 0xd9]),
    tail,
  ]);
}

/** Grey, 16 × 16. `inserted` are chunks by name, before the drawing. */
export function pngOf(inserted: readonly (readonly [string, Uint8Array])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(16, 0);
  header.writeUInt32BE(16, 4);
  header.writeUInt8(8, 8);
  const drawing = deflateSync(Buffer.alloc(17 * 16, 0x80).map((byte, index) => (index % 17 === 0 ? 0 : byte)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...inserted.map(([name, body]) => chunk(name, body)),
    chunk('IDAT', drawing),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.byteLength);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, check]);
}
