// In which district a point lies. The shapes come to the browser: the location never leaves it.
import { feature } from 'topojson-client';
import type { Rings } from '../projection.ts';
import outlinesUrl from '../../../../data/territory/peru-distritos-ligero.topojson?url';

type Ring = readonly (readonly number[])[];

type Topology = Parameters<typeof feature>[0];

type Geometry = Extract<ReturnType<typeof feature>, { readonly type: 'Feature' }>['geometry'];

/** Ubigeo of the district, or null outside of all. The outlines are simplified: near a limit it can err. */
export async function districtAt(longitude: number, latitude: number): Promise<string | null> {
  return findDistrict(await readTopology(), longitude, latitude);
}

/** The polygons of a district, each with its holes; empty when it is not known. */
export async function districtOutline(ubigeo: string): Promise<readonly Rings[]> {
  return districtsOf(await readTopology()).find((district) => district.ubigeo === ubigeo)?.polygons ?? [];
}

async function readTopology(): Promise<Topology> {
  const response = await fetch(outlinesUrl);
  return response.json();
}

export function findDistrict(topology: Topology, longitude: number, latitude: number): string | null {
  const holds = ({ polygons }: District): boolean => polygons.some((rings) => isInPolygon(rings, longitude, latitude));
  return districtsOf(topology).find(holds)?.ubigeo ?? null;
}

interface District {
  readonly ubigeo: string;
  readonly polygons: readonly Rings[];
}

function districtsOf(topology: Topology): readonly District[] {
  const outlines = topology.objects['distritos'];
  const districts = outlines === undefined ? undefined : feature(topology, outlines);
  if (districts?.type !== 'FeatureCollection') return [];
  return districts.features.map(({ geometry, properties }) => ({
    ubigeo: String(properties?.['ubigeo'] ?? ''),
    polygons: polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(([x = 0, y = 0]) => [x, y] as const))),
  }));
}

function polygonsOf(geometry: Geometry): readonly (readonly Ring[])[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
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
