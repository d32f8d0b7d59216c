import { describe, expect, it } from 'vitest';
import { advanceBy, bandAt, goalOf, percentileAmong, percentileAt, type SpendingYear, spentBy } from './pace.ts';

const year = (name: number, months: readonly (number | null)[], pim: number | null = null): SpendingYear => ({
  year: name,
  months,
  pim,
});
const even = (name: number, monthly: number, pim: number | null = null): SpendingYear =>
  year(
    name,
    Array.from({ length: 12 }, () => monthly),
    pim,
  );

describe('what was spent by a month', () => {
  it.each([
    ['adds the months', year(2024, [1, 2, 3]), 2, 3],
    ['takes back what is reversed', year(2024, [10, -4, 3]), 2, 6],
    ['is unknown after a month that nobody says', year(2024, [1, null, 3]), 3, null],
    ['is unknown beyond the last month', year(2024, [1, 2]), 3, null],
    ['is unknown before January', year(2024, [1, 2]), 0, null],
  ])('%s', (_, series, month, expected) => expect(spentBy(series, month)).toBe(expected));

  it.each([
    ['of the PIM where there is one', even(2024, 10, 240), 6, 25],
    ['of the whole year where there is none', even(2024, 10), 6, 50],
    ['nothing of a PIM of nothing', even(2024, 10, 0), 6, null],
    ['nothing of a year that is not over and has no PIM', year(2025, [10, 10]), 2, null],
  ])('is a share %s', (_, series, month, expected) => expect(advanceBy(series, month)).toBe(expected));
});

describe('the band of earlier years', () => {
  const earlier = [even(2021, 10, 240), even(2022, 10, 200), even(2023, 10, 150), year(2024, [1, null], 100)];

  it('goes from the slowest to the fastest, and leaves out whom a month is missing', () =>
    expect(bandAt(earlier, 6)).toEqual({ low: 25, median: 30, high: 40, years: [2021, 2022, 2023] }));
  it('does not stand on two years', () => expect(bandAt(earlier.slice(0, 2), 6)).toBeNull());
  it.each([
    [20, 0],
    [25, (0.5 / 3) * 100],
    [35, (2 / 3) * 100],
    [41, 100],
  ])('puts %d at percentile %d', (advance, expected) =>
    expect(percentileAt(advance, earlier, 6)).toBeCloseTo(expected, 9),
  );
  it('has no percentile among none', () => expect(percentileAmong(1, [])).toBeNull());
});

describe('a goal for December', () => {
  const asked = { pim: 1200, accrued: 300, cutOff: '2025-06-30', year: 2025, goal: 90 };
  it.each([
    ['must speed up', {}, 'speedUp', 780],
    ['goes fast enough', { accrued: 600 }, 'enough', 480],
    ['was reached', { accrued: 1080 }, 'reached', 0],
    ['comes too late', { cutOff: '2025-12-31' }, 'closed', 780],
    ['is of no budget', { pim: 0 }, 'noBudget', 0],
  ])('%s', (_, more, state, lacking) => expect(goalOf({ ...asked, ...more })).toMatchObject({ state, lacking }));

  it('says by how much a month', () => {
    const answer = goalOf(asked);
    expect(answer.monthsLeft).toBeCloseTo((184 / 365) * 12, 9);
    expect(answer.perMonth).toBeCloseTo(780 / ((184 / 365) * 12), 6);
    expect(answer.times).toBeCloseTo((780 / 184) * (181 / 300), 6);
  });
  it('divides by no time at all on the last day', () =>
    expect(goalOf({ ...asked, cutOff: '2025-12-31' })).toMatchObject({ perMonth: null, times: null }));
  it('of a later day than its year has no time left', () =>
    expect(goalOf({ ...asked, cutOff: '2026-02-01' })).toMatchObject({ monthsLeft: 0, state: 'closed' }));
});
