import { describe, expect, it } from 'vitest';
import { doseOf, isDetailWhole, monthAfter, monthsOf, type MonthState, monthState } from './months.ts';

describe('a month', () => {
  it.each<[string, number, 'none' | 'complete' | null, MonthState]>([
    ['2025-03', 3, null, 'withActivity'],
    ['2025-03', 0, null, 'missing'],
    ['2025-03', 0, 'none', 'declaredEmpty'],
    ['2025-03', 3, 'complete', 'complete'],
    ['2025-06', 0, null, 'open'],
  ])('%s with %i activities, declared %s, is %s', (month, activities, declared, state) => {
    expect(monthState({ month, activities, declared }, '2025-06-15')).toBe(state);
  });

  it('follows another', () => {
    expect(['2025-01', '2025-12', '2024-02'].map(monthAfter)).toEqual(['2025-02', '2026-01', '2024-03']);
  });
});

describe('the detail of a year', () => {
  it('stands for the stated figure only when every month was declared', () => {
    expect(monthsOf('2025', '2025-04-06')).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
    const three = new Set(['2025-01', '2025-02', '2025-03']);
    expect(isDetailWhole('2025', '2025-04-06', three)).toBe(false);
    expect(isDetailWhole('2025', '2025-04-06', new Set([...three, '2025-04']))).toBe(true);
  });
});

describe('the dose of a neighbourhood', () => {
  it.each([
    [30, 60, 6, 0.5, 'met'],
    [29, 60, 6, 29 / 60, 'under'],
    [5, null, 6, null, 'noPlan'],
    [5, 0, 6, null, 'noPlan'],
  ] as const)('%i of %s after %i months', (done, goal, elapsed, ratio, state) => {
    expect(doseOf(done, goal, elapsed)).toEqual({ ratio, state });
  });
});
