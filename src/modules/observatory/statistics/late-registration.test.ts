// Published values: Mack (1993), table 2, over the triangle of Taylor & Ashe (1983), in thousands there, whole here.
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#test/support/seeded-random.ts';
import { developmentOf, nowcast, totalError, type Triangle } from './late-registration.ts';

const INCREMENTS: Triangle = [
  [357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948],
  [352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046],
  [290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405],
  [310608, 1108250, 776189, 1562400, 272482, 352053, 206286],
  [443160, 693190, 991983, 769488, 504851, 470639],
  [396132, 937085, 847498, 805037, 705960],
  [440832, 847631, 1131398, 1063269],
  [359480, 1061648, 1443370],
  [376686, 986608],
  [344014],
];

function cumulative(row: readonly number[]): readonly number[] {
  let sum = 0;
  return row.map((value) => (sum += value));
}

describe('what is still to be registered', () => {
  const triangle = INCREMENTS.map(cumulative);
  const answer = nowcast(triangle);
  const months = answer.kind === 'estimated' ? answer.months : [];

  it('has the development factors of the published triangle', () => {
    expect(developmentOf(triangle).factors.map((factor) => Math.round(factor * 1000) / 1000)).toEqual([
      3.491, 1.747, 1.457, 1.174, 1.104, 1.086, 1.054, 1.077, 1.018,
    ]);
  });

  it('foretells what Mack published, with his errors', () => {
    const missing = months.map(({ expected, known }) => Math.round((expected - known) / 1000));
    expect(missing).toEqual([0, 95, 470, 710, 985, 1419, 2178, 3920, 4279, 4626]);
    const errors = months.map(({ standardError, expected, known }) =>
      expected === known ? 0 : Math.round((100 * standardError) / (expected - known)),
    );
    expect(errors).toEqual([0, 80, 26, 19, 27, 29, 26, 22, 23, 29]);
  });

  it('foretells the published total: 18,681 thousand with an error of 2,447 thousand', () => {
    const total = months.reduce((sum, { expected, known }) => sum + expected - known, 0);
    expect(Math.round(total / 1000)).toBe(18681);
    expect(Math.round(totalError(triangle, months, developmentOf(triangle)) / 1000)).toBe(2447);
  });

  it('is not said before enough editions can be compared', () => {
    expect(nowcast([[10, 12, 13], [11, 13], [9]])).toEqual({ kind: 'notYet', editions: 3, needed: 4 });
    expect(nowcast([])).toEqual({ kind: 'notYet', editions: 0, needed: 4 });
  });

  it('holds what really came in its interval nineteen times in twenty, over synthetic editions', () => {
    const random = seededRandom(20250407).next;
    let inside = 0;
    let asked = 0;
    for (let run = 0; run < 200; run += 1) {
      const { seen, truth } = syntheticEditions(random);
      const found = nowcast(seen);
      if (found.kind !== 'estimated') throw new Error('enough editions were made');
      // The newest five months: the older ones are all but complete.
      for (const index of [7, 8, 9, 10, 11]) {
        const [month, real] = [found.months[index], truth[index]];
        if (!month || real === undefined) continue;
        asked += 1;
        if (month.low <= real && real <= month.high) inside += 1;
      }
    }
    expect(asked).toBe(1000);
    expect(inside / asked).toBeGreaterThan(0.9);
    expect(inside / asked).toBeLessThan(0.99);
  });
});

/** Twelve months as twelve editions would have known them: some 2,000 events each, half of them registered late. */
function syntheticEditions(random: () => number): { readonly seen: Triangle; readonly truth: readonly number[] } {
  const shares = [0.5, 0.25, 0.12, 0.06, 0.03, 0.02, 0.01, 0.005, 0.003, 0.001, 0.0007, 0.0003];
  const full = Array.from({ length: 12 }, () => {
    const mean = 1500 + random() * 1000;
    return cumulative(shares.map((share) => poisson(mean * share, random)));
  });
  return {
    seen: full.map((row, month) => row.slice(0, 12 - month)),
    truth: full.map((row) => row.at(-1) ?? 0),
  };
}

/** Normal above thirty, else counted by exponentials: good enough to draw tests from. */
function poisson(mean: number, random: () => number): number {
  if (mean > 30) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  let [count, sum] = [0, -Math.log(1 - random())];
  while (sum < mean) {
    count += 1;
    sum -= Math.log(1 - random());
  }
  return count;
}
