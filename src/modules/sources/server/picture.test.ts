import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegOf, pngOf, segment } from '#test/support/pictures.ts';
import { withoutMetadata } from './picture.ts';

const bare = (mime: string, content: Uint8Array): Buffer => Buffer.from(withoutMetadata(mime, content));

describe('a JPEG', () => {
  it('loses place, owner, thumbnail, comment and what stands behind its end', () => {
    const content = jpegOf(
      [
        segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x GPSLatitude="12,3S"/>', 'latin1')),
        segment(0xe2, Buffer.from('MPF\0otra foto', 'latin1')),
        segment(0xed, Buffer.from('Photoshop 3.0\0Callao, av. Sáenz Peña', 'latin1')),
        segment(0xfe, Buffer.from('de Juan', 'latin1')),
      ],
      { tail: Buffer.from('video de la cámara') },
    );
    const kept = bare('image/jpeg', content);
    for (const secret of ['GPS', 'Callao', 'Juan', 'MPF', 'video']) expect(kept.includes(secret)).toBe(false);
    expect(kept).toEqual(jpegOf([]));
  });

  it('keeps its colours', () => {
    const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0\u0001\u0001perfil', 'latin1'));
    const adobe = segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\u0001', 'latin1'));
    expect(bare('image/jpeg', jpegOf([profile, adobe]))).toEqual(jpegOf([profile, adobe]));
  });

  it.each([
    ['MM', 6],
    ['II', 8],
  ] as const)('of a camera that writes %s stays turned by %i, and says nothing else', (order, orientation) => {
    const content = jpegOf([exif(order, orientation)]);
    const kept = bare('image/jpeg', content);
    expect(kept.includes('lugar secreto')).toBe(false);
    expect(kept.length).toBeLessThan(content.length);
    // Read again, it says the same: nothing is lost the second time.
    expect(bare('image/jpeg', kept)).toEqual(kept);
    expect(kept.indexOf(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]))).toBeGreaterThan(0);
  });

  it('keeps every scan of a progressive one, and marks within the drawn data', () => {
    const scan = Buffer.concat([
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
    ]);
    const content = jpegOf([scan, segment(0xc4, Buffer.from([0, 1])), scan]);
    expect(bare('image/jpeg', content)).toEqual(content);
  });

  it('that is cut is refused, wherever it is cut', () => {
    const content = jpegOf([exif('MM', 6)]);
    for (let length = 3; length < content.length; length += 1) {
      expect(() => bare('image/jpeg', content.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 'damaged-picture' }),
      );
    }
  });

  it('of any bytes is mended or refused, never a defect', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          withoutMetadata('image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8]), bytes]));
        } catch (error) {
          expect(error).toMatchObject({ code: 'damaged-picture' });
        }
      }),
    );
  });
});

describe('a PNG', () => {
  it('loses texts, time and Exif, and what stands behind its end', () => {
    const noted = pngOf([
      ['tEXt', Buffer.from('Author\0Juan')],
      ['eXIf', Buffer.from('MM lugar secreto')],
    ]);
    expect(bare('image/png', Buffer.concat([noted, Buffer.from('más')]))).toEqual(pngOf([]));
  });

  it('that is cut is refused', () => {
    expect(() => bare('image/png', pngOf([]).subarray(0, -6))).toThrow(
      expect.objectContaining({ code: 'damaged-picture' }),
    );
  });
});

/** Exif with a place before the orientation. */
function exif(order: 'MM' | 'II', orientation: number): Buffer {
  const tiff = Buffer.alloc(60);
  const short = (value: number, at: number): number =>
    order === 'MM' ? tiff.writeUInt16BE(value, at) : tiff.writeUInt16LE(value, at);
  const long = (value: number, at: number): number =>
    order === 'MM' ? tiff.writeUInt32BE(value, at) : tiff.writeUInt32LE(value, at);
  tiff.write(order, 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  short(0x010e, 10);
  short(2, 12);
  long(13, 14);
  long(40, 18);
  short(0x0112, 22);
  short(3, 24);
  long(1, 26);
  short(orientation, 30);
  tiff.write('lugar secreto', 40, 'latin1');
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}
