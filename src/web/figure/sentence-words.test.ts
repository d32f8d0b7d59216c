import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import { sentenceRank, sentenceWords } from './sentence-words.ts';

function aFigure(id: string, value: number | null): Figure {
  return {
    id,
    section: 'serenos',
    label: id,
    value,
    unit: 'count',
    decimals: 0,
    period: '2025',
    territory: '07',
    source: 'x',
    elaboration: 'x',
    cutOff: null,
    origin: { kind: 'cells', cells: [] },
  };
}

const figures = { a: aFigure('a', 1234), b: aFigure('b', null), c: aFigure('c', 9) };

describe('a sentence as words', () => {
  it('prints its figures with the one formatter and a missing one as "sin dato"', () => {
    expect(sentenceWords(['Hay ', { figure: 'a' }, ' y ', { figure: 'b' }], figures)).toBe('Hay 1,234 y sin dato');
  });
});

describe('what a cell sorts by', () => {
  it('is its number, not its spelling', () => {
    const ranks = [sentenceRank([{ figure: 'a' }], figures), sentenceRank([{ figure: 'c' }], figures)];
    expect(ranks).toEqual([1234, 9]);
  });

  it('is nothing when the number is missing, so that missing is never the smallest', () => {
    expect(sentenceRank([{ figure: 'b' }], figures)).toBeUndefined();
  });
});
