import { describe, expect, it } from 'vitest';
import { aFigure, figureMap } from '#test/support/checked-figures.ts';
import { screenFigures } from './screen-figures.ts';

const sumOf = (id: string, rows: number) =>
  aFigure({
    id,
    value: rows,
    origin: {
      kind: 'cells',
      cells: Array.from({ length: rows }, (_, at) => ({ editionId: 1, table: 't', recordId: at, column: 'c' })),
      formula: 'suma de los distritos',
    },
  });

describe('the figures of a page', () => {
  it('leave the cells of a large sum to its proof, and say how it is made', () => {
    const figures = screenFigures(figureMap([sumOf('a', 1891), sumOf('b', 7)]));
    expect(figures['a']?.origin).toEqual({ kind: 'cells', cells: [], formula: 'suma de los distritos' });
    expect(figures['a']?.value).toBe(1891);
    expect(figures['b']?.origin).toEqual(sumOf('b', 7).origin);
  });
});
