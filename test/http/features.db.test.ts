import { beforeAll, describe, expect, it } from 'vitest';
import type { FeaturePage } from '#modules/observatory/features/collections.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

describe('territories as OGC API – Features', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });
  const items = (collection: string, search = '') =>
    server.get<FeaturePage>(`/api/ogc/collections/${collection}/items${search}`);
  const raw = (path: string) => server.app.inject({ url: path, headers: { host: '127.0.0.1' } });

  it('are found from the landing page, link by link', async () => {
    const landing = await server.get<{ links: { rel: string; href: string }[] }>('/api/ogc');
    const followed = (await Promise.all(
      landing.links
        .filter(({ rel }) => ['conformance', 'data', 'service-desc'].includes(rel))
        .map(async ({ href }) => (await raw(new URL(href).pathname)).json()),
    )) as [{ paths: unknown }, { conformsTo: string[] }, { collections: { id: string }[] }];
    expect(followed[1].conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core');
    expect(followed[2].collections.map(({ id }) => id)).toEqual(['regiones', 'provincias', 'distritos']);
  });

  it('come with their outline, in longitude and latitude, and their complaints', async () => {
    const { features, numberMatched } = await items('regiones', '?limit=25&datetime=2025-01/2025-03');
    expect([features.length, numberMatched]).toEqual([25, 25]);
    const callao = features.find(({ id }) => id === '07');
    expect(callao?.properties).toMatchObject({
      nombre: 'Callao',
      registros: 8004,
      registros_antes: 10091,
      lectura: 'baja',
    });
    expect(callao?.geometry.type).toMatch(/Polygon$/);
    const [west = 0, south = 0] = callao?.bbox ?? [];
    expect([Math.round(west), Math.round(south)]).toEqual([-77, -12]);
  });

  it('are all of them, a page after another', async () => {
    const seen: unknown[] = [];
    let next: string | undefined = '/api/ogc/collections/distritos/items?limit=700';
    while (next !== undefined) {
      const page: FeaturePage = await server.get<FeaturePage>(next);
      seen.push(...page.features.map(({ id }) => id));
      const link = page.links.find(({ rel }) => rel === 'next');
      next = link && `${new URL(link.href).pathname}${new URL(link.href).search}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([1891, 1891]);
  });

  it('in a box are those that touch it', async () => {
    const { features } = await items('distritos', '?bbox=-77.17,-12.08,-77.15,-12.06');
    expect(features.map(({ properties }) => properties?.['nombre'])).toContain('La Punta');
    expect(features.length).toBeLessThan(6);
  });

  it('answers as GeoJSON, one at a time too', async () => {
    const answer = await raw('/api/ogc/collections/distritos/items/070105');
    expect(answer.headers['content-type']).toBe('application/geo+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ type: 'Feature', id: '070105', properties: { nombre: 'La Punta' } });
  });

  it.each([
    ['/api/ogc/collections/comisarias', 404],
    ['/api/ogc/collections/distritos/items/07', 404],
    ['/api/ogc/collections/distritos/items?color=rojo', 400],
    ['/api/ogc/collections/distritos/items?bbox=1,2,3', 400],
    ['/api/ogc/collections/distritos/items?limit=0', 400],
  ])('%s is refused with %i', async (path, status) => {
    expect((await raw(path)).statusCode).toBe(status);
  });
});
