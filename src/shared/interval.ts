// Rounding intervals (after XBRL Calculations 1.1): a value printed with d decimals stands for
// [v − ½·10⁻ᵈ, v + ½·10⁻ᵈ]. Two figures agree when their intervals meet.
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Binary noise of a few operations on numbers of up to fifteen digits. */
const NOISE = 1e-11;

export function exactly(value: number): Interval {
  return { low: value, high: value };
}

/** Half of the last decimal printed: 0.05 for 30.1. */
export function halfUnit(decimals: number): number {
  return 0.5 * 10 ** -decimals;
}

/** What a value printed with `decimals` may have been before it was rounded. */
export function roundingInterval(value: number, decimals: number): Interval {
  const half = halfUnit(decimals);
  return { low: value - half, high: value + half };
}

export function sumOf(intervals: readonly Interval[]): Interval {
  return intervals.reduce((sum, next) => ({ low: sum.low + next.low, high: sum.high + next.high }), exactly(0));
}

export function minus(a: Interval, b: Interval): Interval {
  return { low: a.low - b.high, high: a.high - b.low };
}

export function times(interval: Interval, factor: number): Interval {
  return spanOf([interval.low * factor, interval.high * factor]);
}

export function product(a: Interval, b: Interval): Interval {
  return spanOf([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]);
}

/** Null when the divisor may be zero. */
export function quotient(a: Interval, b: Interval): Interval | null {
  if (b.low <= 0 && b.high >= 0) return null;
  return spanOf([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high]);
}

export function meet(a: Interval, b: Interval): boolean {
  return a.low <= b.high + noiseOf(a, b) && b.low <= a.high + noiseOf(a, b);
}

/** The common part, or null when they do not meet. */
export function intersection(a: Interval, b: Interval): Interval | null {
  if (!meet(a, b)) return null;
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return low <= high ? { low, high } : exactly((low + high) / 2);
}

export function isInside(value: number, interval: Interval): boolean {
  return meet(exactly(value), interval);
}

export function widened(interval: Interval, by: number): Interval {
  return { low: interval.low - by, high: interval.high + by };
}

export function middle(interval: Interval): number {
  return (interval.low + interval.high) / 2;
}

/** 44.752…, 1 → 44.8; halves go away from zero, as they are printed. */
export function roundedTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = Number((Math.abs(value) * scale).toPrecision(14));
  return (Math.sign(value) * Math.round(scaled)) / scale;
}

/** 81.157, 1 → 81.1: the rest is cut off. */
export function truncatedTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.trunc(Number((value * scale).toPrecision(14))) / scale;
}

function noiseOf(a: Interval, b: Interval): number {
  return NOISE * Math.max(1, Math.abs(a.low), Math.abs(a.high), Math.abs(b.low), Math.abs(b.high));
}

function spanOf(values: readonly number[]): Interval {
  return { low: Math.min(...values), high: Math.max(...values) };
}
