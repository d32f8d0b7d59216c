// A picture with its legend below in place of beside: what fits a telephone without becoming unreadable.
import type { Drawing, Shape } from './drawing.ts';

const GAP = 8;
/** Of the legend, from its own left edge. */
const MARGIN = 4;

/** Null where the picture has no legend at its right. */
export function stackedDrawing({ width, height, shapes, legend }: Drawing): Drawing | null {
  if (!legend) return null;
  const moved = (shape: Shape): Shape =>
    (shape.kind === 'rect' || shape.kind === 'text') && shape.x >= legend.x
      ? { ...shape, x: shape.x - legend.x + MARGIN, y: shape.y + height + GAP }
      : shape;
  return {
    width: Math.max(legend.x - GAP, width - legend.x + MARGIN),
    height: height + GAP + legend.height,
    shapes: shapes.map(moved),
  };
}
