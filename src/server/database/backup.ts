// A copy of all tables before a change of their shape: one compressed COPY file each.
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { folderRefusal } from './data-folder.ts';
import { quoteName } from './copy.ts';

export interface BackupRequest {
  readonly pool: pg.Pool;
  readonly dataDir: string;
  readonly log: (message: string) => void;
  readonly now?: Date;
}

/** Answers with the folder of the copy: `<data>/respaldos/<instant>`, whole or not there at all. */
export async function backUpTables(request: BackupRequest): Promise<string> {
  const instant = (request.now ?? new Date()).toISOString().replaceAll(/[:.]/g, '-');
  const target = join(request.dataDir, 'respaldos', instant);
  const partial = `${target}.incompleto`;
  request.log('Haciendo una copia de seguridad antes de actualizar la base de datos…');
  const client = await request.pool.connect();
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 });
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    for (const { name } of rows) {
      const source = client.query(copyTo(`COPY ${quoteName(name)} TO STDOUT`));
      await pipeline(
        source,
        createGzip({ level: 1 }),
        createWriteStream(join(partial, `${name}.copy.gz`), { mode: 0o600 }),
      );
    }
    const { rows: migrations } = await client.query<{ name: string }>(
      'SELECT name FROM schema_migration ORDER BY name',
    );
    await client.query('COMMIT');
    await writeFile(
      join(partial, 'manifest.json'),
      JSON.stringify({ instant, tables: rows.map((row) => row.name), migrations: migrations.map((row) => row.name) }),
    );
    await rename(partial, target);
    request.log(`Copia de seguridad guardada en ${target}.`);
    return target;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    await rm(partial, { recursive: true, force: true });
    throw folderRefusal(request.dataDir, String(error)) ?? error;
  } finally {
    client.release();
  }
}
