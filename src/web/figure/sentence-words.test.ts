import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import { sentenceRank, sentenceWords } from './sentence-words.ts';

const counted = (id: string, value: number | null) => aFigure({ id, value, period: '2025' });

const figures = { a: counted('a', 1234), b: counted('b', null), c: counted('c', 9) };

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
