import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '#modules/sources/index.ts';
import { parseQuarter, quarterOfDay, lastDayOfQuarter } from './quarter.ts';
import { keepersOf, stageAfter, stagesOf, territoryOfStage } from './review.ts';
import { closeDueOn, reviewDueOn, rulesOf } from './rules.ts';

function aParameter(code: string, value: number, more: StoredRecord['values'] = {}): StoredRecord {
  return {
    id: 1,
    editionId: 1,
    table: 'legal-parameter',
    ordinal: 1,
    territory: '',
    values: { code, meaning: '', value, unit: 'porcentaje', scope: 'PE', confidence: 'GUESS', ...more },
    printed: {},
    locator: { file: 'parametros.csv', sheet: 'Parámetros', row: 2 },
    revision: 0,
  };
}

const FIRST = { year: 2025, quarter: 1 } as const;

describe('the rules of a quarter', () => {
  it('are those in force on its last day', () => {
    const parameters = [
      aParameter('plans.progress-cap', 100, { validTo: '2025-03-30' }),
      aParameter('plans.progress-cap', 120, { validFrom: '2025-03-31' }),
    ];
    expect(rulesOf(parameters, FIRST, '07').cap).toBe(120);
    expect(rulesOf(parameters, { year: 2024, quarter: 4 }, '07').cap).toBe(100);
  });

  it('say «supuesto» while one of them is a guess, and the norm when all are written in one', () => {
    const written = aParameter('plans.progress-cap', 100, { confidence: 'OFF', norm: 'RM-0786-2023-IN' });
    expect(rulesOf([written], FIRST, '07').basis).toBe('RM-0786-2023-IN');
    expect(rulesOf([written, aParameter('plans.close-days', 15)], FIRST, '07').basis).toBe('supuesto');
    expect(rulesOf([], FIRST, '07')).toMatchObject({ cap: null, basis: 'sin regla en vigor' });
  });

  it('set the days in which it is closed and looked at', () => {
    expect(closeDueOn(FIRST, { closeDays: 15 })).toBe('2025-04-15');
    expect(closeDueOn(FIRST, { closeDays: null })).toBeNull();
    expect(reviewDueOn('2025-12-28', { reviewDays: 10 })).toBe('2026-01-07');
  });
});

describe('a quarter', () => {
  it.each([
    ['2025-T1', '2025-03-31'],
    ['2024-T2', '2024-06-30'],
    ['2027-T4', '2027-12-31'],
  ])('%s ends on %s', (code, last) => {
    const quarter = parseQuarter(code);
    expect(quarter && lastDayOfQuarter(quarter)).toBe(last);
    expect(quarterOfDay(last)).toEqual(quarter);
  });

  it.each(['2025-T0', '2025-T5', '25-T1', '2025-1', ''])('«%s» is none', (text) => {
    expect(parseQuarter(text)).toBeUndefined();
  });
});

describe('the way up', () => {
  it.each([
    ['070105', ['0701', '07', '']],
    ['0701', ['07', '']],
    ['07', ['']],
  ])('of a plan of %s goes by %j', (territory, way) => {
    expect(stagesOf(territory).map((stage) => territoryOfStage(territory, stage))).toEqual(way);
  });

  it('ends at the Ministry', () => {
    expect([stageAfter('070105', null), stageAfter('070105', 4), stageAfter('070105', 2)]).toEqual([4, 2, 0]);
    expect(stageAfter('070105', 0)).toBeNull();
    expect(stageAfter('07', null)).toBe(0);
  });

  it('begins with the secretary of the plan', () => {
    expect(['07', '0701', '070101'].flatMap(keepersOf)).toEqual([
      'regionalSecretary',
      'provincialSecretary',
      'districtSecretary',
    ]);
  });
});
