// Brings a backup back into a database that holds nothing yet, all of it or nothing.
// cspell:words regclass setval
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import { type BackupManifest, type BackupTable, orderByReferences, parseManifest } from './backup-manifest.ts';
import { quoteName } from './copy.ts';
import { migrate } from './migrate.ts';

export interface RestoreRequest {
  readonly pool: pg.Pool;
  /** Of the backup, as `backUpTables` answered it. */
  readonly folder: string;
}

const migrationTable = 'schema_migration';

/** Before anything is changed, its shape included. */
export async function requireNoEditions(client: pg.Pool | pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    "SELECT to_regclass('public.edition') IS NOT NULL AS exists",
  );
  if (rows[0]?.exists !== true) return;
  // One message is one transaction, and the setting ends with it: the policies bind the owner too.
  const answers: unknown = await client.query(`SET LOCAL vigia.jurisdiction = '*'; SELECT FROM edition LIMIT 1`);
  if (rowCountOfLast(answers) === 0) return;
  throw new Refusal(
    'conflict',
    'database-not-empty',
    'La base de datos ya tiene ediciones y restaurar encima las perdería. ' +
      'Indique una carpeta de datos nueva en la variable VIGIA_DATA. No se ha cambiado nada.',
  );
}

/** Answers with the number of rows. The database has had the same migrations and has no edition. */
export async function restoreTables({ pool, folder }: RestoreRequest): Promise<number> {
  const manifest = await readManifest(folder);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL vigia.jurisdiction = '*'`);
    await requireSameMigrations(client, manifest);
    await requireNoEditions(client);
    const tables = manifest.tables.filter(({ name }) => name !== migrationTable);
    const names = tables.map(({ name }) => name);
    // What guards the rows in daily work steps aside within this transaction alone.
    const putBack = await liftGuards(client);
    const buildIndexes = await setIndexesAside(
      client,
      tables.filter(({ rows }) => rows > largeRows).map(({ name }) => name),
    );
    // What migrations wrote, and what a start that was cut short had loaded.
    if (names.length > 0) await client.query(`TRUNCATE ${names.map(quoteName).join(', ')}`);
    let rows = 0;
    for (const name of orderByReferences(names, await findReferences(client))) {
      const table = tables.find((candidate) => candidate.name === name);
      if (table) rows += await copyBack(client, folder, table);
    }
    for (const { name, last } of manifest.sequences) {
      if (last !== null) await client.query('SELECT setval($1::regclass, $2::bigint)', [quoteName(name), last]);
    }
    await buildIndexes();
    await putBack();
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

export interface RestoreBackupRequest extends RestoreRequest {
  /** Folder of the migrations of this version. */
  readonly migrations: string;
  readonly log: (message: string) => void;
}

/**
 * Gives an empty database the shape that the backup had, and its rows. The migrations that came
 * later are applied by the next start, as to any older database.
 */
export async function restoreBackup({ pool, folder, migrations, log }: RestoreBackupRequest): Promise<void> {
  const manifest = await readManifest(folder);
  await requireNoEditions(pool);
  const known = await readdir(migrations);
  const unknown = manifest.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Refusal(
      'conflict',
      'backup-newer',
      `La copia de seguridad es de una versión más nueva de Vigía (${unknown.join(', ')}). Use esa versión.`,
    );
  }
  log('Restaurando la copia de seguridad…');
  // It holds no edition: nothing is lost that a copy would save.
  await migrate({ pool, folder: migrations, only: manifest.migrations, log, backUp: async () => undefined });
  const rows = await restoreTables({ pool, folder });
  log(`Copia de seguridad restaurada: ${manifest.tables.length} tablas, ${rows} filas.`);
}

/** Of several statements in one message the driver answers a list. */
function rowCountOfLast(answers: unknown): number {
  const last: unknown = Array.isArray(answers) ? answers.at(-1) : answers;
  return typeof last === 'object' && last !== null && 'rowCount' in last ? Number(last.rowCount) : 0;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new Refusal('not-found', 'backup-missing', `En ${folder} no hay ninguna copia de seguridad de Vigía.`);
  }
  const manifest = parseManifest(text);
  if (manifest) return manifest;
  throw damaged(folder, 'manifest.json');
}

function damaged(folder: string, file: string): Refusal {
  return new Refusal(
    'invalid',
    'backup-damaged',
    `La copia de seguridad ${folder} está dañada (${file}). No se ha restaurado nada.`,
    { folder, file },
  );
}

async function requireSameMigrations(client: pg.PoolClient, manifest: BackupManifest): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${migrationTable} ORDER BY name`);
  const here = rows.map(({ name }) => name);
  if (here.join('\n') === manifest.migrations.join('\n')) return;
  throw new Refusal(
    'conflict',
    'backup-of-another-version',
    'La copia de seguridad es de otra versión de Vigía. Indique una carpeta de datos nueva (VIGIA_DATA), ' +
      'con la versión que la hizo o una más nueva.',
    { here, backup: manifest.migrations },
  );
}

/** From here on an index is quicker built whole than kept row by row. */
const largeRows = 20_000;

/** Of tables that no other refers to: their keys and indexes go, and come back by what this answers with. */
async function setIndexesAside(client: pg.PoolClient, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string; definition: string; key: boolean }>(
    `SELECT t.relname::text AS "table", i.relname::text AS name, k.oid IS NOT NULL AS key,
            coalesce(pg_get_constraintdef(k.oid), pg_get_indexdef(i.oid)) AS definition
     FROM pg_index x
     JOIN pg_class t ON t.oid = x.indrelid AND t.relkind = 'r' AND NOT t.relispartition
     JOIN pg_class i ON i.oid = x.indexrelid
     LEFT JOIN pg_constraint k ON k.conindid = i.oid AND k.contype IN ('p', 'u')
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY ($1)
       AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = t.oid)
     ORDER BY x.indisprimary DESC, i.relname`,
    [tables],
  );
  for (const { table, name, key } of rows)
    await client.query(
      key ? `ALTER TABLE ${quoteName(table)} DROP CONSTRAINT ${quoteName(name)}` : `DROP INDEX ${quoteName(name)}`,
    );
  return async () => {
    for (const { table, name, definition, key } of rows)
      await client.query(
        key ? `ALTER TABLE ${quoteName(table)} ADD CONSTRAINT ${quoteName(name)} ${definition}` : definition,
      );
  };
}

/**
 * COPY is refused where policies bind, kept acts refuse to be emptied, and rows that come back are no new acts.
 * Answers with what sets the policies and triggers again.
 */
async function liftGuards(client: pg.PoolClient): Promise<() => Promise<void>> {
  const { rows: forced } = await client.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relforcerowsecurity ORDER BY relname`,
  );
  // On insert (4) and on truncate (32).
  const { rows: triggers } = await client.query<{ table: string; trigger: string }>(`
    SELECT c.relname::text AS "table", t.tgname::text AS trigger
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgenabled <> 'D'
      AND t.tgtype & 36 <> 0`);
  const set = async (policies: 'NO FORCE' | 'FORCE', state: 'DISABLE' | 'ENABLE'): Promise<void> => {
    for (const { name } of forced) await client.query(`ALTER TABLE ${quoteName(name)} ${policies} ROW LEVEL SECURITY`);
    for (const { table, trigger } of triggers)
      await client.query(`ALTER TABLE ONLY ${quoteName(table)} ${state} TRIGGER ${quoteName(trigger)}`);
  };
  await set('NO FORCE', 'DISABLE');
  return () => set('FORCE', 'ENABLE');
}

async function findReferences(client: pg.PoolClient): Promise<readonly { table: string; needs: string }[]> {
  const { rows } = await client.query<{ table: string; needs: string }>(`
    SELECT c.relname::text AS "table", f.relname::text AS needs
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`);
  return rows;
}

async function copyBack(client: pg.PoolClient, folder: string, table: BackupTable): Promise<number> {
  const file = `${table.name}.copy.gz`;
  const columns = table.columns.map(quoteName).join(', ');
  try {
    const target = client.query(copyFrom(`COPY ${quoteName(table.name)} (${columns}) FROM STDIN`));
    await pipeline(createReadStream(join(folder, file)), createGunzip(), target);
    if (target.rowCount === table.rows) return table.rows;
  } catch (error) {
    if (isRefusal(error) || !isOfTheFile(error)) throw error;
  }
  throw damaged(folder, file);
}

/** A file that is missing, cut short, no gzip, or whose rows do not fit the table (classes 22 and 23). */
function isOfTheFile(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'ENOENT' || code.startsWith('Z_') || /^2[23]/.test(code);
}
