import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { backUpTables } from './backup.ts';
import { migrate } from './migrate.ts';
import { restoreBackup, restoreTables } from './restore.ts';

const shipped = join(import.meta.dirname, '../../../migrations');
const quiet = (): void => undefined;

/** Every table's rows in an order of their own, to compare two databases whole. */
async function contentOf(pool: pg.Pool, tables: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const content: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await pool.query<{ content: string }>(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text COLLATE "C"), '')) AS content FROM "${table}" t`,
    );
    content[table] = rows[0]?.content ?? '';
  }
  return content;
}

async function tablesOf(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
     AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'schema_migration' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

describe('a backup', () => {
  const made: string[] = [];
  const folderOf = (name: string): string => {
    const folder = mkdtempSync(join(tmpdir(), `vigia-${name}-`));
    made.push(folder);
    return folder;
  };
  let source: TestDatabase;
  /** Made by a migration that this version does not ship. */
  let backup: string;
  let later: string;
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    source = await openTestDatabase('full');
    await source.pool.query(`
      INSERT INTO acceptance (finding_id, territory, author, reason)
        VALUES ('f1', '07', 'operador local', E'Con\\ttabulador, \\\\N y\\nsalto: ñandú');
      INSERT INTO attachment (section, territory, caption, taken_on, author, licence, mime, content, sha256, created_by)
        VALUES ('serenos', '07', 'Foto', '2025-04-01', 'x', 'x', 'image/png', '\\x00ff5c0a09'::bytea, 'x', 'x'),
          ('serenos', '07', 'Otra', '2025-04-01', 'x', 'x', 'image/png', '\\x00'::bytea, 'y', 'x');
      INSERT INTO record_revision (record_id, revision, values, author, reason)
        SELECT id, 1, '{"nota": null}', 'operador local', 'prueba' FROM record LIMIT 3;
      DELETE FROM complaint_count WHERE line > 20000;
      DELETE FROM complaint_cube WHERE territory <> '';
      DELETE FROM attachment WHERE caption = 'Otra'`);
    before = await contentOf(source.pool, await tablesOf(source.pool));
    later = folderOf('migrations');
    cpSync(shipped, later, { recursive: true });
    writeFileSync(join(later, '9000-note.sql'), 'CREATE TABLE note (id integer)');
    const backups: string[] = [];
    const dataDir = folderOf('data');
    await migrate({
      pool: source.pool,
      folder: later,
      log: quiet,
      backUp: async () => void backups.push(await backUpTables({ pool: source.pool, dataDir, log: quiet })),
    });
    backup = backups[0] ?? '';
  });
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });

  it('holds every table as it was before the migration, and nothing unfinished', async () => {
    const files = readdirSync(backup).filter((name) => name.endsWith('.copy.gz'));
    expect(files.toSorted()).toEqual(
      [...Object.keys(before), 'schema_migration'].map((name) => `${name}.copy.gz`).toSorted(),
    );
    expect(readdirSync(join(backup, '..')).filter((name) => name.endsWith('.incompleto'))).toEqual([]);
  });

  it('comes back whole: rows, bytes, references and the next number of each row', async () => {
    const target = await openTestDatabase('empty');
    const rows = await restoreTables({ pool: target.pool, folder: backup });
    expect(await contentOf(target.pool, Object.keys(before))).toEqual(before);
    expect(rows).toBeGreaterThan(20_000);
    const next = `INSERT INTO attachment (section, territory, caption, taken_on, author, licence, mime, content, sha256, created_by)
      VALUES ('serenos', '07', 'x', '2025-04-01', 'x', 'x', 'image/png', '\\x00'::bytea, 'z', 'x') RETURNING id`;
    const [here, there] = await Promise.all([target.pool.query(next), source.pool.query(next)]);
    // The number of the photo that was deleted is not given again.
    expect(here.rows).toEqual(there.rows);
  });

  it('comes back in a version that is newer, which then migrates it', async () => {
    const target = await openTestDatabase('empty');
    const log: string[] = [];
    await restoreBackup({ pool: target.pool, folder: backup, migrations: later, log: (line) => log.push(line) });
    expect(await contentOf(target.pool, Object.keys(before))).toEqual(before);
    expect(await migrate({ pool: target.pool, folder: later, log: quiet, backUp: async () => undefined })).toEqual([
      '9000-note.sql',
    ]);
  });

  it('is refused by a database that has editions, which keeps them and its shape', async () => {
    const request = { pool: source.pool, folder: backup, migrations: later, log: quiet };
    await expect(restoreBackup(request)).rejects.toMatchObject({ code: 'database-not-empty' });
    const { rows } = await source.pool.query<{ count: number }>('SELECT count(*) AS count FROM edition');
    expect(rows[0]?.count).toBeGreaterThan(0);
  });

  it('is refused by a database of another version', async () => {
    const target = await openTestDatabase('empty');
    await migrate({ pool: target.pool, folder: later, log: quiet, backUp: async () => undefined });
    await expect(restoreTables({ pool: target.pool, folder: backup })).rejects.toMatchObject({
      code: 'backup-of-another-version',
    });
  });

  it('of a newer version is refused', async () => {
    const target = await openTestDatabase('empty');
    const folder = folderOf('newer');
    cpSync(backup, folder, { recursive: true });
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ instant: 'x', migrations: ['9999-future.sql'], tables: [], sequences: [] }),
    );
    const request = { pool: target.pool, folder, migrations: shipped, log: quiet };
    await expect(restoreBackup(request)).rejects.toMatchObject({ code: 'backup-newer' });
  });

  it.each([
    ['a file that is cut short', (folder: string) => truncateSync(join(folder, 'record.copy.gz'), 2000)],
    ['a file that is missing', (folder: string) => rmSync(join(folder, 'record.copy.gz'))],
    ['a file that is no copy', (folder: string) => writeFileSync(join(folder, 'edition.copy.gz'), 'hola')],
    ['a manifest that is none', (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{')],
  ])('with %s is refused and leaves the database empty', async (_, damage) => {
    const target = await openTestDatabase('empty');
    const folder = folderOf('damaged');
    cpSync(backup, folder, { recursive: true });
    damage(folder);
    await expect(restoreTables({ pool: target.pool, folder })).rejects.toMatchObject({ code: 'backup-damaged' });
    expect((await target.pool.query('SELECT FROM edition')).rowCount).toBe(0);
  });

  it('that is not there is refused', async () => {
    const target = await openTestDatabase('empty');
    await expect(restoreTables({ pool: target.pool, folder: '/no/existe' })).rejects.toMatchObject({
      code: 'backup-missing',
    });
  });
});
