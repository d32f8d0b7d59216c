// Longitude and latitude onto the paper of a drawing.

/** Rings of [longitude, latitude], outer ones and holes. */
export type Rings = readonly (readonly (readonly [number, number])[])[];

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Projection = (point: readonly [number, number]) => readonly [number, number];

/** Equirectangular, true at the middle latitude: at the size of Peru no eye sees the difference. */
export function fitProjection(shapes: readonly Rings[], frame: Frame): Projection {
  const points = shapes.flat(2);
  const longitudes = extent(points.map(([longitude]) => longitude));
  const latitudes = extent(points.map(([, latitude]) => latitude));
  const shrink = Math.cos((((latitudes.low + latitudes.high) / 2) * Math.PI) / 180);
  const width = Math.max((longitudes.high - longitudes.low) * shrink, 1e-9);
  const height = Math.max(latitudes.high - latitudes.low, 1e-9);
  const scale = Math.min(frame.width / width, frame.height / height);
  const left = frame.x + (frame.width - width * scale) / 2;
  const top = frame.y + (frame.height - height * scale) / 2;
  return ([longitude, latitude]) => [
    tenth(left + (longitude - longitudes.low) * shrink * scale),
    tenth(top + (latitudes.high - latitude) * scale),
  ];
}

/** Projected rings without the points that the eye cannot tell apart; a ring keeps at least a triangle. */
export function projectRings(rings: Rings, project: Projection, tolerance = 0.6): Rings {
  return rings.flatMap((ring) => {
    const points = thin(ring.map(project), tolerance);
    return points.length >= 3 ? [points] : [];
  });
}

function thin(points: readonly (readonly [number, number])[], tolerance: number): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < tolerance) continue;
    kept.push(point);
  }
  return kept;
}

const SCAN_LINES = 16;

/** A point well inside the largest ring: where a label can stand. Scans lines, takes the widest gap. */
export function insidePoint(
  rings: Rings,
): { readonly at: readonly [number, number]; readonly width: number } | undefined {
  const largest = rings.toSorted((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0];
  if (!largest) return undefined;
  const heights = extent(largest.map(([, y]) => y));
  const height = heights.high - heights.low + 1e-9;
  const middle = (heights.high + heights.low) / 2;
  let best: { at: readonly [number, number]; width: number; score: number } | undefined;
  for (let line = 1; line < SCAN_LINES; line += 1) {
    const y = heights.low + (height * line) / SCAN_LINES;
    const crossings = crossingsAt(rings, y);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [from = 0, to = 0] = [crossings[index], crossings[index + 1]];
      // Wide, and rather in the middle of the shape than at its edges.
      const score = (to - from) * (1 - Math.abs(y - middle) / height);
      if (!best || score > best.score) best = { at: [tenth((from + to) / 2), tenth(y)], width: to - from, score };
    }
  }
  return best;
}

function crossingsAt(rings: Rings, y: number): readonly number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    let previous = ring.at(-1);
    for (const point of ring) {
      if (previous && previous[1] > y !== point[1] > y) {
        crossings.push(previous[0] + ((y - previous[1]) / (point[1] - previous[1])) * (point[0] - previous[0]));
      }
      previous = point;
    }
  }
  return crossings.sort((a, b) => a - b);
}

function area(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

function extent(values: readonly number[]): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
