// Territories as OGC API – Features (OGC 17-069r4): what QGIS and others open as a layer. Pure: what each page says.
import type { Feature, FeatureCollection } from 'geojson';
import type { Place } from '#modules/sources/index.ts';
import type { PlaceLevel } from '../explore/query.ts';
import { boxOf, geometryOf } from './geometry.ts';

export const COLLECTIONS = ['regiones', 'provincias', 'distritos'] as const;
export type CollectionId = (typeof COLLECTIONS)[number];

interface CollectionSpec {
  readonly level: PlaceLevel;
  readonly title: string;
}

export const COLLECTION_SPECS: Readonly<Record<CollectionId, CollectionSpec>> = {
  regiones: { level: 'region', title: 'Regiones del Perú con sus denuncias' },
  provincias: { level: 'province', title: 'Provincias del Perú con sus denuncias' },
  distritos: { level: 'district', title: 'Distritos del Perú con sus denuncias' },
};

export const CONFORMANCE = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
] as const;

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
/** Of the country, with its sea left out. */
const PERU_BOX = [-81.4, -18.4, -68.6, 0] as const;
const GEOJSON = 'application/geo+json';

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
  readonly title?: string;
}

const link = (home: string, path: string, rel: string, type = 'application/json', title?: string): Link => ({
  href: `${home}${path}`,
  rel,
  type,
  ...(title === undefined ? {} : { title }),
});

export function landingPage(home: string) {
  return {
    title: 'Vigía: territorios y denuncias',
    description: 'Regiones, provincias y distritos del Perú con sus denuncias policiales, para abrir como capa.',
    links: [
      link(home, '/api/ogc', 'self'),
      link(home, '/api/openapi.json', 'service-desc', 'application/vnd.oai.openapi+json;version=3.1'),
      link(home, '/api-publica', 'service-doc', 'text/html'),
      link(home, '/api/ogc/conformance', 'conformance'),
      link(home, '/api/ogc/collections', 'data'),
    ],
  };
}

export function collectionPage(home: string, id: CollectionId) {
  const { title } = COLLECTION_SPECS[id];
  return {
    id,
    title,
    description: `${title}: registros del periodo y del mismo periodo anterior, tasa y lectura del cambio.`,
    itemType: 'feature',
    crs: [CRS84],
    extent: { spatial: { bbox: [PERU_BOX], crs: CRS84 } },
    links: [
      link(home, `/api/ogc/collections/${id}`, 'self'),
      link(home, `/api/ogc/collections/${id}/items`, 'items', GEOJSON, title),
    ],
  };
}

export function collectionsPage(home: string) {
  return {
    links: [link(home, '/api/ogc/collections', 'self')],
    collections: COLLECTIONS.map((id) => collectionPage(home, id)),
  };
}

export interface Territory extends Place {
  readonly outline: readonly (readonly (readonly [number, number])[])[];
}

export type Indicators = Readonly<Record<string, string | number | null>>;

export function featureOf(territory: Territory, indicators: Indicators): Feature {
  const { code, name, level, outline } = territory;
  const box = boxOf(outline);
  return {
    type: 'Feature',
    id: code,
    ...(box ? { bbox: [...box] } : {}),
    // A territory without an outline is still one of them.
    geometry: geometryOf(outline) as Feature['geometry'],
    properties: { ubigeo: code, nombre: name, nivel: level, ...indicators },
  };
}

export type Box = readonly [number, number, number, number];

export function touches(territory: Territory, [west, south, east, north]: Box): boolean {
  const box = boxOf(territory.outline);
  return box !== null && box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south;
}

export interface PageRequest {
  readonly home: string;
  readonly id: CollectionId;
  /** As asked, without `offset`: of the links. */
  readonly search: URLSearchParams;
  readonly limit: number;
  readonly offset: number;
  readonly matched: number;
}

export interface FeaturePage extends FeatureCollection {
  readonly links: readonly Link[];
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly timeStamp: string;
}

export function featurePage(request: PageRequest, features: readonly Feature[], timeStamp: string): FeaturePage {
  const { home, id, search, limit, offset, matched } = request;
  const at = (from: number): string => {
    const asked = new URLSearchParams(search);
    if (from > 0) asked.set('offset', String(from));
    const text = asked.toString();
    return `/api/ogc/collections/${id}/items${text === '' ? '' : `?${text}`}`;
  };
  return {
    type: 'FeatureCollection',
    features: [...features],
    links: [
      link(home, at(offset), 'self', GEOJSON),
      link(home, `/api/ogc/collections/${id}`, 'collection'),
      ...(offset + limit < matched ? [link(home, at(offset + limit), 'next', GEOJSON)] : []),
      ...(offset > 0 ? [link(home, at(Math.max(0, offset - limit)), 'prev', GEOJSON)] : []),
    ],
    numberMatched: matched,
    numberReturned: features.length,
    timeStamp,
  };
}
