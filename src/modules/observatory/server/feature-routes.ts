import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#shared/refusal.ts';
import type { ReadTx } from '#server/database/database.ts';
import { PUBLIC } from '#modules/identity/index.ts';
import type { Place } from '#modules/sources/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import { findOutlines, findPlacesInside } from '#modules/territory/server/index.ts';
import { answerOf } from '../explore/answer-rows.ts';
import { LEVEL_DIGITS, type QueryFields, queryFields } from '../explore/query.ts';
import {
  type Box,
  COLLECTION_SPECS,
  type CollectionId,
  collectionPage,
  COLLECTIONS,
  collectionsPage,
  CONFORMANCE,
  featureOf,
  featurePage,
  type FeaturePage,
  type Indicators,
  landingPage,
  type Territory,
  touches,
} from '../features/collections.ts';
import { VERDICT_WORDS } from '../verdict.ts';
import { answerQuery } from './explore.ts';

const GEOJSON = 'application/geo+json; charset=utf-8';
const MOST_FEATURES = 2_000;

const box = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .refine((numbers) => numbers.length === 4 && numbers.every(Number.isFinite), {
    message: 'bbox son cuatro números: oeste, sur, este, norte.',
  })
  .transform(([west = 0, south = 0, east = 0, north = 0]): Box => [west, south, east, north]);

/** The standard asks to refuse what it does not know (requirement 8): `strict`. */
export const itemsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).default(100),
  offset: z.coerce.number().int().min(0).default(0),
  bbox: box.optional(),
  datetime: z.string().optional().describe('Mes o intervalo: 2025-01/2025-03.'),
  modality: queryFields.shape.modality,
  f: z.literal('json').optional(),
});
export const collectionParams = z.object({ collection: z.string() });
export const itemParams = collectionParams.extend({ item: z.string() });

export function registerFeatureRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const config = { permission: PUBLIC };
  app.get('/api/ogc', { config }, async (request) => landingPage(homeOf(request)));
  app.get('/api/ogc/conformance', { config }, async () => ({ conformsTo: CONFORMANCE }));
  app.get('/api/ogc/collections', { config }, async (request) => collectionsPage(homeOf(request)));
  app.get('/api/ogc/collections/:collection', { config }, async (request) =>
    collectionPage(homeOf(request), collectionOf(collectionParams.parse(request.params).collection)),
  );

  app.get('/api/ogc/collections/:collection/items', { config }, async (request, reply): Promise<FeaturePage> => {
    const id = collectionOf(collectionParams.parse(request.params).collection);
    const { limit: asked, offset, bbox, datetime, modality } = itemsQuery.parse(request.query);
    const limit = Math.min(asked, MOST_FEATURES);
    const page = await deps.dbOf(request).read(async (tx) => {
      const all = await findPlacesInside(tx, [''], LEVEL_DIGITS[COLLECTION_SPECS[id].level]);
      // A box is compared with outlines; a page without one reads only its own.
      const inBox = bbox && (await findOutlines(tx, all)).filter((one) => touches(one, bbox));
      const shown = (inBox ?? all).slice(offset, offset + limit);
      const outlines = inBox ?? (await findOutlines(tx, shown));
      return {
        matched: (inBox ?? all).length,
        features: await featuresOf(tx, deps, { places: shown, outlines, datetime, modality }),
      };
    });
    void reply.type(GEOJSON);
    const search = new URLSearchParams(Object.entries(request.query ?? {}).filter(([name]) => name !== 'offset'));
    const about = { home: homeOf(request), id, search, limit, offset, matched: page.matched };
    return featurePage(about, page.features, deps.now().toISOString());
  });

  app.get('/api/ogc/collections/:collection/items/:item', { config }, async (request, reply) => {
    const { collection, item } = itemParams.parse(request.params);
    const id = collectionOf(collection);
    const known = item.length === LEVEL_DIGITS[COLLECTION_SPECS[id].level] && deps.isTerritory(item);
    if (!known)
      throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo «${item}» aquí.`);
    const [feature] = await deps.dbOf(request).read((tx) => oneFeature(tx, deps, item));
    const home = homeOf(request);
    void reply.type(GEOJSON);
    return {
      ...feature,
      links: [
        { href: `${home}/api/ogc/collections/${id}/items/${item}`, rel: 'self', type: 'application/geo+json' },
        { href: `${home}/api/ogc/collections/${id}`, rel: 'collection', type: 'application/json' },
      ],
    };
  });
}

function homeOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

function collectionOf(text: string): CollectionId {
  const found = COLLECTIONS.find((id) => id === text);
  if (found) return found;
  throw new Refusal(
    'not-found',
    'unknown-collection',
    `No hay ninguna colección «${text}»: hay ${COLLECTIONS.join(', ')}.`,
  );
}

interface FeaturesRequest {
  readonly places: readonly Place[];
  readonly outlines: readonly Territory[];
  readonly datetime: string | undefined;
  readonly modality: readonly string[];
}

async function featuresOf(tx: ReadTx, deps: WorkDeps, { places, outlines, datetime, modality }: FeaturesRequest) {
  if (places.length === 0) return [];
  const codes = places.map(({ code }) => code);
  const outlineOf = new Map(outlines.map((one) => [one.code, one.outline]));
  const fields: QueryFields = { territory: codes, by: [], modality: [...modality], ...periodOf(datetime) };
  const answer = answerOf(await answerQuery(tx, { fields, asOf: null, today: deps.today() }));
  const rows = new Map(answer.rows.map((row) => [row.territory, row]));
  return places.map((place) => {
    const territory: Territory = { ...place, outline: outlineOf.get(place.code) ?? [] };
    const row = rows.get(place.code);
    const indicators: Indicators = {
      desde: answer.query.from,
      hasta: answer.query.to,
      modalidad: modality.join(',') || 'todas',
      registros: row?.count ?? null,
      registros_antes: row?.previous ?? null,
      cambio_porcentaje: row?.changePercent ?? null,
      lectura: VERDICT_WORDS[row?.verdict ?? 'noData'],
      por_100_mil_habitantes: row?.ratePer100k ?? null,
      fuente: answer.edition.source,
      corte: answer.edition.cutOff,
    };
    return featureOf(territory, indicators);
  });
}

async function oneFeature(tx: ReadTx, deps: WorkDeps, code: string) {
  const places = await findPlacesInside(tx, [code], null);
  const outlines = await findOutlines(tx, places);
  return featuresOf(tx, deps, { places, outlines, datetime: undefined, modality: [] });
}

/** RFC 3339 instants and intervals, of which the months count: '2025-01-01T00:00:00Z/2025-03-31T23:59:59Z'. */
function periodOf(datetime: string | undefined): { readonly from?: string; readonly to?: string } {
  if (datetime === undefined) return {};
  const [from = '', to = from] = datetime.split('/').map((end) => end.slice(0, 7));
  return { ...(from === '' || from === '..' ? {} : { from }), ...(to === '' || to === '..' ? {} : { to }) };
}
