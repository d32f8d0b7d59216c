import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

describe('a request from elsewhere', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });

  const write = async (headers: Record<string, string>): Promise<{ status: number; code: string }> => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/editions/1/retirement',
      headers: { host: '127.0.0.1', 'content-type': 'application/json', ...headers },
      payload: '{}',
    });
    return { status: answer.statusCode, code: answer.json<{ error: { code: string } }>().error.code };
  };

  it.each([
    ['another site', { origin: 'https://example.org' }],
    ['a page without an origin', { origin: 'null' }],
    ['something that is no address', { origin: 'http://' }],
    ['a frame of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('of %s writes nothing', async (_name, headers) => {
    expect(await write(headers)).toEqual({ status: 403, code: 'foreign-origin' });
  });

  it('of the own page reaches its action', async () => {
    expect(await write({ origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin' })).toEqual({
      status: 400,
      code: 'invalid-input',
    });
  });

  it('to another name than this machine is refused: a rebound name', async () => {
    const answer = await server.app.inject({ url: '/api/catalog', headers: { host: 'vigia.example.org:8080' } });
    expect(answer.statusCode).toBe(403);
  });

  it.each([
    ['/api/nada', 404, 'unknown-address'],
    ['/assets/no-existe.js', 404, 'unknown-address'],
    ['/api/sections/serenos?territory=99', 404, 'unknown-ubigeo'],
    ['/api/sections/serenos?territory=07&asOf=2025-02-30', 400, 'impossible-date'],
    ['/api/sections/nada?territory=07', 404, 'unknown-section'],
    ['/api/figures/serenos.nada@07?territory=07', 404, 'unknown-figure'],
    ['/api/report?territory=07&format=docx', 400, 'invalid-input'],
    ['/api/editions/uno/rejected', 400, 'invalid-input'],
    ['/api/rows/999999999/revisions', 404, 'unknown-row'],
    ['/api/attachments/999999999/content', 404, 'unknown-attachment'],
  ])('for %s gets its code', async (url, status, code) => {
    const answer = await server.app.inject({ url, headers: { host: '127.0.0.1' } });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error: { code } });
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  });
});
