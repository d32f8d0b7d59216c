import { describe, expect, it } from 'vitest';
import { seededRandom } from '#test/support/seeded-random.ts';
import { anomaliesOf, anomalyOf } from './anomaly.ts';

const YEARS = 7;
/** December is twice June, every year 5 % less than the one before. */
const seasonal = (month: number): number =>
  Math.round(100 * 0.95 ** (month / 12) * (1 + 0.33 * Math.cos((2 * Math.PI * (month - 11)) / 12)));
const steady = Array.from({ length: 12 * YEARS }, (_, month) => seasonal(month));
const last = steady.length - 1;
const withLast = (count: number | null): readonly (number | null)[] => [...steady.slice(0, -1), count];

describe('a month of a series', () => {
  it('that follows its season and its trend is in line, though it is the highest of the year', () => {
    const found = anomalyOf({ key: 'a', counts: steady }, last);
    expect(found?.expected).toBeGreaterThan(80);
    expect(Math.abs(found?.score ?? 9)).toBeLessThan(0.5);
  });

  it('that doubles is out of line above, that halves below', () => {
    expect(anomalyOf({ key: 'a', counts: withLast(seasonal(last) * 2) }, last)?.score).toBeGreaterThan(2);
    expect(anomalyOf({ key: 'a', counts: withLast(Math.round(seasonal(last) / 2)) }, last)?.score).toBeLessThan(-1);
  });

  it('in June as high as every December is out of line', () => {
    const june = last - 6;
    const counts = steady.map((count, month) => (month === june ? seasonal(last) : count));
    expect(anomalyOf({ key: 'a', counts }, june)?.score).toBeGreaterThan(1);
  });

  it('is not hidden by one of the years before that was out of line itself', () => {
    const counts = withLast(seasonal(last) * 2).map((count, month) => (month === last - 24 ? 400 : count));
    expect(anomalyOf({ key: 'a', counts }, last)?.score).toBeGreaterThan(1);
  });

  it.each([
    ['too few years', steady.slice(-14), 13],
    ['no row', withLast(null), last],
    ['fewer than ten cases', steady.map(() => 3), last],
  ])('with %s says nothing', (_, counts, month) => {
    expect(anomalyOf({ key: 'a', counts }, month)).toBeNull();
  });

  it('of chance alone is out of line once in a hundred times, more or less', () => {
    const random = seededRandom(7);
    let beyond = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run += 1) {
      const counts = Array.from({ length: 84 }, () => normalCount(50, random.next));
      if (Math.abs(anomalyOf({ key: 'a', counts }, 83)?.score ?? 0) > 1) beyond += 1;
    }
    expect(beyond / runs).toBeGreaterThan(0.002);
    expect(beyond / runs).toBeLessThan(0.03);
  });
});

describe('the months out of line', () => {
  it('stand with the farthest first, and those in line are left out', () => {
    const found = anomaliesOf(
      [
        { key: 'steady', counts: steady },
        { key: 'doubled', counts: withLast(seasonal(last) * 2) },
        { key: 'fivefold', counts: withLast(seasonal(last) * 5) },
      ],
      last,
    );
    expect(found.map(({ key }) => key)).toEqual(['fivefold', 'doubled']);
  });
});

/** Poisson, by its normal approximation. */
function normalCount(mean: number, next: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
}
