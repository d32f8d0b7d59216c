import { describe, expect, it } from 'vitest';
import { parseInstant, typeParsers } from './type-parsers.ts';

function parsed(oid: number, text: string): unknown {
  return typeParsers.getTypeParser(oid, 'text')(text);
}

describe('a value of the database', () => {
  it.each([
    ['bigint', 20, '9007199254740991', 9_007_199_254_740_991],
    ['bigint[]', 1016, '{1,NULL,-3}', [1, null, -3]],
    ['bigint[] without elements', 1016, '{}', []],
    ['numeric', 1700, '92051187.50', 92_051_187.5],
    ['numeric[]', 1231, '{26.6,NULL}', [26.6, null]],
    ['date', 1082, '2025-04-07', '2025-04-07'],
    ['date[]', 1182, '{2025-04-07,2025-05-31}', ['2025-04-07', '2025-05-31']],
    ['timestamp', 1114, '2025-04-07 08:30:00', '2025-04-07T08:30:00'],
    ['timestamptz', 1184, '2025-04-07 19:00:00-05', '2025-04-08T00:00:00.000Z'],
    ['timestamptz[]', 1185, '{"2025-04-07 19:00:00-05"}', ['2025-04-08T00:00:00.000Z']],
    ['interval', 1186, 'P1DT2H', 'P1DT2H'],
    ['text, as the driver reads it', 25, '0701', '0701'],
    ['integer, as the driver reads it', 23, '7', 7],
  ])('%s', (_, oid, text, expected) => {
    expect(parsed(oid, text)).toEqual(expected);
  });

  it('that would be rounded is an error, not a wrong figure', () => {
    expect(() => parsed(20, '9007199254740993')).toThrow(RangeError);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-05-01 08:30:00.123456-05', '2026-05-01T13:30:00.123Z'],
    ['2026-05-01 08:30:00+05:30', '2026-05-01T03:00:00.000Z'],
    // Lima before 1908 was five hours, eight minutes and some seconds behind: the seconds have no ISO form.
    ['1900-01-01 00:00:00-05:08:12', '1900-01-01T05:08:00.000Z'],
    ['infinity', 'infinity'],
    ['-infinity', '-infinity'],
  ])('%s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });
});
