import type { Drawing } from '#shared/drawing.ts';

/** Figures that a picture shows, in order, without repeats. */
export function drawingFigureIds(drawing: Drawing): readonly string[] {
  const ids = new Set<string>();
  for (const shape of drawing.shapes) {
    if (shape.figure) ids.add(shape.figure);
    if (shape.kind !== 'text') continue;
    for (const part of shape.text) if (typeof part !== 'string') ids.add(part.figure);
  }
  return [...ids];
}
