import { describe, expect, it } from 'vitest';
import { modificationsOf, type Vintage, vintageAt } from './modifications.ts';

const at = (editionId: number, cutOff: string, pim: number): Vintage => ({
  editionId,
  cutOff,
  pia: 100,
  pim,
  accrued: 0,
});

describe('modifications between cut-off dates', () => {
  const vintages = [at(3, '2024-12-31', 130), at(1, '2024-03-31', 120), at(2, '2024-06-30', 120)];

  it('are the differences of editions, from the PIA on, and say nothing where nothing changed', () =>
    expect(modificationsOf(vintages)).toEqual([
      { from: null, to: '2024-03-31', editionId: 1, before: 100, after: 120, change: 20 },
      { from: '2024-06-30', to: '2024-12-31', editionId: 3, before: 120, after: 130, change: 10 },
    ]));
  it.each([
    ['2024-01-01', undefined],
    ['2024-03-31', 120],
    ['2024-07-01', 120],
    ['2025-02-01', 130],
  ])('leave two PIM of one year both right: on %s it was %s', (day, pim) =>
    expect(vintageAt(vintages, day)?.pim).toBe(pim),
  );
});
