// Migrations: forward only, one transaction each, known by number and content.
// cspell:words regclass
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { Refusal } from '#shared/refusal.ts';
import { ensureWorkRole } from './row-security.ts';

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

export interface MigrationRequest {
  readonly pool: pg.Pool;
  readonly folder: string;
  readonly log: (message: string) => void;
  /** Called once, before the first change of a database that already has data. */
  readonly backUp: () => Promise<void>;
  /** Only these: the shape that a backup was made in. */
  readonly only?: readonly string[];
}

/** Of the advisory lock: any number that nothing else in the database uses. */
const lockNumber = 8_471_120;

const createTable = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    name text PRIMARY KEY,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE schema_migration IS 'Migrations that this database has had.';
  COMMENT ON COLUMN schema_migration.name IS 'File name.';
  COMMENT ON COLUMN schema_migration.sha256 IS 'SHA-256 of its text.';
  COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied.';`;

/** Applies what is missing, and answers with the names applied. */
export async function migrate(request: MigrationRequest): Promise<readonly string[]> {
  const migrations = await readMigrations(request.folder);
  const client = await request.pool.connect();
  try {
    // Two programs over one database of the institution: the second waits and finds nothing to do.
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber]);
    const applied = await findApplied(client);
    refuseNewerDatabase(applied, migrations);
    const pending = migrations.filter(({ name }) => !applied.has(name) && (request.only?.includes(name) ?? true));
    if (pending.length > 0 && applied.size > 0) await request.backUp();
    await ensureWorkRole(client);
    if (pending.length > 0) await client.query(createTable);
    for (const migration of pending) {
      request.log(`Preparando la base de datos: ${migration.name}…`);
      await apply(client, migration);
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockNumber]).catch(() => undefined);
    client.release();
  }
}

/** Reads and changes nothing: a database of a newer version is to stay as it is. */
async function findApplied(client: pg.PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    "SELECT to_regclass('public.schema_migration') IS NOT NULL AS exists",
  );
  if (found[0]?.exists !== true) return new Map();
  const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM schema_migration');
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL vigia.jurisdiction = '*'`);
    await client.query(migration.text);
    await client.query('INSERT INTO schema_migration (name, sha256) VALUES ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw migrationRefusal(migration.name, error);
  }
}

function migrationRefusal(name: string, error: unknown): Refusal {
  return Object.assign(
    new Refusal(
      'unavailable',
      'migration-failed',
      `No se pudo actualizar la base de datos (${name}): ${error instanceof Error ? error.message : String(error)}. ` +
        'Ese cambio no se aplicó y nada se ha perdido.',
    ),
    { cause: error },
  );
}

function refuseNewerDatabase(applied: ReadonlyMap<string, string>, known: readonly Migration[]): void {
  const names = new Map(known.map((migration) => [migration.name, migration.sha256]));
  const changed = [...applied].find(([name, sha256]) => names.has(name) && names.get(name) !== sha256);
  const unknown = [...applied.keys()].filter((name) => !names.has(name));
  if (unknown.length === 0 && changed) {
    throw new Refusal(
      'conflict',
      'migration-changed',
      `La migración ${changed[0]} de esta instalación no es la que tuvo la base de datos. ` +
        'Recupere los archivos de la versión instalada. No se ha cambiado nada.',
    );
  }
  if (unknown.length === 0) return;
  throw new Refusal(
    'conflict',
    'database-newer',
    `La base de datos fue creada por una versión más nueva de Vigía (${unknown.join(', ')}). ` +
      'Use esa versión, o indique otra carpeta de datos en la variable VIGIA_DATA. No se ha cambiado nada.',
  );
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
