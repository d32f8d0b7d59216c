import { describe, expect, it } from 'vitest';
import { copyField, copyLine, quoteName } from './copy.ts';

describe('a row in the COPY format', () => {
  it.each([
    ['text, numbers and truth', ['Mi Perú', 178, 26.6, true, false], 'Mi Perú\t178\t26.6\ttrue\tfalse\n'],
    ['what is missing, which is not empty nor zero', [null, undefined, '', 0], '\\N\t\\N\t\t0\n'],
    ['what would break the line', ['a\tb', 'c\nd', 'e\rf', 'g\\h'], 'a\\tb\tc\\nd\te\\rf\tg\\\\h\n'],
    ['text that looks like a null or the end', ['\\N', '\\.'], '\\\\N\t\\\\.\n'],
    ['no columns', [], '\n'],
  ])('%s', (_, values, line) => {
    expect(copyLine(values)).toBe(line);
  });

  it('keeps the zero of a code', () => {
    expect(copyField('070101')).toBe('070101');
  });
});

describe('a name in SQL', () => {
  it.each([
    ['record', '"record"'],
    ['public.record', '"public"."record"'],
    ['a"; DROP TABLE b', '"a""; DROP TABLE b"'],
  ])('%s', (name, quoted) => {
    expect(quoteName(name)).toBe(quoted);
  });
});
