import { describe, expect, it } from 'vitest';
import { cubeOf, PROJECTS } from './cube.ts';
import type { BudgetGroup } from './dataset.ts';
import { groupProblems } from './group-rules.ts';

const group = (more: Partial<BudgetGroup> = {}): BudgetGroup => {
  const months = more.months ?? [0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  return {
    year: 2024,
    entity: '301234',
    territory: '070101',
    level: 'M',
    product: '3000355',
    source: '1',
    article: '',
    piaCents: 500,
    pimCents: 1000,
    accruedCents: months.reduce((sum, month) => sum + month, 0),
    months,
    rows: 1,
    ...more,
  };
};
const codesOf = (groups: readonly BudgetGroup[], closed = new Map()): readonly string[] =>
  [...groupProblems(groups, closed).values()].map(({ code }) => code);

describe('what a group may not add up to', () => {
  it.each([
    ['a budget within its PIM', [group()], []],
    ['a reversal of what was accrued', [group({ months: [0, 100, -40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] })], []],
    ['an accrual above the PIM', [group({ pimCents: 99 })], ['accrued-above-pim']],
    [
      'a negative that reverses nothing',
      [group({ months: [0, 100, -140, 0, 0, 0, 90, 0, 0, 0, 0, 0, 0] })],
      ['negative-without-accrual'],
    ],
    [
      'a negative before its accrual',
      [group({ months: [0, -10, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] })],
      ['negative-without-accrual'],
    ],
    [
      'a product that repeats the sum of the others',
      [
        group(),
        group({ product: '3000356' }),
        group({ product: '9999999', pimCents: 2000, months: [0, 200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }),
      ],
      ['total-as-data'],
    ],
    ['two products that happen to be equal', [group(), group({ product: '3000356' })], []],
    [
      'products of nothing',
      [
        group({ pimCents: 0, months: Array(13).fill(0) }),
        group({ product: '2', pimCents: 0, months: Array(13).fill(0) }),
        group({ product: '3', pimCents: 0, months: Array(13).fill(0) }),
      ],
      [],
    ],
  ])('%s', (_, groups, expected) => expect(codesOf(groups)).toEqual(expected));

  it('a closed PIM that changes backwards', () => {
    const closed = new Map([['301234/2024/3000355/1/', { pimCents: 900, cutOff: '2025-01-31' }]]);
    expect(codesOf([group()], closed)).toEqual(['pim-backwards']);
    expect(codesOf([group({ pimCents: 900 })], closed)).toEqual([]);
  });
});

describe('the cube', () => {
  const rows = cubeOf([
    group(),
    group({ product: '2123456', source: '5', pimCents: 7 }),
    group({ entity: '9', level: 'R', pimCents: 3 }),
  ]);
  const pims = (grain: string, territory: string): readonly (readonly [string, string, number])[] =>
    rows
      .filter((row) => row.grain === grain && row.territory === territory)
      .map(({ level, product, pimCents }) => [level, product, pimCents]);

  it('adds up entities and every territory above them, each level of government apart', () => {
    expect(pims('entity', '070101')).toEqual([
      ['M', '', 1007],
      ['R', '', 3],
    ]);
    for (const territory of ['', '07', '0701'])
      expect(pims('territory', territory)).toEqual([
        ['M', '', 1007],
        ['R', '', 3],
      ]);
  });
  it('shows projects together', () =>
    expect(pims('product', '07')).toEqual([
      ['M', '3000355', 1000],
      ['M', PROJECTS, 7],
      ['R', '3000355', 3],
    ]));
});
