// A database of before 0015-scope-in-rows.sql and 0016-quicker-link.sql, of an owner whom policies bind, gets them.
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { urlOf } from '#test/support/global-setup.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

const folder = join(import.meta.dirname, '../../../migrations');
const before = ['0001', '0002', '0003', '0004', '0005', '0006', '0007', '0008', '0009', '0010', '0011', '0012', '0013'];
const admin = await openTestDatabase('empty');
const name = `test_owner_${randomUUID().slice(0, 8)}`;
let db: Database;

beforeAll(async () => {
  await admin.pool.query(`CREATE ROLE ${name} LOGIN PASSWORD '${name}' NOSUPERUSER`);
  await admin.pool.query(`GRANT vigia_work TO ${name}`);
  await admin.pool.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(urlOf(admin.connectionString, name));
  url.username = name;
  url.password = name;
  db = openDatabase(url.href, { jurisdiction: '*', maxConnections: 2 });
});

afterAll(async () => {
  await db.close();
  await admin.pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.pool.query(`DROP ROLE ${name}`);
});

const backUp = async (): Promise<void> => undefined;
const log = (): void => undefined;

it('keeps rows, what they said and acts, each seen by whom it was', async () => {
  const only = (await readdir(folder)).filter((file) => before.includes(file.slice(0, 4)));
  expect(await migrate({ pool: db.pool, folder, log, backUp, only })).toHaveLength(before.length);
  await db.pool.query(`
    BEGIN;
    SET LOCAL vigia.jurisdiction = '*';
    INSERT INTO edition (section, territory, title, source, elaboration, licence, cut_off, published_on,
      published_basis, basis_note, status, revision, tables, importer, created_by)
    SELECT 'serenos', territory, 'Prueba', 'Prueba', 'Prueba', 'Prueba', '2025-01-01', '2025-01-01',
      'stated', '', status, 1, '{count}', 'prueba', 'prueba'
    FROM (VALUES ('0701', 'draft'), ('15', 'published')) AS e(territory, status);
    INSERT INTO record (edition_id, table_code, ordinal, territory, values, locator)
      SELECT id, 'count', 1, territory, '{}', '{}' FROM edition;
    INSERT INTO record_revision (record_id, revision, values, author, reason)
      SELECT id, 0, '{}', 'prueba', 'prueba' FROM record;
    INSERT INTO act_queue (kind, territory, actor, action, subject) VALUES ('write', '0701', 'prueba', 'prueba', 'x');
    COMMIT`);
  await migrate({ pool: db.pool, folder, log, backUp });

  const seen = (territory: readonly string[]): Promise<readonly (readonly string[])[]> =>
    db.as(territory).read(async (tx) => {
      const rows = await tx.selectFrom('record').select('territory').orderBy('territory').execute();
      const revisions = await tx.selectFrom('recordRevision').select('author').execute();
      return [rows.map((row) => row.territory), revisions.map((row) => row.author)];
    });
  expect(await seen([])).toEqual([['15'], ['prueba']]);
  expect(await seen(['07'])).toEqual([
    ['0701', '15'],
    ['prueba', 'prueba'],
  ]);
  await db.write(async (tx) => {
    await tx.updateTable('edition').set({ status: 'published' }).where('territory', '=', '0701').execute();
  });
  expect(await seen([])).toEqual([
    ['0701', '15'],
    ['prueba', 'prueba'],
  ]);
  const { rows } = await db.pool.query<{ hashed: boolean }>(`
    SELECT set_config('vigia.jurisdiction', '*', false), bool_and(hash = act_hash(a)) AS hashed FROM act a`);
  expect(rows[0]?.hashed).toBe(true);
});
