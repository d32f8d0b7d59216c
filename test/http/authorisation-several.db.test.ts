// Somebody with several roles: each is worth what it is where it is held, and not where another is.
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredRecord } from '#modules/sources/index.ts';
import { emailOf } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

async function asBoth(who: Who, other: Who) {
  const app = await server.as(who);
  await db.pool.query(
    `INSERT INTO role_grant (user_id, role, territory, valid_from, granted_by)
     SELECT id, $2, $3, '2020-01-01', 'prueba' FROM account_user WHERE email = $1`,
    [emailOf(who), other.role, other.territory],
  );
  return app;
}

const headers = { host: '127.0.0.1' };
const rowOf = (territory: string) => ({
  method: 'POST' as const,
  url: '/api/sections/serenos/rows',
  headers,
  payload: {
    territory,
    table: 'serenos-total',
    values: { territory, total: 12, countedOn: '2020-01-01' },
    source: 'Prueba',
    cutOff: '2020-01-01',
    reason: 'Prueba',
  },
});

describe('who holds several roles', () => {
  it('reads acts only where a role lets them', async () => {
    expect((await server.app.inject(rowOf('070101'))).statusCode).toBe(201);
    expect((await server.app.inject(rowOf('150101'))).statusCode).toBe(201);
    const both = await asBoth({ role: 'auditor', territory: '150101' }, { role: 'sereno', territory: '07' });
    const { acts } = (await both.inject({ url: '/api/acts', headers })).json<{
      acts: readonly { territory: string }[];
    }>();
    expect(acts.map(({ territory }) => territory)).toContain('150101');
    expect(acts.filter(({ territory }) => territory.startsWith('07'))).toEqual([]);
  });

  it('adds no row to an edition of where they keep another section', async () => {
    const both = await asBoth(
      { role: 'serenazgoManager', territory: '070101' },
      { role: 'budgetManager', territory: '07' },
    );
    const added = await both.inject(rowOf('070101'));
    expect(added.statusCode, added.body).toBe(201);
    const { rows } = await db.pool.query('SELECT territory FROM edition WHERE id = $1', [
      added.json<StoredRecord>().editionId,
    ]);
    expect(rows).toEqual([{ territory: '070101' }]);
    expect((await both.inject(rowOf('07'))).statusCode).toBe(403);
  });
});
