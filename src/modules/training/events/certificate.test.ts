import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateCode, initialsOf, isSameName, printedCode, readCode } from './certificate.ts';

describe('the code of a certificate', () => {
  it('is read as it is printed, typed in any way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const code = certificateCode(bytes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
        expect(readCode(printedCode(code))).toBe(code);
        expect(readCode(` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(code);
      }),
    );
  });

  it('is of all the bits that came: five of each byte', () => {
    const codes = new Set(Array.from({ length: 32 }, (_, bits) => certificateCode(new Uint8Array(20).fill(bits))));
    expect(codes.size).toBe(32);
    expect(() => certificateCode(new Uint8Array(19))).toThrow();
  });

  it.each(['', 'nada', '0'.repeat(19), '0'.repeat(21), `${'0'.repeat(19)}U`, `${'0'.repeat(19)}ñ`])(
    'is not «%s»',
    (text) => {
      expect(readCode(text)).toBeNull();
    },
  );
});

describe('the holder of a certificate', () => {
  it.each([
    ['Participante de prueba Uno', 'P. P. U.'],
    ['  índice   de la Prueba  y Ñandú ', 'Í. P. Ñ.'],
    ['', ''],
  ])('«%s» is shown as «%s»', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it.each([
    ['Índice Ñandú', 'indice nandu', true],
    ['Indice Ñandú', ' ÍNDICE  ÑANDÚ. ', true],
    ['Indice Ñandú', 'Indice', false],
  ])('«%s» is who is asked for as «%s»: %s', (printed, typed, isSame) => {
    expect(isSameName(printed, typed)).toBe(isSame);
  });
});
