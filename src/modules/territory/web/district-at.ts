// In which district a point lies. The shapes come to the browser: the location never leaves it.
import { feature } from 'topojson-client';
import outlinesUrl from '../../../../data/territory/peru-distritos-ligero.topojson?url';

type Ring = readonly (readonly number[])[];

type Topology = Parameters<typeof feature>[0];

/** Ubigeo of the district, or null outside of all. The outlines are simplified: near a limit it can err. */
export async function districtAt(longitude: number, latitude: number): Promise<string | null> {
  const response = await fetch(outlinesUrl);
  const topology: Topology = await response.json();
  return findDistrict(topology, longitude, latitude);
}

export function findDistrict(topology: Topology, longitude: number, latitude: number): string | null {
  const outlines = topology.objects['distritos'];
  const districts = outlines === undefined ? undefined : feature(topology, outlines);
  if (districts?.type !== 'FeatureCollection') return null;
  for (const { geometry, properties } of districts.features) {
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    if (polygons.some((rings) => isInPolygon(rings, longitude, latitude)))
      return String(properties?.['ubigeo'] ?? '') || null;
  }
  return null;
}

/** Even-odd over the outer ring and its holes. */
export function isInPolygon(rings: readonly Ring[], x: number, y: number): boolean {
  return rings.filter((ring) => isInRing(ring, x, y)).length % 2 === 1;
}

function isInRing(ring: Ring, x: number, y: number): boolean {
  let isInside = false;
  ring.forEach(([x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside;
  });
  return isInside;
}
