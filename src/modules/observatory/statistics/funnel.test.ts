import { describe, expect, it } from 'vitest';
import { funnelOf } from './funnel.ts';

describe('a funnel of rates', () => {
  it('asks more of a small place than of a large one', () => {
    const { commonRate, points } = funnelOf([
      { key: 'small', count: 6, population: 4_000 },
      { key: 'large', count: 600, population: 400_000 },
      { key: 'rest', count: 394, population: 596_000 },
    ]);
    expect(commonRate).toBeCloseTo(0.001, 10);
    // Both have one and a half times the common rate.
    expect(points.map(({ key, place }) => [key, place])).toEqual([
      ['small', 'inside'],
      ['large', 'above'],
      ['rest', 'below'],
    ]);
  });

  it('has the exact Poisson limits of 100 expected, within half a case', () => {
    // Exact for a mean of 100: P(X ≤ 80) = 0.0226, P(X ≥ 121) = 0.0227.
    const [point] = funnelOf([{ key: 'a', count: 100, population: 1_000 }]).points;
    expect(Math.abs((point?.low95 ?? 0) * 1_000 - 81)).toBeLessThan(0.5);
    expect(Math.abs((point?.high95 ?? 0) * 1_000 - 120.5)).toBeLessThan(0.5);
  });

  it('widens where places differ more than by chance', () => {
    const spread = Array.from({ length: 20 }, (_, index) => ({
      key: String(index),
      count: index % 2 === 0 ? 50 : 150,
      population: 1_000,
    }));
    expect(funnelOf(spread).dispersion).toBeGreaterThan(10);
    expect(funnelOf(spread.map((place) => ({ ...place, count: 100 }))).dispersion).toBe(1);
  });

  it('leaves out a place without population', () => {
    expect(funnelOf([{ key: 'a', count: 1, population: 0 }])).toEqual({ commonRate: 0, dispersion: 1, points: [] });
  });
});
