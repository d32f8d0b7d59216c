import { describe, expect, it } from 'vitest';
import { leastMark, type PassRule, qualificationOf } from './qualification.ts';

const RULE: PassRule = { attendanceMinimumPercent: 80, markMinimumPercent: 55, basis: 'supuesto de la plataforma' };
const NO_RULE: PassRule = { attendanceMinimumPercent: null, markMinimumPercent: null, basis: '' };

describe('who gets a certificate', () => {
  it.each([
    // days there, of days recorded, mark, evaluated, rule, what is missing
    [5, 5, 20, true, RULE, ''],
    [4, 5, 11, true, RULE, ''],
    [3, 5, 20, true, RULE, 'too-little-attendance'],
    [0, 5, 20, true, RULE, 'no-attendance'],
    [0, 0, 20, true, RULE, 'no-attendance'],
    [5, 5, 10.9, true, RULE, 'mark-too-low'],
    [5, 5, null, true, RULE, 'no-mark'],
    [5, 5, null, false, RULE, ''],
    [1, 5, 1, true, NO_RULE, ''],
    [1, 5, null, true, NO_RULE, 'no-mark'],
  ] as const)(
    '%i of %i days, mark %s, evaluated %s: case %#',
    (presentDays, recordedDays, mark, isEvaluated, rule, code) => {
      const qualification = qualificationOf({ presentDays, recordedDays, mark }, isEvaluated, rule);
      expect(qualification.kind === 'fails' ? qualification.code : '').toBe(code);
    },
  );

  it('hears the rule and where it comes from', () => {
    const failed = qualificationOf({ presentDays: 5, recordedDays: 5, mark: 8 }, true, RULE);
    expect(failed).toMatchObject({ message: 'Su nota es 8; se pide 11 de 20 (supuesto de la plataforma).' });
    expect([leastMark(RULE), leastMark(NO_RULE)]).toEqual([11, null]);
  });
});
