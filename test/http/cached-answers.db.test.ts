// What an account is shown is not kept by a browser's or a proxy's cache.
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(await openTestDatabase('full'));
});

describe('what is answered to an account', () => {
  it.each(['/api/accounts', '/api/sections/serenos?territory=07', '/api/acts', '/api/editions'])(
    '%s is kept by no cache',
    async (url) => {
      const answer = await server.app.inject({ url, headers: { host: '127.0.0.1' } });
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    },
  );
});
