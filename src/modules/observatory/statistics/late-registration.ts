// How many of a month are still to be registered. Editions of one dataset, each with a later cut-off, make a
// triangle: events of a month as known one month after, two months after… Mack (ASTIN Bulletin 23, 1993) gives its
// development factors and, with no law assumed for the counts, the error of what they foretell.
import { Z95 } from './normal.ts';

/** By month of the event, oldest first; each as known 0, 1, 2… editions later. Cumulative; later ones are shorter. */
export type Triangle = readonly (readonly number[])[];

export interface Development {
  /** From known at age k to known at k + 1. */
  readonly factors: readonly number[];
  /** Mack's σ²ₖ. */
  readonly variances: readonly number[];
}

export interface Nowcast {
  /** Known in the newest edition. */
  readonly known: number;
  /** Expected once all is registered. */
  readonly expected: number;
  readonly standardError: number;
  /** 95 %, log-normal: never below what is known. */
  readonly low: number;
  readonly high: number;
}

export type NowcastAnswer =
  | { readonly kind: 'estimated'; readonly months: readonly Nowcast[]; readonly development: Development }
  /** Too few editions that can be compared: how many there are, and how many it takes. */
  | { readonly kind: 'notYet'; readonly editions: number; readonly needed: number };

/** This platform's choice: two factors at least, each seen in three months. */
export const EDITIONS_NEEDED = 4;

export function nowcast(triangle: Triangle): NowcastAnswer {
  const editions = Math.max(0, ...triangle.map((month) => month.length));
  if (editions < EDITIONS_NEEDED || triangle.length < EDITIONS_NEEDED)
    return { kind: 'notYet', editions: Math.min(editions, triangle.length), needed: EDITIONS_NEEDED };
  const development = developmentOf(triangle);
  return { kind: 'estimated', development, months: triangle.map((month) => nowcastOf(month, triangle, development)) };
}

export function developmentOf(triangle: Triangle): Development {
  const ages = Math.max(...triangle.map((month) => month.length));
  const factors: number[] = [];
  const variances: number[] = [];
  for (let age = 0; age + 1 < ages; age += 1) {
    const pairs = triangle.flatMap((month) => {
      const [from, to] = [month[age], month[age + 1]];
      return from === undefined || to === undefined || from === 0 ? [] : [{ from, to }];
    });
    const base = pairs.reduce((sum, { from }) => sum + from, 0);
    const factor = base === 0 ? 1 : pairs.reduce((sum, { to }) => sum + to, 0) / base;
    factors.push(factor);
    const spread = pairs.reduce((sum, { from, to }) => sum + from * (to / from - factor) ** 2, 0);
    variances.push(pairs.length > 1 ? spread / (pairs.length - 1) : lastVariance(variances));
  }
  return { factors, variances };
}

/** Mack's rule for the one factor that a single month shows. */
function lastVariance(variances: readonly number[]): number {
  const [before, last] = [variances.at(-2) ?? 0, variances.at(-1) ?? 0];
  return before === 0 ? last : Math.min(last ** 2 / before, Math.min(before, last));
}

function nowcastOf(month: readonly number[], triangle: Triangle, { factors, variances }: Development): Nowcast {
  const known = month.at(-1) ?? 0;
  let expected = known;
  let relative = 0;
  for (let age = month.length - 1; age < factors.length; age += 1) {
    const factor = factors[age] ?? 1;
    const base = triangle.reduce((sum, other) => sum + (other[age + 1] === undefined ? 0 : (other[age] ?? 0)), 0);
    if (expected > 0 && base > 0) relative += ((variances[age] ?? 0) / factor ** 2) * (1 / expected + 1 / base);
    expected *= factor;
  }
  const standardError = expected * Math.sqrt(relative);
  if (standardError === 0) return { known, expected, standardError, low: expected, high: expected };
  const logVariance = Math.log(1 + (standardError / expected) ** 2);
  const middle = Math.log(expected) - logVariance / 2;
  const half = Z95 * Math.sqrt(logVariance);
  return {
    known,
    expected,
    standardError,
    low: Math.max(known, Math.exp(middle - half)),
    high: Math.max(known, Math.exp(middle + half)),
  };
}

/** Of all months together (Mack 1993, corollary to theorem 3): errors of one factor go the same way. */
export function totalError(
  triangle: Triangle,
  months: readonly Nowcast[],
  { factors, variances }: Development,
): number {
  let squared = 0;
  triangle.forEach((month, index) => {
    const one = months[index];
    if (!one || month.length > factors.length) return;
    const laterExpected = months.slice(index + 1).reduce((sum, { expected }) => sum + expected, 0);
    let shared = 0;
    for (let age = month.length - 1; age < factors.length; age += 1) {
      const base = triangle.reduce((sum, other) => sum + (other[age + 1] === undefined ? 0 : (other[age] ?? 0)), 0);
      if (base > 0) shared += (2 * (variances[age] ?? 0)) / (factors[age] ?? 1) ** 2 / base;
    }
    squared += one.standardError ** 2 + one.expected * laterExpected * shared;
  });
  return Math.sqrt(squared);
}
