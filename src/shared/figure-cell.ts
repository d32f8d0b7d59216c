import type { Cell } from './document.ts';
import type { Figure } from './figure.ts';
import { say } from './sentence.ts';

/** The cell of a table that holds a figure; without one, or without its value, it reads as not known. */
export function figureCell(figure: Figure | null | undefined): Cell {
  if (!figure) return { content: ['sin dato'], state: 'unknown' };
  return { content: say`${figure}`, ...(figure.value === null ? { state: 'unknown' } : {}) };
}
