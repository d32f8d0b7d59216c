// Rectangles of a slide, in points (13.333 × 7.5 inches is 960 × 540).

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface NamedBox extends Box {
  readonly name: string;
}

export const SLIDE: Box = { x: 0, y: 0, width: 960, height: 540 };

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Side by side, each with its share of what the gaps leave. */
export function columnsOf(box: Box, shares: readonly number[], gap: number): readonly Box[] {
  const room = box.width - gap * (shares.length - 1);
  let x = box.x;
  return shares.map((share) => {
    const column = { ...box, x, width: room * share };
    x += column.width + gap;
    return column;
  });
}

/** One over the other, each with its share of what the gaps leave. */
export function rowsOf(box: Box, shares: readonly number[], gap: number): readonly Box[] {
  const room = box.height - gap * (shares.length - 1);
  let y = box.y;
  return shares.map((share) => {
    const row = { ...box, y, height: room * share };
    y += row.height + gap;
    return row;
  });
}

/** The largest box of that proportion, centred. */
export function contain(
  box: Box,
  width: number,
  height: number,
  largestScale = Infinity,
): Box & { readonly scale: number } {
  const scale = Math.min(box.width / width, box.height / height, largestScale);
  return {
    x: box.x + (box.width - width * scale) / 2,
    y: box.y + (box.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
    scale,
  };
}
