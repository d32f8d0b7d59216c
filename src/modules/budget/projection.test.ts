import { describe, expect, it } from 'vitest';
import { backtest, projectYear } from './projection.ts';
import type { SpendingYear } from './pace.ts';

const months = (monthly: number, december: number): readonly number[] => [
  ...Array.from({ length: 11 }, () => monthly),
  december,
];
const year = (name: number, monthly: number, december: number): SpendingYear => ({
  year: name,
  months: months(monthly, december),
  pim: null,
});
const course = (name: number, until: number, pim: number | null = null): SpendingYear => ({
  year: name,
  months: Array.from({ length: until }, () => 10),
  pim,
});

describe('a projection to December', () => {
  const alike = [year(2021, 10, 10), year(2022, 20, 20), year(2023, 5, 5)];

  it('of years that always ended alike is certain', () => {
    const projection = projectYear(course(2024, 6), 6, alike);
    expect(projection?.years).toEqual([2021, 2022, 2023]);
    for (const value of [projection?.low, projection?.middle, projection?.high]) expect(value).toBeCloseTo(120, 9);
  });
  it('of years that ended differently is an interval around what they did', () => {
    const projection = projectYear(course(2024, 6), 6, [year(2021, 10, 10), year(2022, 10, 40), year(2023, 10, 70)]);
    expect(projection?.middle).toBeCloseTo(60 * Math.cbrt(2 * 2.5 * 3), 6);
    expect(projection?.low).toBeLessThan(projection?.middle ?? 0);
    expect(projection?.high).toBeGreaterThan(projection?.middle ?? 0);
  });
  it('is never below what is spent nor above the PIM', () => {
    const projection = projectYear(course(2024, 6, 70), 6, [
      year(2021, 10, 0),
      year(2022, 10, 400),
      year(2023, 10, 10),
    ]);
    expect(projection?.low).toBeGreaterThanOrEqual(60);
    expect(projection?.high).toBe(70);
  });
  it.each([
    ['two earlier years', course(2024, 6), 6, alike.slice(0, 2)],
    ['nothing spent', { ...course(2024, 6), months: [0, 0, 0, 0, 0, 0] }, 6, alike],
    ['a month that nobody says', { ...course(2024, 6), months: [1, null, 1, 1, 1, 1] }, 6, alike],
    ['December itself', course(2024, 12), 12, alike],
  ])('is not made of %s', (_, series, month, earlier) => expect(projectYear(series, month, earlier)).toBeNull());
});

describe('its backtest', () => {
  it('asks each closed year with the years before it alone', () => {
    const years = [2019, 2020, 2021, 2022, 2023].map((name) => year(name, 10, 10));
    expect(backtest([years], 6)).toMatchObject({ month: 6, trials: 2, medianError: expect.closeTo(0, 9) });
  });
  it('counts a year that ended outside', () => {
    const years = [...[2019, 2020, 2021].map((name) => year(name, 10, 10 + name / 1e4)), year(2022, 10, 500)];
    expect(backtest([years], 6)).toMatchObject({ trials: 1, covered: 0 });
  });
  it('has no error without trials', () =>
    expect(backtest([[year(2022, 1, 1)]], 6)).toEqual({ month: 6, trials: 0, covered: 0, medianError: null }));
});
