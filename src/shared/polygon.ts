// Limits on the ground: rings of longitude and latitude, and what lies inside of them.

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Each ring closed or not, in degrees; the first one is the outline and the others are holes. */
export interface Polygon {
  readonly rings: readonly (readonly Point[])[];
}

export type PolygonReading =
  | { readonly polygons: readonly Polygon[] }
  | { readonly problem: 'not-geojson' | 'too-few-points' | 'too-many-points' | 'crosses-itself' | 'off-the-earth' };

const MOST_POINTS = 2_000;

/** A Polygon or MultiPolygon of GeoJSON, alone, as a Feature or as the only one of a FeatureCollection. */
export function readPolygons(geojson: unknown): PolygonReading {
  const geometry = geometryOf(geojson);
  const lists = geometry === undefined ? undefined : listsOf(geometry);
  if (!lists) return { problem: 'not-geojson' };
  const polygons: Polygon[] = [];
  let points = 0;
  for (const rings of lists) {
    const read = rings.map(readRing);
    if (read.length === 0 || read.some((ring) => ring === undefined)) return { problem: 'not-geojson' };
    const known = read.flatMap((ring) => (ring ? [ring] : []));
    if (known.some((ring) => ring.length < 3)) return { problem: 'too-few-points' };
    if (known.some((ring) => ring.some(({ lat, lon }) => Math.abs(lat) > 90 || Math.abs(lon) > 180)))
      return { problem: 'off-the-earth' };
    points += known.reduce((sum, ring) => sum + ring.length, 0);
    if (points > MOST_POINTS) return { problem: 'too-many-points' };
    if (known.some(crossesItself)) return { problem: 'crosses-itself' };
    polygons.push({ rings: known });
  }
  return polygons.length === 0 ? { problem: 'not-geojson' } : { polygons };
}

/** Inside of an outline and of none of its holes. */
export function containsPoint(polygons: readonly Polygon[], point: Point): boolean {
  return polygons.some(
    ({ rings: [outline, ...holes] }) =>
      outline !== undefined && isInRing(outline, point) && !holes.some((hole) => isInRing(hole, point)),
  );
}

/** Whatever its direction; holes are the caller's matter. */
export function isInRing(ring: readonly Point[], { lat, lon }: Point): boolean {
  let inside = false;
  sidesOf(ring).forEach(([from, to]) => {
    const spans = from.lat > lat !== to.lat > lat;
    if (spans && lon < ((to.lon - from.lon) * (lat - from.lat)) / (to.lat - from.lat) + from.lon) inside = !inside;
  });
  return inside;
}

function sidesOf(ring: readonly Point[]): readonly (readonly [Point, Point])[] {
  return ring.flatMap((point, index) => {
    const next = ring[(index + 1) % ring.length];
    return next ? [[point, next] as const] : [];
  });
}

function crossesItself(ring: readonly Point[]): boolean {
  const sides = sidesOf(ring);
  return sides.some(([a, b], index) =>
    sides.some(([c, d], other) => {
      const neighbours = other <= index + 1 || (index === 0 && other === sides.length - 1);
      return !neighbours && turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
    }),
  );
}

/** Above zero to the left of the way from `a` to `b`. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

function readRing(ring: unknown): readonly Point[] | undefined {
  if (!Array.isArray(ring)) return undefined;
  const points = ring.map(readPoint);
  if (points.some((point) => point === undefined)) return undefined;
  const known = points.flatMap((point) => (point ? [point] : []));
  const [first, last] = [known[0], known.at(-1)];
  const isClosed = known.length > 1 && first?.lat === last?.lat && first?.lon === last?.lon;
  return isClosed ? known.slice(0, -1) : known;
}

function readPoint(position: unknown): Point | undefined {
  if (!Array.isArray(position)) return undefined;
  const [lon, lat]: readonly unknown[] = position;
  return typeof lon === 'number' && typeof lat === 'number' && Number.isFinite(lon) && Number.isFinite(lat)
    ? { lat, lon }
    : undefined;
}

function listsOf(geometry: unknown): readonly (readonly unknown[])[] | undefined {
  const coordinates = fieldOf(geometry, 'coordinates');
  if (!Array.isArray(coordinates)) return undefined;
  const type = fieldOf(geometry, 'type');
  if (type === 'Polygon') return [coordinates];
  if (type === 'MultiPolygon' && coordinates.every((one): one is unknown[] => Array.isArray(one))) return coordinates;
  return undefined;
}

function geometryOf(geojson: unknown): unknown {
  const type = fieldOf(geojson, 'type');
  if (type === 'Feature') return fieldOf(geojson, 'geometry');
  if (type !== 'FeatureCollection') return geojson;
  const features = fieldOf(geojson, 'features');
  return Array.isArray(features) && features.length === 1 ? fieldOf(features[0], 'geometry') : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
