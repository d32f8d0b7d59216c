// One PostgreSQL per run, with two templates: migrated, and filled with all that ships.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#server/database/database.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { startEmbedded } from '#server/database/embedded.ts';
import { fillDatabase } from '#main/program.ts';
import { migrate } from '#server/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly adminUrl: string;
  }
}

export const TEMPLATE_EMPTY = 'template_empty';
export const TEMPLATE_FULL = 'template_full';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigia-test-'));
  // Within reach of the user that runs PostgreSQL, the cluster stands inside and goes with the folder.
  await chmod(dataDir, 0o711);
  const quiet = (): void => undefined;
  const server = await serverOf(dataDir);
  const admin = openDatabase(server.connectionString, { jurisdiction: EVERYWHERE });
  // A server of the institution may hold what an earlier run left.
  for (const name of [TEMPLATE_FULL, TEMPLATE_EMPTY]) await admin.pool.query(`DROP DATABASE IF EXISTS ${name}`);
  await admin.pool.query(`CREATE DATABASE ${TEMPLATE_EMPTY}`);
  await withDatabase(urlOf(server.connectionString, TEMPLATE_EMPTY), (db) =>
    migrate({
      pool: db.pool,
      folder: join(import.meta.dirname, '../../migrations'),
      log: quiet,
      backUp: async () => undefined,
    }),
  );
  await admin.pool.query(`CREATE DATABASE ${TEMPLATE_FULL} TEMPLATE ${TEMPLATE_EMPTY}`);
  await withDatabase(urlOf(server.connectionString, TEMPLATE_FULL), (db) => fillDatabase(db, dataDir, quiet));
  await admin.close();
  project.provide('adminUrl', server.connectionString);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

interface TestedServer {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** The embedded one, or that of VIGIA_TEST_DATABASE_URL: an account that may make databases and roles. */
async function serverOf(dataDir: string): Promise<TestedServer> {
  const given = process.env['VIGIA_TEST_DATABASE_URL'];
  if (given) return { connectionString: given, stop: async () => undefined };
  return startEmbedded({
    dataDir,
    log: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
}

export function urlOf(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.toString();
}

async function withDatabase(
  url: string,
  use: (db: ReturnType<typeof openDatabase>) => Promise<unknown>,
): Promise<void> {
  const db = openDatabase(url, { jurisdiction: EVERYWHERE });
  try {
    await use(db);
  } finally {
    await db.close();
  }
}
