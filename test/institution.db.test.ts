// A server of the institution: its administrator made a database and an account that owns it and may do nothing else.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { decryptFolder } from '#server/database/backup-encryption.ts';
import { backUpTables } from '#server/database/backup.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import { restoreBackup } from '#server/database/restore.ts';
import { fillDatabase, root } from '#main/program.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { firstAdministratorLink, sweepPersonalData } from '#modules/identity/server/index.ts';
import { EVERYWHERE, type Jurisdiction } from '#shared/jurisdiction.ts';
import { emailOf } from '#test/support/account.ts';
import { openTestServer, type TestServer } from '#test/support/server.ts';

const adminUrl = inject('adminUrl');
const admin = openDatabase(adminUrl, { jurisdiction: EVERYWHERE, maxConnections: 1 });
const quiet = (): void => undefined;
const unique = randomUUID().replaceAll('-', '').slice(0, 12);
const databases: Database[] = [];
const made: string[] = [];

async function anOwner(name: string, works: 'may work' | 'may not'): Promise<string> {
  const owner = `${name}_${unique}`;
  await admin.pool.query(`CREATE ROLE ${owner} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD 'prueba'`);
  if (works === 'may work') await admin.pool.query(`GRANT vigia_work TO ${owner}`);
  made.push(`DROP ROLE ${owner}`);
  return owner;
}

async function aDatabaseOf(owner: string, name: string): Promise<Database & { readonly connectionString: string }> {
  await admin.pool.query(`CREATE DATABASE ${name}_${unique} OWNER ${owner} TEMPLATE template0`);
  made.unshift(`DROP DATABASE ${name}_${unique} WITH (FORCE)`);
  const url = new URL(adminUrl);
  Object.assign(url, { username: owner, password: 'prueba', pathname: `/${name}_${unique}` });
  const db = openDatabase(url.toString(), { jurisdiction: EVERYWHERE, maxConnections: 4 });
  databases.push(db);
  return { ...db, connectionString: url.toString() };
}

afterAll(async () => {
  await Promise.all(databases.map((db) => db.close()));
  for (const statement of made) await admin.pool.query(statement);
  await admin.close();
});

async function countWithin(db: Database, jurisdiction: Jurisdiction): Promise<Readonly<Record<string, number>>> {
  return db.as(jurisdiction).read(async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of ['edition', 'record', 'complaint_count', 'territory']) {
      const { rows } = await clientOf(tx).query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
      counts[table] = rows[0]?.count ?? -1;
    }
    return counts;
  });
}

async function shapeOf(db: Database): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ said: string }>(`
    SELECT pg_get_indexdef(indexrelid) AS said FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
      WHERE t.relnamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT relname || relrowsecurity::text || relforcerowsecurity::text FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    ORDER BY said`);
  return rows.map(({ said }) => said);
}

describe("the institution's server", async () => {
  const owner = await anOwner('institucion', 'may work');
  const db = await aDatabaseOf(owner, 'institucion');
  const dataDir = await mkdtemp(join(tmpdir(), 'vigia-institucion-'));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  let server: TestServer;

  it('is filled with all that ships, under the policies that bind its owner too', async () => {
    await fillDatabase(db, dataDir, quiet);
    const all = await countWithin(db, EVERYWHERE);
    expect(all['territory']).toBe(2113);
    expect(all['complaint_count']).toBeGreaterThan(300_000);
    expect(await countWithin(db, [])).toEqual(all);
    await expect(db.pool.query('SELECT count(*) FROM edition')).rejects.toThrow(/no jurisdiction/);
  }, 120_000);

  it('serves, signs in and stores', async () => {
    server = await openTestServer(db);
    const overview = await server.get<{ readonly place: unknown }>('/api/overview?territory=07');
    expect(overview).toBeTruthy();
  });

  it('erases an account and removes what is old, though its owner is bound by policies', async () => {
    const gone = { role: 'sereno', territory: '070101' } as const;
    await server.as(gone);
    const find = `SELECT id FROM account_user WHERE email = $1`;
    const { rows } = await db.pool.query<{ id: string }>(find, [emailOf(gone)]);
    const erased = await server.app.inject({
      method: 'POST',
      url: `/api/accounts/${rows[0]?.id}/erasure`,
      headers: { host: '127.0.0.1' },
      payload: { reason: 'Prueba' },
    });
    expect([erased.statusCode, erased.json()]).toEqual([200, { name: 'cuenta retirada 1' }]);
    expect((await db.pool.query(find, [emailOf(gone)])).rows).toEqual([]);
    await db.pool.query(`UPDATE account_session SET expires_at = '2020-01-01'`);
    const swept = await sweepPersonalData(db, { actor: LOCAL_OPERATOR, now: new Date(), task: 'remove' });
    expect(swept?.sessions).toBeGreaterThan(0);
    expect((await db.pool.query('SELECT FROM account_session')).rowCount).toBe(0);
  });

  it('knows who administers it', async () => {
    const { accounts, program } = server;
    const link = firstAdministratorLink({ accounts, now: program.now, home: 'http://127.0.0.1' }, program.today());
    expect(await link).toBeNull();
  });

  it('is copied whole and brought back, rows of drafts too', async () => {
    await db.write((tx) =>
      tx.updateTable('edition').set({ status: 'draft' }).where('section', '=', 'serenos').execute(),
    );
    const folder = await backUpTables({ pool: db.pool, dataDir, log: quiet });
    const again = await aDatabaseOf(owner, 'de_vuelta');
    await restoreBackup({ pool: again.pool, folder, migrations: join(root, 'migrations'), log: quiet });
    expect(await countWithin(again, EVERYWHERE)).toEqual(await countWithin(db, EVERYWHERE));
    // What stood aside for the load is back: keys, indexes, triggers, policies.
    expect(await shapeOf(again)).toEqual(await shapeOf(db));
    expect(await countWithin(again, [])).toEqual(await countWithin(db, []));
    expect((await countWithin(again, []))['edition']).toBeLessThan(
      (await countWithin(again, EVERYWHERE))['edition'] ?? 0,
    );
  }, 120_000);

  it('is copied encrypted and brought back with the passphrase alone', async () => {
    const passphrase = 'una frase larga de prueba';
    const folder = await backUpTables({ pool: db.pool, dataDir, log: quiet, passphrase });
    expect((await readdir(folder)).every((name) => name.endsWith('.cifrado') || name === 'cifrado.json')).toBe(true);
    const plain = join(dataDir, 'plain');
    await decryptFolder(folder, plain, passphrase);
    const again = await aDatabaseOf(owner, 'descifrada');
    await restoreBackup({ pool: again.pool, folder: plain, migrations: join(root, 'migrations'), log: quiet });
    expect(await countWithin(again, EVERYWHERE)).toEqual(await countWithin(db, EVERYWHERE));
  }, 120_000);

  it('is refused with what to ask its administrator for, when its account may not work under policies', async () => {
    const stranger = await aDatabaseOf(await anOwner('ajena', 'may not'), 'ajena');
    await expect(fillDatabase(stranger, dataDir, quiet)).rejects.toMatchObject({
      code: 'row-security-missing',
      message: expect.stringContaining('GRANT vigia_work TO') as string,
    });
  });
});
