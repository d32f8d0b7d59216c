// Published values: README of the R package ptools (apwheele/ptools, MIT), function wdd.
import { describe, expect, it } from 'vitest';
import { detectableDifference, displacementDifference } from './displacement.ts';

const local = { control: { before: 20, after: 20 }, treated: { before: 20, after: 10 } };

describe('the weighted displacement difference', () => {
  it('of control (20, 20) and treated (20, 10) is −10 with standard error √70', () => {
    const result = displacementDifference(local);
    expect(result).toMatchObject({ local: -10, displacement: 0, total: -10 });
    expect(result.standardError).toBeCloseTo(Math.sqrt(70), 10);
    expect(result.z).toBeCloseTo(-1.1952, 4);
    expect([result.low, result.high].map((bound) => Math.round(bound * 100) / 100)).toEqual([-26.4, 6.4]);
  });

  it('with displacement (30, 30) and (30, 20) is −20 with standard error √180', () => {
    const result = displacementDifference({
      ...local,
      aroundControl: { before: 30, after: 30 },
      aroundTreated: { before: 30, after: 20 },
    });
    expect(result).toMatchObject({ local: -10, displacement: -10, total: -20 });
    expect(result.standardError).toBeCloseTo(Math.sqrt(180), 10);
    expect(result.z).toBeCloseTo(-1.4907, 4);
  });

  it('takes a time after that is twice as long as two of the time before', () => {
    const result = displacementDifference({
      control: { before: 20, after: 40 },
      treated: { before: 20, after: 20 },
      timeWeight: 2,
    });
    expect(result.total).toBe(-10);
    expect(result.standardError).toBeCloseTo(Math.sqrt(20 + 10 + 20 + 5), 10);
  });

  it('has no z where nothing was counted', () => {
    const nothing = { before: 0, after: 0 };
    expect(displacementDifference({ control: nothing, treated: nothing }).z).toBeNull();
  });

  it('tells the smallest difference that would be seen: 2.8 standard errors of no change', () => {
    // (1.95996 + 0.84162) · √(2 · (20 + 20))
    expect(detectableDifference(local)).toBeCloseTo(25.058, 3);
  });
});
