// Months out of line with their own season and trend: Farrington et al. (J. R. Stat. Soc. A 159, 1996) on months.
// The same month of earlier years and its neighbours give, by a quasi-Poisson regression with a trend, what was to be
// expected; months that were out of line themselves weigh less.
import { Z99 } from './normal.ts';

export interface MonthlySeries {
  readonly key: string;
  /** Of consecutive months; null: no row, zero or unrecorded. */
  readonly counts: readonly (number | null)[];
}

export interface Anomaly {
  readonly key: string;
  /** Index in `counts`. */
  readonly month: number;
  readonly count: number;
  readonly expected: number;
  /** 99 % of months like this one stay between. */
  readonly low: number;
  readonly high: number;
  /** (count − expected) ÷ (limit − expected): beyond 1 it is out of line; negative below. */
  readonly score: number;
}

/** Parameters chosen by this platform; each is printed with the method. */
export const ANOMALY_PARAMETERS = {
  /** Earlier years looked at, and the months on each side of the same one. */
  years: 5,
  window: 1,
  /** Fewer reference months than this say nothing. */
  minimumReference: 6,
  /** Times that months out of line are weighed down. */
  rounds: 5,
  /** A trend is fitted where there are this many years. */
  trendYears: 3,
  /** Fewer cases than this in month and expectation are nobody's pattern. */
  minimumCases: 10,
  /** One month in a hundred would be beyond, on either side together. */
  quantile: Z99,
} as const;

/** What one month of a series is, beside what it could have been; null: there is too little to say. */
export function anomalyOf({ key, counts }: MonthlySeries, month: number): Anomaly | null {
  const count = counts[month] ?? null;
  if (count === null) return null;
  const reference = referenceOf(counts, month);
  if (reference.length < ANOMALY_PARAMETERS.minimumReference) return null;
  const fit = fitTrend(reference);
  const expected = Math.exp(fit.intercept + fit.slope * month);
  if (!Number.isFinite(expected) || Math.max(count, expected) < ANOMALY_PARAMETERS.minimumCases) return null;
  const { low, high } = limits(expected, fit, month);
  const reach = count >= expected ? high - expected : expected - low;
  const score = reach <= 0 ? 0 : (count - expected) / reach;
  return { key, month, count, expected, low, high, score };
}

/** Those of a month that are out of line, the farthest first. */
export function anomaliesOf(series: readonly MonthlySeries[], month: number): readonly Anomaly[] {
  return series
    .flatMap((one) => anomalyOf(one, month) ?? [])
    .filter(({ score }) => Math.abs(score) > 1)
    .toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score) || (a.key < b.key ? -1 : 1));
}

interface Point {
  readonly at: number;
  readonly count: number;
}

/** Months of the years before that say what is to be expected of this one. */
export function referenceOf(counts: readonly (number | null)[], month: number): readonly Point[] {
  const { years, window } = ANOMALY_PARAMETERS;
  const points: Point[] = [];
  for (let year = years; year >= 1; year -= 1) {
    for (let shift = -window; shift <= window; shift += 1) {
      const at = month - 12 * year + shift;
      const count = counts[at] ?? null;
      if (at >= 0 && count !== null) points.push({ at, count });
    }
  }
  return points;
}

interface Fit {
  readonly intercept: number;
  readonly slope: number;
  /** Over Poisson; at least 1. */
  readonly dispersion: number;
  /** Covariance of intercept and slope, without the dispersion. */
  readonly covariance: readonly [number, number, number];
}

/** Again and again: months far above what was fitted weigh less each time, and no longer hide the next one. */
function fitTrend(reference: readonly Point[]): Fit {
  const [first, last] = [reference[0]?.at ?? 0, reference.at(-1)?.at ?? 0];
  const withTrend = last - first >= 12 * (ANOMALY_PARAMETERS.trendYears - 1);
  let fit = settle(
    reference,
    reference.map(() => 1),
    withTrend,
  );
  for (let round = 0; round < ANOMALY_PARAMETERS.rounds; round += 1)
    fit = settle(reference, reweighted(reference, fit), withTrend);
  return fit;
}

/** A trend that would foretell more than was ever seen is no trend (rule of the original). */
function settle(reference: readonly Point[], weights: readonly number[], withTrend: boolean): Fit {
  const flat = regress(reference, weights, false);
  if (!withTrend) return flat;
  const sloped = regress(reference, weights, true);
  const most = Math.max(...reference.map(({ count }) => count));
  const next = (reference.at(-1)?.at ?? 0) + 12;
  return Math.exp(sloped.intercept + sloped.slope * next) > most * 1.5 ? flat : sloped;
}

/** Iteratively weighted least squares with a logarithmic link. */
function regress(reference: readonly Point[], weights: readonly number[], withTrend: boolean): Fit {
  const mean = reference.reduce((sum, { count }) => sum + count, 0) / reference.length;
  const middle = reference.reduce((sum, { at }) => sum + at, 0) / reference.length;
  let intercept = Math.log(Math.max(mean, 0.1));
  let slope = 0;
  let inverse: readonly [number, number, number] = [0, 0, 0];
  for (let round = 0; round < 25; round += 1) {
    let [s0, s1, s2, t0, t1] = [0, 0, 0, 0, 0];
    reference.forEach(({ at, count }, index) => {
      const x = at - middle;
      const linear = intercept + slope * x;
      const fitted = Math.exp(linear);
      const weight = fitted * (weights[index] ?? 1);
      const working = linear + (count - fitted) / fitted;
      s0 += weight;
      s1 += weight * x;
      s2 += weight * x * x;
      t0 += weight * working;
      t1 += weight * x * working;
    });
    const determinant = s0 * s2 - s1 * s1;
    const solvable = withTrend && determinant > 1e-9;
    const [nextIntercept, nextSlope] = solvable
      ? [(s2 * t0 - s1 * t1) / determinant, (s0 * t1 - s1 * t0) / determinant]
      : [t0 / s0, 0];
    inverse = solvable ? [s2 / determinant, -s1 / determinant, s0 / determinant] : [1 / s0, 0, 0];
    const moved = Math.abs(nextIntercept - intercept) + Math.abs(nextSlope - slope);
    [intercept, slope] = [nextIntercept, nextSlope];
    if (moved < 1e-9) break;
  }
  const pearson = reference.reduce((sum, { at, count }, index) => {
    const fitted = Math.exp(intercept + slope * (at - middle));
    return sum + ((weights[index] ?? 1) * (count - fitted) ** 2) / fitted;
  }, 0);
  const freedom = reference.length - (withTrend ? 2 : 1);
  const [v00, v01, v11] = inverse;
  return {
    intercept: intercept - slope * middle,
    slope,
    dispersion: Math.max(1, pearson / Math.max(1, freedom)),
    // Moved from the middle back to month zero.
    covariance: [v00 - 2 * middle * v01 + middle ** 2 * v11, v01 - middle * v11, v11],
  };
}

/** Anscombe residuals above 1 weigh by their square; all weights add up to the number of months. */
function reweighted(reference: readonly Point[], { intercept, slope, dispersion }: Fit): readonly number[] {
  const raw = reference.map(({ at, count }) => {
    const fitted = Math.exp(intercept + slope * at);
    const residual = (1.5 * (count ** (2 / 3) - fitted ** (2 / 3))) / (fitted ** (1 / 6) * Math.sqrt(dispersion));
    return residual > 1 ? residual ** -2 : 1;
  });
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => (weight * reference.length) / sum);
}

/** On the scale of the power two thirds, where such counts are all but normal. */
function limits(expected: number, { dispersion, covariance }: Fit, month: number): { low: number; high: number } {
  const [v00, v01, v11] = covariance;
  const ofMean = dispersion * expected ** 2 * (v00 + 2 * month * v01 + month ** 2 * v11);
  const relative = Math.sqrt(dispersion * expected + Math.max(0, ofMean)) / expected;
  const reach = (2 / 3) * ANOMALY_PARAMETERS.quantile * relative;
  return { low: expected * Math.max(0, 1 - reach) ** 1.5, high: expected * (1 + reach) ** 1.5 };
}
