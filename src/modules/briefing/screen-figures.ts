// What a page needs of its figures: the cells behind a sum of hundreds of districts are its proof, asked apart.
import type { Figure, FigureMap } from '#shared/figure.ts';

const MOST_CELLS = 20;

/** A figure of more cells comes without them, and its proof (GET /api/figures/:id) has them. */
export function screenFigures(figures: FigureMap): FigureMap {
  return Object.fromEntries(Object.entries(figures).map(([id, figure]) => [id, withoutManyCells(figure)]));
}

function withoutManyCells(figure: Figure): Figure {
  const { origin } = figure;
  return origin.kind === 'cells' && origin.cells.length > MOST_CELLS
    ? { ...figure, origin: { ...origin, cells: [] } }
    : figure;
}
