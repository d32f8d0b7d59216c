import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, eTest, exactConditionalTest, ratioInterval } from './poisson.ts';
import { judgeFamily } from './verdict.ts';

describe('the comparison of two counts', () => {
  it("gives the published e-test and exact test of 20 against 10 (ptools' example)", () => {
    expect(eTest(20, 10)).toBeCloseTo(0.0688, 4);
    expect(exactConditionalTest(20, 10)).toBeCloseTo(0.0987, 4);
  });

  it('does not depend on which count comes first', () => {
    expect(eTest(10, 20)).toBeCloseTo(eTest(20, 10), 12);
    expect(exactConditionalTest(10, 20)).toBeCloseTo(exactConditionalTest(20, 10), 12);
  });

  it('sees no difference between equal counts, and nothing in nothing', () => {
    expect(eTest(7, 7)).toBe(1);
    expect(exactConditionalTest(7, 7)).toBe(1);
    expect(eTest(0, 0)).toBe(1);
  });

  it('agrees with the definition, term by term, on small counts', () => {
    for (const [a, b] of [
      [3, 0],
      [6, 9],
      [5, 14],
      [1, 8],
    ] as const)
      expect(eTest(a, b)).toBeCloseTo(eTestByDefinition(a, b), 9);
  });

  it('tends to the normal test on large counts', () => {
    // z = (10,180 − 10,000) / √20,180 = 1.2671; two tails 0.2051.
    expect(eTest(10_000, 10_180)).toBeCloseTo(0.2051, 3);
    expect(exactConditionalTest(10_000, 10_180)).toBeCloseTo(0.2078, 3);
  });

  it('is quick on counts of the whole country', () => {
    expect(eTest(272_597, 235_241)).toBeLessThan(1e-12);
    expect(exactConditionalTest(272_597, 272_597 + 400)).toBeGreaterThan(0.5);
  });

  it('adjusts for the comparisons of the same family (Benjamini & Hochberg, their example of 15)', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(p).filter((value) => value <= 0.05)).toHaveLength(4);
  });

  it('gives a ratio with an interval that holds it', () => {
    const { ratio, low, high } = ratioInterval(167, 224);
    expect(ratio).toBeCloseTo(1.341, 3);
    expect(low).toBeGreaterThan(1);
    expect(low).toBeLessThan(1.341);
    expect(high).toBeGreaterThan(1.341);
    expect(ratioInterval(0, 3).ratio).toBeNull();
  });
});

describe('a verdict', () => {
  const verdicts = judgeFamily([
    { key: 'delitos', previous: 6322, current: 4133 },
    { key: 'faltas', previous: 423, current: 418 },
    { key: 'adolescentes', previous: 6, current: 9 },
    { key: 'secuestro', previous: 4, current: null },
  ]);

  it('affirms a fall only with evidence', () => {
    expect(verdicts.get('delitos')?.kind).toBe('falls');
    expect(verdicts.get('faltas')?.kind).toBe('inconclusive');
  });

  it('gives no percentage over too few cases', () => {
    expect(verdicts.get('adolescentes')).toMatchObject({ kind: 'inconclusive', percentAllowed: false });
  });

  it('says nothing of a missing count, which is not zero', () => {
    expect(verdicts.get('secuestro')?.kind).toBe('noData');
  });
});

function eTestByDefinition(a: number, b: number): number {
  const mean = (a + b) / 2;
  const poisson = (k: number): number => {
    let chance = Math.exp(-mean);
    for (let i = 1; i <= k; i += 1) chance *= mean / i;
    return chance;
  };
  const statistic = (x: number, y: number): number => (x + y === 0 ? 0 : Math.abs(x - y) / Math.sqrt(x + y));
  const seen = statistic(a, b);
  let sum = 0;
  for (let x = 0; x < 90; x += 1)
    for (let y = 0; y < 90; y += 1) if (statistic(x, y) >= seen - 1e-12) sum += poisson(x) * poisson(y);
  return sum;
}
