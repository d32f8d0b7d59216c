// A copy of one gigabyte and its way back, against pg_dump and pg_restore, on a PostgreSQL 15 server.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { backUpTables } from '#server/database/backup.ts';
import { openDatabase } from '#server/database/database.ts';
import { restoreBackup } from '#server/database/restore.ts';
import { fillDatabase } from '#main/program.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { startExternalPostgres } from '../scripts/external-postgres.mjs';
import { type Measured, relative, seconds } from './measure.ts';

const run = promisify(execFile);
const server = '/usr/lib/postgresql/15/bin';
const gigabyte = 1024 ** 3;
const quiet = (): void => undefined;

export async function copiesAgainstDump(root: string, say: (message: string) => void): Promise<readonly Measured[]> {
  if (!existsSync(join(server, 'pg_dump'))) {
    say(`No se mide la copia de 1 GB: falta ${server}.`);
    return [];
  }
  const postgres = await startExternalPostgres(server);
  const folder = await mkdtemp(join(tmpdir(), 'vigia-bench-'));
  const pools: (() => Promise<void>)[] = [];
  const open = (name: string) => {
    const db = openDatabase(postgres.url(name), { jurisdiction: EVERYWHERE, maxConnections: 2 });
    pools.push(() => db.close());
    return db;
  };
  try {
    const db = open('vigia');
    await fillDatabase(db, folder, quiet);
    await growTo(db.pool, gigabyte);
    for (const name of ['ours', 'theirs']) await db.pool.query(`CREATE DATABASE ${name}`);
    const dump = join(folder, 'vigia.dump');
    let copy = '';
    const oursOut = await seconds(async () => {
      copy = await backUpTables({ pool: db.pool, dataDir: folder, log: quiet });
    });
    const theirsOut = await seconds(() => run(join(server, 'pg_dump'), ['-Fc', '-f', dump, postgres.url('vigia')]));
    const into = open('ours');
    const oursBack = await seconds(() =>
      restoreBackup({ pool: into.pool, folder: copy, migrations: join(root, 'migrations'), log: quiet }),
    );
    const theirsBack = await seconds(() => run(join(server, 'pg_restore'), ['-d', postgres.url('theirs'), dump]));
    const measured = (name: string, ours: number, theirs: number): Measured =>
      relative(name, ours, theirs, 's', '≤ 1.2 ×', (ratio) => ratio <= 1.2);
    return [
      measured('copy of 1 GB against pg_dump -Fc', oursOut, theirsOut),
      measured('its way back against pg_restore', oursBack, theirsBack),
    ];
  } finally {
    for (const close of pools) await close();
    postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** More editions of the national file's own rows. */
async function growTo(pool: pg.Pool, bytes: number): Promise<void> {
  for (let edition = 1_000_000; ; edition += 1) {
    const { rows } = await pool.query<{ size: number }>('SELECT pg_database_size(current_database()) AS size');
    if ((rows[0]?.size ?? 0) >= bytes) return;
    await pool.query(
      `INSERT INTO complaint_count (edition_id, territory, year, month, modality, count, line)
       SELECT $1, territory, year, month, modality, count, line FROM complaint_count
       WHERE edition_id = (SELECT min(edition_id) FROM complaint_count)`,
      [edition],
    );
  }
}
