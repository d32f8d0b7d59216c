// Peru, its regions, provinces and districts, from the files that ship.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Database } from '#server/database/database.ts';
import { findLoadedHash, normalizedName, type Outline, replaceTerritories, type TerritoryRow } from './store.ts';

const FILES = ['ubigeo.csv', 'peru-distritos-ligero.topojson', 'callao-distritos.geojson'] as const;

/** Does nothing when these very files are loaded. */
export async function loadTerritory(db: Database, folder: string, log: (message: string) => void): Promise<void> {
  const [csv, topology, callao] = await Promise.all(FILES.map((name) => readFile(join(folder, name))));
  if (!csv || !topology || !callao) throw new Error('a file of the territory is missing');
  const sha256 = createHash('sha256').update('territory 2').update(csv).update(topology).update(callao).digest('hex');
  if ((await db.read(findLoadedHash)) === sha256) return;
  log('Cargando el territorio: regiones, provincias y distritos…');
  const rows = territoryRows(csv, topology, callao);
  await db.write((tx) => replaceTerritories(tx, rows, sha256));
}

export function territoryRows(csv: Uint8Array, topology: Uint8Array, callao: Uint8Array): readonly TerritoryRow[] {
  const districts: Record<string, string>[] = parse(Buffer.from(csv), { columns: true, bom: true });
  const outlines = readOutlines(topology, callao);
  const rows = new Map<string, TerritoryRow>();
  rows.set('', {
    code: '',
    level: 'country',
    name: 'Perú',
    parent: null,
    searchName: 'peru',
    latitude: null,
    longitude: null,
    outline: null,
  });
  for (const district of districts) {
    const code = district['ubigeo'] ?? '';
    const region = district['departamento'] ?? '';
    const province = district['provincia'] ?? '';
    const name = placeName(district['distrito'] ?? '');
    addAbove(rows, outlines, {
      code: code.slice(0, 2),
      level: 'region',
      name: region,
      parent: '',
      others: [district['departamento_sidpol'] ?? ''],
    });
    addAbove(rows, outlines, {
      code: code.slice(0, 4),
      level: 'province',
      name: province,
      parent: code.slice(0, 2),
      others: [district['provincia_sidpol'] ?? ''],
    });
    rows.set(code, {
      code,
      level: 'district',
      name,
      parent: code.slice(0, 4),
      searchName: searchName(code, name, district['distrito_sidpol'] ?? ''),
      latitude: coordinate(district['latitud']),
      longitude: coordinate(district['longitud']),
      outline: outlines.get(code) ?? null,
    });
  }
  return [...rows.values()];
}

interface Above extends Pick<TerritoryRow, 'code' | 'level' | 'name' | 'parent'> {
  readonly others: readonly string[];
}

function addAbove(
  rows: Map<string, TerritoryRow>,
  outlines: ReadonlyMap<string, Outline>,
  { others, ...place }: Above,
): void {
  if (rows.has(place.code)) return;
  // Lima Metropolitana is the province of Lima; SIDPOL calls it a region.
  const spellings = place.code === '1501' ? [...others, 'LIMA METROPOLITANA'] : others;
  rows.set(place.code, {
    ...place,
    searchName: searchName(place.code, place.name, ...spellings),
    latitude: null,
    longitude: null,
    outline: outlines.get(place.code) ?? null,
  });
}

/** The directory writes "Carmen de La Legua Reynoso"; inside a name the article is lower case. */
export function placeName(text: string): string {
  return text.replaceAll(/ de (La|Las|Los|El) /g, (words) => words.toLowerCase());
}

function searchName(code: string, ...names: readonly string[]): string {
  return [...new Set([...names.map(normalizedName), code])].filter(Boolean).join(' | ');
}

function coordinate(text: string | undefined): number | null {
  const value = Number(text);
  return text && Number.isFinite(value) ? value : null;
}

function readOutlines(topology: Uint8Array, callao: Uint8Array): ReadonlyMap<string, Outline> {
  const outlines = new Map<string, Outline>();
  const map: Topology<Record<string, GeometryCollection<{ ubigeo: string }>>> = JSON.parse(
    Buffer.from(topology).toString('utf8'),
  );
  for (const [name, digits] of [
    ['departamentos', 2],
    ['provincias', 4],
    ['distritos', 6],
  ] as const) {
    const object = map.objects[name];
    if (!object) continue;
    for (const { properties, geometry } of feature(map, object).features)
      outlines.set(properties.ubigeo.slice(0, digits), rings(geometry));
  }
  // Finer shapes for Callao, which the briefing draws large.
  const finer: { features: readonly { properties: { ubigeo: string }; geometry: Geometry }[] } = JSON.parse(
    Buffer.from(callao).toString('utf8'),
  );
  for (const { properties, geometry } of finer.features) outlines.set(properties.ubigeo, rings(geometry));
  return outlines;
}

function rings(geometry: Geometry): Outline {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons.flatMap((polygon) =>
    polygon.map((ring) =>
      ring.map(([longitude = 0, latitude = 0]): readonly [number, number] => [round(longitude), round(latitude)]),
    ),
  );
}

/** Five decimals are a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
