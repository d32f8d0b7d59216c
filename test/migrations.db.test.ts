import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpTables } from '#server/database/backup.ts';
import { migrate } from '#server/database/migrate.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

const shipped = join(import.meta.dirname, '../migrations');

describe('a migration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-migrations-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'vigia-backup-'));
  let db: TestDatabase;
  afterAll(() => {
    for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true });
  });
  beforeAll(async () => {
    db = await openTestDatabase('empty');
    cpSync(shipped, folder, { recursive: true });
  });

  const run = (backups: string[]): Promise<readonly string[]> =>
    migrate({
      pool: db.pool,
      folder,
      log: () => undefined,
      backUp: async () => void backups.push(await backUpTables({ pool: db.pool, dataDir, log: () => undefined })),
    });

  it('that was applied is not applied again, and needs no copy', async () => {
    const backups: string[] = [];
    expect(await run(backups)).toEqual([]);
    expect(backups).toEqual([]);
  });

  it('that is new is applied after a copy of every table', async () => {
    writeFileSync(join(folder, '9000-note.sql'), 'CREATE TABLE note (id integer)');
    const backups: string[] = [];
    expect(await run(backups)).toEqual(['9000-note.sql']);
    const { rows } = await db.pool.query<{ name: string }>(
      `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'note' ORDER BY 1`,
    );
    const files = readdirSync(backups[0] ?? '').filter((name) => name.endsWith('.copy.gz'));
    expect(files.toSorted()).toEqual(rows.map(({ name }) => `${name}.copy.gz`));
  });

  it('that fails leaves nothing behind', async () => {
    writeFileSync(join(folder, '9001-broken.sql'), 'CREATE TABLE half (id integer); SELECT nothing_of_the_kind;');
    await expect(run([])).rejects.toThrow('9001-broken.sql');
    expect((await db.pool.query(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }]);
  });

  it('that this version does not know stops the start: the database is newer', async () => {
    rmSync(join(folder, '9000-note.sql'));
    rmSync(join(folder, '9001-broken.sql'));
    await expect(run([])).rejects.toMatchObject({ code: 'database-newer' });
  });
});
