// Migrations: forward only, one transaction each, known by number and content.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { Refusal } from '#shared/refusal.ts';

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
}

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
    await client.query(createTable);
    const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM schema_migration');
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    refuseNewerDatabase(applied, migrations);
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    if (pending.length > 0 && applied.size > 0) await request.backUp();
    for (const migration of pending) {
      request.log(`Preparando la base de datos: ${migration.name}…`);
      await apply(client, migration);
    }
    return pending.map((migration) => migration.name);
  } finally {
    client.release();
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.text);
    await client.query('INSERT INTO schema_migration (name, sha256) VALUES ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
}

function refuseNewerDatabase(applied: ReadonlyMap<string, string>, known: readonly Migration[]): void {
  const names = new Map(known.map((migration) => [migration.name, migration.sha256]));
  const unknown = [...applied].filter(([name, sha256]) => names.get(name) !== sha256).map(([name]) => name);
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
