import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PUBLIC } from '#modules/identity/index.ts';
import type { Guard } from '#modules/identity/server/index.ts';
import type { ReadTx } from '#server/database/database.ts';
import type { PlaceDetail, PlaceMatch, PlaceMatches } from '../contract.ts';
import { findNamedPlaces, type NamedPlaces } from './named-places.ts';
import { findAncestors, findPlace } from './scope.ts';
import { findChildren, findPlaces, normalizedName, searchTerritories } from './store.ts';

const matchesShown = 20;

export interface TerritoryRoutesDeps extends Guard {
  /** Columns of rows that name smaller places. */
  readonly named: readonly NamedPlaces[];
}

export function registerTerritoryRoutes(app: FastifyInstance, deps: TerritoryRoutesDeps): void {
  app.get('/api/places', { config: { permission: PUBLIC } }, async (request): Promise<PlaceMatches> => {
    const { query } = z.object({ query: z.string().max(100).default('') }).parse(request.query);
    const words = normalizedName(query)
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    if (words.length === 0) return { places: [] };
    return deps.dbOf(request).read(async (tx) => {
      const territories = await searchTerritories(tx, words, matchesShown);
      const matches: PlaceMatch[] = [];
      for (const place of territories)
        matches.push({ ...place, kind: 'territory', path: await pathOf(tx, place.code) });
      for (const named of deps.named) matches.push(...(await findNamedPlaces(tx, named, words)));
      return { places: matches.slice(0, matchesShown) };
    });
  });

  app.get('/api/places/:code', { config: { permission: PUBLIC } }, async (request): Promise<PlaceDetail> => {
    const { code: asked } = z.object({ code: z.string() }).parse(request.params);
    const code = asked.toUpperCase() === 'PE' ? '' : asked;
    return deps.dbOf(request).read(async (tx) => ({
      place: await findPlace(tx, code),
      ancestors: await findAncestors(tx, code),
      children: await findChildren(tx, code),
    }));
  });
}

/** "Callao, Callao" of a district. */
async function pathOf(tx: ReadTx, code: string): Promise<string> {
  const above = await findPlaces(
    tx,
    [code.slice(0, 2), code.slice(0, 4)].filter((part) => part.length < code.length && part !== ''),
  );
  return above
    .map((place) => place.name)
    .toReversed()
    .join(', ');
}
