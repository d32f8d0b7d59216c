// Rings of an outline as GeoJSON (RFC 7946): outer rings counter-clockwise, each with the holes inside of it.
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { isInRing } from '#shared/polygon.ts';

type Ring = readonly (readonly [number, number])[];

export function geometryOf(outline: readonly Ring[]): Polygon | MultiPolygon | null {
  const rings = outline.filter((ring) => ring.length >= 4);
  const around = rings.map((ring, index) => rings.filter((other, at) => at !== index && isInside(ring[0], other)));
  const polygons = rings.flatMap((ring, index): Position[][][] => {
    const depth = around[index]?.length ?? 0;
    if (depth % 2 === 1) return [];
    const holes = rings.filter((_, at) => (around[at]?.length ?? 0) === depth + 1 && (around[at] ?? []).includes(ring));
    return [[wound(ring, 'left'), ...holes.map((hole) => wound(hole, 'right'))]];
  });
  const [first] = polygons;
  if (!first) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function isInside(point: readonly [number, number] | undefined, ring: Ring): boolean {
  if (!point) return false;
  return isInRing(
    ring.map(([lon, lat]) => ({ lon, lat })),
    { lon: point[0], lat: point[1] },
  );
}

/** To the left: counter-clockwise. Closed: the last point is the first. */
function wound(ring: Ring, to: 'left' | 'right'): Position[] {
  const [first] = ring;
  const last = ring.at(-1);
  const closed = first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : [...ring];
  const twiceArea = closed.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = closed[index + 1] ?? [x1, y1];
    return sum + (x1 * y2 - x2 * y1);
  }, 0);
  const isLeft = twiceArea > 0;
  return (isLeft === (to === 'left') ? closed : closed.toReversed()).map(([x, y]) => [x, y]);
}

/** [west, south, east, north]; null where there is nothing. */
export function boxOf(outline: readonly Ring[]): readonly [number, number, number, number] | null {
  const points = outline.flat();
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [least(xs), least(ys), most(xs), most(ys)];
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
