// In which district a point lies. The shapes come to the browser: the location never leaves it.
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import outlinesUrl from '../../../../data/territory/peru-distritos-ligero.topojson?url';

type Ring = readonly (readonly number[])[];

interface DistrictProperties {
  readonly ubigeo: string;
}

type Districts = Topology<{ readonly distritos: GeometryCollection<DistrictProperties> }>;

/** Ubigeo of the district, or null outside of all. The outlines are simplified: near a limit it can err. */
export async function districtAt(longitude: number, latitude: number): Promise<string | null> {
  const response = await fetch(outlinesUrl);
  const topology: Districts = await response.json();
  return findDistrict(topology, longitude, latitude);
}

export function findDistrict(topology: Districts, longitude: number, latitude: number): string | null {
  for (const { geometry, properties } of feature(topology, topology.objects.distritos).features) {
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    if (polygons.some((rings) => isInPolygon(rings, longitude, latitude))) return properties.ubigeo;
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
