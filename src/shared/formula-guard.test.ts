import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armedText, disarmedText } from './formula-guard.ts';

describe('a text that a spreadsheet would run', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|x', "'+cmd|x"],
    ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
  ])('%j is written %j', (text, written) => {
    expect(disarmedText(text)).toBe(written);
  });

  it.each(['-', '-3.5', '-34.6%', '+5', '1,234', "D'Onofrio", '', 'R.M. 1513-2024-IN'])(
    '%j is harmless and stays as it is',
    (text) => expect(disarmedText(text)).toBe(text),
  );

  it('comes back as it was, whatever it is', () => {
    const sign = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '1', 'a', ' ', '%');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 6 }), (text) => {
        expect(armedText(disarmedText(text))).toBe(text);
        expect(disarmedText(text)).toMatch(/^(?![=@\t\r])/);
      }),
    );
  });
});
