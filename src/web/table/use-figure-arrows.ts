// A table is one stop of the tab key; inside, the arrows go from figure to figure.
import { type FocusEvent, type KeyboardEvent, useCallback, useState } from 'react';

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export interface FigureArrows {
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLTableElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLTableElement>) => void;
  /** True for the one cell that the tab key stops at. */
  readonly reachable: (row: number, column: number) => boolean;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** `first` is where the tab key stops before the table is used: its first cell with a figure. */
export function useFigureArrows(first: CellPosition | null): FigureArrows {
  const [active, setActive] = useState<CellPosition | null>(null);
  const onFocus = useCallback((event: FocusEvent<HTMLTableElement>) => {
    const position = positionOf(event.target);
    if (position) setActive(position);
  }, []);
  // Once left, the table is entered at its first figure again: the last one may be filtered away.
  const onBlur = useCallback((event: FocusEvent<HTMLTableElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setActive(null);
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLTableElement>) => {
    const step = STEPS[event.key];
    const from = positionOf(event.target);
    if (!step || !from) return;
    const next = nextFigure(event.currentTarget, from, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }, []);
  const stop = active ?? first;
  const reachable = (row: number, column: number): boolean => stop?.row === row && stop.column === column;
  return { onKeyDown, onFocus, onBlur, reachable };
}

function positionOf(target: EventTarget): CellPosition | null {
  if (!(target instanceof HTMLElement) || !target.matches('.v-figure')) return null;
  const cell = target.closest<HTMLElement>('[data-row]');
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
}

/** The next figure in a direction, over cells that have none. */
function nextFigure(
  table: HTMLElement,
  from: CellPosition,
  [down, right]: readonly [number, number],
): HTMLElement | null {
  for (let steps = 1; steps <= 200; steps += 1) {
    const row = from.row + down * steps;
    const column = from.column + right * steps;
    const cell = table.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
    if (!cell) return null;
    const figure = cell.querySelector<HTMLElement>('.v-figure');
    if (figure) return figure;
  }
  return null;
}
