// The accounts library is asked only for what it has: attempts are counted by address and route, and kept.
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { codeIn, openPerson } from './person.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

async function counted(): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ key: string }>('SELECT key FROM account_rate_limit ORDER BY key');
  return rows.map(({ key }) => key);
}

describe('an address that the accounts library does not have', () => {
  it.each([
    '/api/auth/nada-1',
    '/api/auth/reset-password/un-enlace-inventado',
    '/api/auth//get-session',
    '/api/auth/get-session%20',
    '/api/auth/callback/otro',
    '/api/auth/../api/auth/x',
  ])('%s leaves nothing behind', async (url) => {
    const person = await openPerson(server);
    const before = await counted();
    const answer = await person.get(url);
    expect([answer.statusCode, codeIn(answer)]).toEqual([404, 'unknown-address']);
    expect(await counted()).toEqual(before);
  });

  it('and one that it has answers', async () => {
    const person = await openPerson(server);
    expect((await person.get('/api/auth/get-session')).statusCode).toBe(200);
    expect((await person.get('/api/auth/get-session/?a=1')).statusCode).not.toBe(500);
  });
});
