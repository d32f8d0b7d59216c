import { describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/refusal.ts';
import type { StoredRecord } from '#modules/sources/index.ts';
import { isDueDay, openDueDays } from './obligation.ts';
import {
  changeIdOf,
  type ParameterChange,
  refuseBackdated,
  refuseUnfitChange,
  withChanges,
} from './parameter-change.ts';
import { numberAt, parameterAt } from './parameters.ts';

const row = (values: StoredRecord['values']): StoredRecord => ({
  id: 7,
  editionId: 1,
  table: 'legal-parameter',
  ordinal: 1,
  territory: '',
  values: {
    code: 'x.days',
    meaning: 'Plazo',
    value: 90,
    day: null,
    unit: 'días',
    norm: null,
    article: null,
    validFrom: null,
    validTo: null,
    scope: 'PE',
    confidence: 'GUESS',
    source: 'Supuesto',
    ...values,
  },
  printed: {},
  locator: { file: '', sheet: '', row: 1 },
  revision: 0,
});

const change = (over: Partial<ParameterChange> = {}): ParameterChange => ({
  id: 3,
  territory: '',
  code: 'x.days',
  meaning: 'Plazo',
  value: 180,
  day: null,
  unit: 'días',
  norm: 'DS-015-2026-IN',
  article: '4',
  validFrom: '2026-02-01',
  validTo: null,
  confidence: 'OFF',
  source: 'Diario oficial',
  status: 'applied',
  reason: 'Nueva norma',
  appliedOn: '2026-02-01',
  createdBy: '',
  ...over,
});

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    return isRefusal(error) ? error.code : String(error);
  }
};

describe('a change of a threshold', () => {
  it('ends on its eve what ran until then', () => {
    const records = withChanges([row({})], [change()]);
    expect([numberAt(records, 'x.days', '2026-01-31', '07'), numberAt(records, 'x.days', '2026-02-01', '07')]).toEqual([
      90, 180,
    ]);
    const now = parameterAt(records, 'x.days', '2026-03-01', '');
    expect(now).toMatchObject({ norm: 'DS-015-2026-IN', article: '4', confidence: 'OFF' });
    expect(now ? changeIdOf(now.record) : null).toBe(3);
  });

  it('of one territory leaves the others as they were', () => {
    const records = withChanges([row({})], [change({ territory: '07', value: 30 })]);
    expect([
      numberAt(records, 'x.days', '2026-03-01', '070102'),
      numberAt(records, 'x.days', '2026-03-01', '15'),
    ]).toEqual([30, 90]);
  });

  it('may be followed by others, whatever their order of arrival', () => {
    const records = withChanges([row({})], [change({ id: 5, validFrom: '2026-05-01', value: 30 }), change({ id: 3 })]);
    expect(['2026-01-01', '2026-04-30', '2026-05-01'].map((day) => numberAt(records, 'x.days', day, ''))).toEqual([
      90, 180, 30,
    ]);
  });

  it.each([
    ['none', {}, {}],
    ['unknown-parameter', { code: 'y' }, {}],
    ['parameter-other-kind', { value: null, day: '2026-01-01' }, {}],
    ['parameter-overlap', {}, { validTo: '2026-12-31' }],
    ['none', {}, { validTo: '2026-01-31' }],
    ['parameter-overlap', {}, { validFrom: '2026-03-01' }],
    ['parameter-overlap', {}, { validFrom: '2026-02-01' }],
    ['none', { validTo: '2026-02-28' }, { validFrom: '2026-03-01' }],
    ['none', { territory: '07' }, { validTo: '2026-12-31' }],
  ] as const)('answers %s', (code, over, own) => {
    expect(codeOf(() => refuseUnfitChange(change(over), [row(own)]))).toBe(code);
  });

  it('says with which value it would meet', () => {
    expect(() => refuseUnfitChange(change(), [row({ validTo: '2026-12-31', norm: 'DS-001-2020-IN' })])).toThrow(
      'El 01/02/2026 se cruza con otro valor de «Plazo», que rige hasta el 31/12/2026 (DS-001-2020-IN): un umbral tiene un solo valor cada día.',
    );
  });

  it('does not rule before its norm obliges', () => {
    const norm = { citation: 'Decreto Supremo 015-2026-IN', from: '2026-02-02' };
    expect(codeOf(() => refuseBackdated('2026-02-01', norm))).toBe('parameter-before-norm');
    expect(codeOf(() => refuseBackdated('2026-02-02', norm))).toBe('none');
    expect(codeOf(() => refuseBackdated('2000-01-01', { ...norm, from: null }))).toBe('none');
  });
});

describe('an obligation', () => {
  const monthly = { firstDueOn: '2026-01-31', every: 'month', endsOn: null } as const;
  it('is owed every month, on its last day where it is short', () => {
    expect(openDueDays(monthly, new Set(['2026-01-31']), '2026-02-10')).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('ends, comes once, or each quarter and year', () => {
    expect(openDueDays({ ...monthly, endsOn: '2026-03-01' }, new Set(), '2026-02-10')).toEqual([
      '2026-01-31',
      '2026-02-28',
    ]);
    expect(openDueDays({ ...monthly, every: 'once' }, new Set(), '2025-02-10')).toEqual(['2026-01-31']);
    expect(openDueDays({ ...monthly, every: 'quarter' }, new Set(), '2026-02-10')).toEqual([
      '2026-01-31',
      '2026-04-30',
    ]);
    expect(openDueDays({ ...monthly, every: 'year' }, new Set(), '2027-02-10')).toEqual(['2026-01-31', '2027-01-31']);
  });

  it('knows its own days', () => {
    expect(['2026-02-28', '2026-02-27', '2025-12-31'].map((day) => isDueDay(monthly, day))).toEqual([
      true,
      false,
      false,
    ]);
    expect(isDueDay({ ...monthly, every: 'once' }, '2026-02-28')).toBe(false);
  });
});
