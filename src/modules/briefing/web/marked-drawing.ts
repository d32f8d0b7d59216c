import type { Drawing } from '#shared/drawing.ts';

/** The place among its neighbours: its outline in ink, over the others'. */
export function markedDrawing(drawing: Drawing, code: string): Drawing {
  const isOwn = (shape: Drawing['shapes'][number]): boolean => shape.kind === 'polygon' && shape.territory === code;
  const lastArea = drawing.shapes.findLastIndex(({ kind }) => kind === 'polygon');
  const own = drawing.shapes.filter(isOwn).map((shape) => ({ ...shape, stroke: 'ink' as const, strokeWidth: 2.5 }));
  return {
    ...drawing,
    shapes: [
      ...drawing.shapes.slice(0, lastArea + 1).filter((shape) => !isOwn(shape)),
      ...own,
      ...drawing.shapes.slice(lastArea + 1),
    ],
  };
}
