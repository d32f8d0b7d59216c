// Two servers over one database, as behind a load balancer: what one knows the other knows at its next request.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import type { ImportPreview, ImportResult, SectionRows } from '#modules/sources/index.ts';
import { PROGRAM } from '#modules/audit/index.ts';
import { sealHeads, verifyActs } from '#modules/audit/server/index.ts';
import { sweepPersonalData } from '#modules/identity/server/index.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, send, upload } from './http/client.ts';
import { cookieOf, TEST_PASSWORD } from './support/account.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { openTestServer, TEST_NOW, type TestServer, type Who } from './support/server.ts';

const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1', 'content-type': 'application/json' };

describe('two servers over one database', () => {
  let db: TestDatabase;
  let one: TestServer;
  let other: TestServer;
  beforeAll(async () => {
    db = await openTestDatabase('full');
    one = await openTestServer(db);
    other = await openTestServer(db, one);
  });

  const nameOf = async (app: FastifyInstance, cookie: string): Promise<string | undefined> =>
    (await app.inject({ url: '/api/session', headers: { host: '127.0.0.1', cookie } })).json<{
      account: { name: string } | null;
    }>().account?.name;

  it('know each other’s sessions, and end them together', async () => {
    const [first, second] = [await one.as('visitor'), await other.as('visitor')];
    const who: Who = { role: 'districtSecretary', territory: '070106' };
    const cookie = await cookieOf({ app: first, accounts: one.accounts, db }, who);
    expect(await nameOf(second, cookie)).toBe('Cuenta de prueba (districtSecretary)');
    const out = await second.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { ...headers, cookie },
      payload: {},
    });
    expect(out.statusCode).toBe(200);
    expect(await nameOf(first, cookie)).toBeUndefined();
  });

  it('count attempts together', async () => {
    const apps = [await one.as('visitor'), await other.as('visitor')];
    const codes: number[] = [];
    for (let attempt = 0; attempt < 61; attempt += 1) {
      const app = apps[attempt % 2] ?? apps[0];
      const answer = await app?.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers,
        remoteAddress: '127.77.0.1',
        payload: { email: `nadie-${attempt}@prueba.invalid`, password: `no ${TEST_PASSWORD}` },
      });
      codes.push(answer?.statusCode ?? 0);
    }
    expect(codes).toEqual([...Array.from({ length: 60 }, () => 401), 429]);
  });

  it('confirm what was brought to the other, once', async () => {
    const rows = (await one.get<SectionRows>('/api/sections/serenos/rows?territory=07')).tables;
    const template = await one.app.inject({
      url: '/api/templates/serenos.xlsx?territory=07',
      headers: { host: '127.0.0.1' },
    });
    const fields = {
      section: 'serenos',
      territory: '07',
      source: 'Prueba',
      cutOff: '2026-05-30',
      publishedOn: '2026-05-31',
    };
    const file = { name: 'serenos.xlsx', content: new Uint8Array(template.rawPayload) };
    const { draftId } = (await upload(one, '/api/imports', file, fields)).body as ImportPreview;
    const confirmed = await Promise.all(
      [one, other].map((server) => send(server, 'POST', `/api/imports/${draftId}/confirmation`, {})),
    );
    const results = confirmed.map(({ body }) => body as ImportResult);
    expect(results.map(({ unchanged }) => unchanged).toSorted()).toEqual([false, true]);
    expect(results[0]?.edition.id).toBe(results[1]?.edition.id);
    const stored = await other.get<SectionRows>('/api/sections/serenos/rows?territory=07');
    expect(stored.tables.map(({ records }) => records.length)).toEqual(rows.map(({ records }) => records.length));
  });

  it('let one of two corrections of the same row through', async () => {
    const { tables } = await one.get<SectionRows>('/api/sections/serenos/rows?territory=07');
    const [table] = tables;
    const record = table?.records[0];
    const column = table?.columns.find(({ type }) => type === 'integer');
    if (!record || !column) throw new Error('serenos have no row');
    const answers = await Promise.all(
      [one, other].map((server, index) =>
        send(server, 'PATCH', `/api/rows/${record.id}`, {
          revision: record.revision,
          values: { ...record.values, [column.key]: 500 + index },
          reason: 'Prueba',
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.map(errorCode)).toContain('row-changed');
  });

  it('seal the acts of both in one line of seals', async () => {
    const file = join(one.program.dataDir, 'sellos/prueba.jsonl');
    const seals = await Promise.all([
      sealHeads(one.program.db, file, TEST_NOW),
      sealHeads(other.program.db, file, TEST_NOW),
    ]);
    expect(seals.filter((seal) => seal !== null)).toHaveLength(1);
    expect((await verifyActs(db, () => readFile(file, 'utf8'))).breaks).toEqual([]);
  });

  it('do each job once, whichever of them does it', async () => {
    await db.pool.query(
      `INSERT INTO account_verification (id, identifier, value, expires_at) VALUES ('vieja', 'x', 'x', '2020-01-01')`,
    );
    const sweep = ({ program }: TestServer) =>
      sweepPersonalData(program.db, { actor: PROGRAM, now: TEST_NOW, task: 'remove' });
    const holder = await db.pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT pg_advisory_xact_lock(8471126)');
    expect(await Promise.all([one, other].map(sweep))).toEqual([null, null]);
    await holder.query('COMMIT');
    holder.release();
    const swept = await Promise.all([one, other].map(sweep));
    const removed = swept.reduce((sum, each) => sum + (each?.verifications ?? 0), 0);
    expect(removed).toBe(1);
    const { rows } = await db.pool.query(`SELECT FROM act WHERE action = 'sweepPersonalData'`);
    expect(rows).toHaveLength(1);
  });

  it('do not put it off because somebody uses the keys of subjects', async () => {
    const user = await db.pool.connect();
    await user.query('BEGIN');
    await user.query('SELECT pg_advisory_xact_lock_shared(8471122)');
    const swept = await sweepPersonalData(one.program.db, { actor: PROGRAM, now: TEST_NOW, task: 'count' });
    await user.query('COMMIT');
    user.release();
    expect(swept).not.toBeNull();
  });
});
