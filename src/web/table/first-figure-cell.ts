import type { Cell } from '#shared/document.ts';
import type { CellPosition } from './use-figure-arrows.ts';

/** The first cell that prints a figure, row by row; null when none does. */
export function firstFigureCell(rows: readonly (readonly Cell[])[]): CellPosition | null {
  for (const [row, cells] of rows.entries()) {
    const column = cells.findIndex((cell) => cell.content.some((part) => typeof part !== 'string'));
    if (column !== -1) return { row, column };
  }
  return null;
}
