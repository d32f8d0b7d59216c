// A copy of all tables, one compressed COPY file each, made before a change of their shape or when asked.
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { encryptFolder } from './backup-encryption.ts';
import type { BackupManifest, BackupTable } from './backup-manifest.ts';
import { quoteName } from './copy.ts';
import { folderRefusal } from './data-folder.ts';

export interface BackupRequest {
  readonly pool: pg.Pool;
  readonly dataDir: string;
  readonly log: (message: string) => void;
  readonly now?: Date;
  /** The copy is encrypted with it, once it is whole and before it has its name. */
  readonly passphrase?: string;
  /** What else belongs to the copy and stands outside of the database: writes into the copy's folder what fits the snapshot. */
  readonly alongside?: (snapshot: pg.ClientBase, folder: string) => Promise<void>;
}

const unfinished = '.incompleto';

/** Answers with the folder of the copy: `<data>/respaldos/<instant>`, whole or not there at all. */
export async function backUpTables(request: BackupRequest): Promise<string> {
  const instant = (request.now ?? new Date()).toISOString().replaceAll(/[:.]/g, '-');
  const parent = join(request.dataDir, 'respaldos');
  const target = join(parent, instant);
  const partial = `${target}${unfinished}`;
  request.log('Haciendo una copia de seguridad de la base de datos…');
  const client = await request.pool.connect();
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    await removeUnfinished(parent);
    await mkdir(partial, { mode: 0o700 });
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL vigia.jurisdiction = '*'`);
    const tables: BackupTable[] = [];
    for (const { name, columns } of await findTables(client)) {
      tables.push({ name, columns, rows: await copyOut(client, partial, name, columns) });
    }
    const manifest: BackupManifest = {
      instant,
      migrations: await findMigrations(client),
      tables,
      sequences: await findSequences(client),
    };
    await request.alongside?.(client, partial);
    await client.query('COMMIT');
    await writeFile(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    if (request.passphrase !== undefined) await encryptFolder(partial, request.passphrase);
    await rename(partial, target);
    request.log(`Copia de seguridad guardada en ${target}.`);
    return target;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw folderRefusal(request.dataDir, String(error)) ?? error;
  } finally {
    client.release();
  }
}

/** What a run that was killed left half-way. The lock of the folder keeps other runs away. */
async function removeUnfinished(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.endsWith(unfinished));
  await Promise.all(names.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

async function copyOut(
  client: pg.PoolClient,
  folder: string,
  table: string,
  columns: readonly string[],
): Promise<number> {
  // A query: a table in partitions is not copied by its name.
  const rows = `SELECT ${columns.map(quoteName).join(', ')} FROM ${quoteName(table)}`;
  const source = client.query(copyTo(`COPY (${rows}) TO STDOUT`));
  await pipeline(
    source,
    createGzip({ level: 1 }),
    createWriteStream(join(folder, `${table}.copy.gz`), { mode: 0o600 }),
  );
  return source.rowCount;
}

async function findTables(client: pg.PoolClient): Promise<readonly Pick<BackupTable, 'name' | 'columns'>[]> {
  // Generated columns are computed again: COPY takes no value for them.
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    GROUP BY c.relname
    ORDER BY c.relname`);
  return rows;
}

async function findMigrations(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY name');
  return rows.map(({ name }) => name);
}

/** Where each stood: the number of a row that was deleted is not to be given again. */
async function findSequences(client: pg.PoolClient): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string; last: string | null }>(`
    SELECT sequencename::text AS name, last_value::text AS last
    FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename`);
  return rows;
}
