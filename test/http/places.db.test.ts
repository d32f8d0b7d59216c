import { beforeAll, describe, expect, it } from 'vitest';
import type { PlaceDetail, PlaceMatches } from '#modules/territory/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

describe('the place box', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });

  const find = async (query: string): Promise<readonly (readonly [string, string])[]> => {
    const { places } = await server.get<PlaceMatches>(`/api/places?query=${encodeURIComponent(query)}`);
    return places.map(({ code, kind }) => [code, kind] as const);
  };

  it.each([
    ['callao', '07', 'territory'],
    ['mi peru', '070107', 'territory'],
    ['LIMA METROPOLITANA', '1501', 'territory'],
    ['070105', '070105', 'territory'],
    ['ramon castilla', '070101', 'station'],
    ['perla baja', '070104', 'neighbourhood'],
  ])('finds «%s»', async (query, code, kind) => {
    expect(await find(query)).toContainEqual([code, kind]);
  });

  it('puts the region before its province and its district', async () => {
    expect((await find('callao')).slice(0, 3).map(([code]) => code)).toEqual(['07', '0701', '070101']);
  });

  it('finds nothing for nothing, and nothing by a wildcard', async () => {
    expect(await find('')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });

  it('knows what contains a place and what it contains', async () => {
    const { ancestors, children } = await server.get<PlaceDetail>('/api/places/0701');
    expect(ancestors.map(({ code }) => code)).toEqual(['', '07']);
    expect(children).toHaveLength(7);
  });

  it('refuses an ubigeo that does not exist', async () => {
    const answer = await server.app.inject({ url: '/api/places/99', headers: { host: '127.0.0.1' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ error: { code: 'unknown-ubigeo' } });
  });
});
