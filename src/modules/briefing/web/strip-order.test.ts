import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import { rankOf, regionHere, sortedItems, type Strip } from './strip-order.ts';

function aFigure(id: string, value: number | null): Figure {
  return {
    id,
    section: 'complaints',
    label: id,
    value,
    unit: 'percent',
    decimals: 1,
    period: '',
    territory: '',
    source: '',
    elaboration: '',
    cutOff: null,
    origin: { kind: 'cells', cells: [] },
  };
}

const figures = { a: aFigure('a', -3), b: aFigure('b', null), c: aFigure('c', 5), d: aFigure('d', 5) };
const strip: Strip = {
  caption: '',
  items: ['a', 'b', 'c', 'd'].map((id) => ({
    place: { code: id, name: id, level: 'region' },
    figure: id,
    here: id === 'a',
  })),
};

describe('the strip of regions', () => {
  it('goes from high to low and leaves the missing at the end', () => {
    expect(sortedItems(strip, figures).map((item) => item.figure)).toEqual(['c', 'd', 'a', 'b']);
  });

  it('ranks among those with a number, ties together, and never ranks a missing one', () => {
    const ranks = strip.items.map((item) => rankOf(item, strip, figures));
    expect(ranks).toEqual([{ rank: 3, of: 3 }, null, { rank: 1, of: 3 }, { rank: 1, of: 3 }]);
  });

  it('knows the region of any place, and Lima Metropolitana of its own districts', () => {
    const items = ['07', '15', '1501'].map((code) => ({ place: { code } }));
    const found = ['070105', '1502', '150122', '1501', 'PE'].map((code) => regionHere(code, items)?.place.code);
    expect(found).toEqual(['07', '15', '1501', '1501', undefined]);
  });
});
