import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Database, ReadTx } from '#server/database/database.ts';
import { findRecordsInForce, findEditionsOfSection } from '#modules/sources/server/index.ts';
import type { PlaceDetail, PlaceMatch, PlaceMatches } from '../contract.ts';
import { profileSection } from '../section.ts';
import { findAncestors, findPlace, findScope } from './scope.ts';
import { findChildren, findPlaces, normalizedName, searchTerritories } from './store.ts';

const matchesShown = 20;

export function registerTerritoryRoutes(app: FastifyInstance, deps: { readonly db: Database }): void {
  app.get('/api/places', async (request): Promise<PlaceMatches> => {
    const { query } = z.object({ query: z.string().max(100).default('') }).parse(request.query);
    const words = normalizedName(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return { places: [] };
    return deps.db.read(async (tx) => {
      const territories = await searchTerritories(tx, words, matchesShown);
      const matches: PlaceMatch[] = [];
      for (const place of territories)
        matches.push({ ...place, kind: 'territory', path: await pathOf(tx, place.code) });
      return { places: [...matches, ...(await findStations(tx, words))].slice(0, matchesShown) };
    });
  });

  app.get('/api/places/:code', async (request): Promise<PlaceDetail> => {
    const { code: asked } = z.object({ code: z.string() }).parse(request.params);
    const code = asked.toUpperCase() === 'PE' ? '' : asked;
    return deps.db.read(async (tx) => ({
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

/** Police stations are rows of the profile: reference data that holds at any date. */
async function findStations(tx: ReadTx, words: readonly string[]): Promise<readonly PlaceMatch[]> {
  const tables = profileSection.tables.filter((table) => table.code === 'profile-stations');
  const editions = await findEditionsOfSection(tx, profileSection.code);
  const scope = await findScope(tx, '', null, '2025-01-01');
  const { records } = await findRecordsInForce(tx, tables, editions, scope);
  return records.flatMap((record): PlaceMatch[] => {
    const name = String(record.values['name'] ?? record.values['station'] ?? '');
    const text = normalizedName(name);
    if (!words.every((word) => text.includes(word))) return [];
    return [{ code: record.territory, name, level: 'district', kind: 'station', path: 'Comisaría' }];
  });
}
