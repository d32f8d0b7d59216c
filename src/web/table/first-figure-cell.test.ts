import { describe, expect, it } from 'vitest';
import { firstFigureCell } from './first-figure-cell.ts';

describe('where the tab key enters a table', () => {
  it('is its first cell with a figure', () => {
    const rows = [
      [{ content: ['a'] }, { content: ['—'] }],
      [{ content: ['b'] }, { content: [{ figure: 'x' }] }],
    ];
    expect(firstFigureCell(rows)).toEqual({ row: 1, column: 1 });
  });

  it('is nowhere when a table has only words', () => {
    expect(firstFigureCell([[{ content: ['a'] }]])).toBeNull();
  });
});
