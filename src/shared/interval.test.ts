import { describe, expect, it } from 'vitest';
import {
  exactly,
  intersection,
  isInside,
  meet,
  minus,
  quotient,
  roundedTo,
  roundingInterval,
  sumOf,
  times,
  truncatedTo,
} from './interval.ts';

describe('a rounding interval', () => {
  it('is half of the last decimal printed to each side', () => {
    expect(roundingInterval(22.9, 1)).toEqual({ low: 22.849999999999998, high: 22.95 });
    expect(roundingInterval(100, 0)).toEqual({ low: 99.5, high: 100.5 });
  });

  it('adds up over the parts of a sum', () => {
    const parts = [10, 20, 30].map((value) => roundingInterval(value, 0));
    expect(sumOf(parts)).toEqual({ low: 58.5, high: 61.5 });
    expect(meet(sumOf(parts), roundingInterval(62, 0))).toBe(true);
    expect(meet(sumOf(parts), roundingInterval(63, 0))).toBe(false);
  });

  it('meets another in one point, without binary noise', () => {
    expect(meet(exactly(0.1 + 0.2), exactly(0.3))).toBe(true);
    expect(isInside(22.95, roundingInterval(22.9, 1))).toBe(true);
    expect(isInside(22.951, roundingInterval(22.9, 1))).toBe(false);
  });

  it('turns over when multiplied by a negative', () => {
    expect(times({ low: 1, high: 2 }, -3)).toEqual({ low: -6, high: -3 });
    expect(minus({ low: 5, high: 6 }, { low: 1, high: 2 })).toEqual({ low: 3, high: 5 });
  });

  it('has no quotient when the divisor may be zero', () => {
    expect(quotient(exactly(1), roundingInterval(0, 0))).toBeNull();
    expect(quotient(exactly(1), exactly(4))).toEqual({ low: 0.25, high: 0.25 });
  });

  it('has the common part of two', () => {
    expect(intersection({ low: 1, high: 3 }, { low: 2, high: 5 })).toEqual({ low: 2, high: 3 });
    expect(intersection({ low: 1, high: 2 }, { low: 3, high: 5 })).toBeNull();
  });
});

describe('a printed value', () => {
  it.each([
    [44.752, 1, 44.8, 44.7],
    [1.005, 2, 1.01, 1],
    [-1.25, 1, -1.3, -1.2],
    [78_078_288, 0, 78_078_288, 78_078_288],
  ])('of %d with %d decimals rounds to %d and truncates to %d', (value, decimals, rounded, truncated) => {
    expect(roundedTo(value, decimals)).toBe(rounded);
    expect(truncatedTo(value, decimals)).toBe(truncated);
  });
});
