// What a year will have accrued in December, from what it has by a month and from how earlier years ended.
import { medianOf, type SpendingYear, spentBy } from './pace.ts';

/** Nominal coverage of the interval, in percent. */
export const INTERVAL = 80;
/** Fewer earlier years give no interval. */
export const PROJECTION_YEARS = 3;

export interface Projection {
  readonly month: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Earlier years that it stands on. */
  readonly years: readonly number[];
}

/** Student's t of an 80% interval by degrees of freedom, from one; beyond, the normal's. */
const T_80 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372] as const;
const NORMAL_80 = 1.282;

/**
 * Spent by the month, times the ratio of December to that month in earlier years: the mean of its logarithm and a
 * prediction interval over it. Nothing accrued is taken back on the whole, and no more than the PIM can be accrued.
 * Null when the month is missing, nothing was spent, or fewer than `PROJECTION_YEARS` earlier years are whole.
 */
export function projectYear(year: SpendingYear, month: number, earlier: readonly SpendingYear[]): Projection | null {
  const spent = spentBy(year, month);
  if (spent === null || spent <= 0 || month >= 12) return null;
  const ratios = earlier.flatMap((other) => {
    const [then, end] = [spentBy(other, month), spentBy(other, 12)];
    return then === null || end === null || then <= 0 || end <= 0
      ? []
      : [{ year: other.year, log: Math.log(end / then) }];
  });
  if (ratios.length < PROJECTION_YEARS) return null;
  const n = ratios.length;
  const mean = ratios.reduce((sum, { log }) => sum + log, 0) / n;
  const variance = ratios.reduce((sum, { log }) => sum + (log - mean) ** 2, 0) / (n - 1);
  const half = (T_80[n - 2] ?? NORMAL_80) * Math.sqrt(variance * (1 + 1 / n));
  const within = (value: number): number => Math.min(Math.max(value, spent), year.pim ?? Number.POSITIVE_INFINITY);
  return {
    month,
    low: within(spent * Math.exp(mean - half)),
    middle: within(spent * Math.exp(mean)),
    high: within(spent * Math.exp(mean + half)),
    years: ratios.map((ratio) => ratio.year).toSorted((a, b) => a - b),
  };
}

export interface Backtest {
  readonly month: number;
  /** Closed years projected from what was known of the years before them. */
  readonly trials: number;
  /** Those whose December fell inside of the interval. */
  readonly covered: number;
  /** Of |projected − real| ÷ real, in percent. Null without trials. */
  readonly medianError: number | null;
}

/** Every closed year of every series as if its end were unknown, from the years before it alone. */
export function backtest(series: readonly (readonly SpendingYear[])[], month: number): Backtest {
  const trials = series.flatMap((years) =>
    years.flatMap((year) => {
      const real = spentBy(year, 12);
      const projected = projectYear(
        // What was not known then: how the year ended, and the PIM that it ended with.
        { ...year, pim: null, months: year.months.slice(0, month) },
        month,
        years.filter((other) => other.year < year.year),
      );
      return real === null || real <= 0 || projected === null ? [] : [{ real, projected }];
    }),
  );
  const errors = trials
    .map(({ real, projected }) => (Math.abs(projected.middle - real) / real) * 100)
    .toSorted((a, b) => a - b);
  return {
    month,
    trials: trials.length,
    covered: trials.filter(({ real, projected }) => projected.low <= real && real <= projected.high).length,
    medianError: errors.length === 0 ? null : medianOf(errors),
  };
}
