// Opens the program over a data folder: database, territory, shipped editions, plugs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { readConfig } from '#server/config.ts';
import { type Database, openDatabase, type ReadTx } from '#server/database/database.ts';
import { prepareDataFolder } from '#server/database/data-folder.ts';
import { findRunningEmbedded, startEmbedded } from '#server/database/embedded.ts';
import { requireUsableServer } from '#server/database/external.ts';
import { keepRunning } from '#server/database/keep-running.ts';
import { migrate } from '#server/database/migrate.ts';
import { backUpTables } from '#server/database/backup.ts';
import { countNewTables } from '#server/database/statistics.ts';
import { requireRowSecurity } from '#server/database/row-security.ts';
import { findHolder, type FolderLock, lockFolder } from '#server/folder-lock.ts';
import { type CalendarDate, isCalendarDate, limaDate } from '#shared/calendar-date.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import { auditFilesOf, copyAuditFiles } from '#modules/audit/server/index.ts';
import { loadSidpol } from '#modules/observatory/server/index.ts';
import type { Scope } from '#modules/sources/index.ts';
import { loadShippedEditions } from '#modules/sources/server/index.ts';
import { findKnownCodes, findScope, loadTerritory } from '#modules/territory/server/index.ts';
import { plugs } from './plugs.ts';

// What a contract does not say in its own words is said in Spanish too.
z.config(z.locales.es());

export interface Program {
  readonly db: Database;
  readonly connectionString: string;
  readonly dataDir: string;
  readonly isTerritory: (code: string) => boolean;
  readonly now: () => Date;
  readonly today: () => CalendarDate;
  readonly scopeOf: (tx: ReadTx, query: ScopeQuery) => Promise<Scope>;
  /** Absent when the database of a running server was joined. */
  readonly lock: FolderLock | undefined;
  /** The database's processes, for the memory that the program uses. */
  readonly processIds: readonly number[];
  close(): Promise<void>;
}

export interface ScopeQuery {
  readonly territory?: string | undefined;
  readonly asOf?: string | undefined;
}

export interface ProgramOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly log: (message: string) => void;
  readonly now: () => Date;
  /** A command may work beside a running server; a server may not, and neither what needs the folder alone. */
  readonly mode: 'server' | 'command' | 'alone';
  /** Instead of `fillDatabase`. */
  readonly prepare?: Prepare | undefined;
  /** Somebody asks to stop while it opens: the database is stopped and the opening fails. */
  readonly signal?: AbortSignal | undefined;
}

export type Prepare = (db: Database, dataDir: string, log: (message: string) => void) => Promise<void>;

/** Folder of package.json, from the source tree and from dist/ alike. */
export const root = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(join(folder, '..'));
}

export async function openProgram(options: ProgramOptions): Promise<Program> {
  const config = readConfig(options.env, root);
  const dataDir = await prepareDataFolder(config.dataDir);
  const joined = options.mode === 'command' ? await joinRunning(config.databaseUrl, dataDir, options.log) : undefined;
  const lock = joined ? undefined : await lockFolder(dataDir);
  try {
    const embedded =
      joined || config.databaseUrl !== undefined ? undefined : await startEmbedded({ dataDir, log: options.log });
    const interrupt = (): void => void embedded?.stop().catch(() => undefined);
    options.signal?.addEventListener('abort', interrupt, { once: true });
    if (options.signal?.aborted) interrupt();
    const connectionString = joined?.connectionString ?? config.databaseUrl ?? embedded?.connectionString ?? '';
    const db = openDatabase(connectionString, {
      jurisdiction: EVERYWHERE,
      onConnectionLost: () => options.log('Se perdió una conexión con la base de datos; se abrirá otra.'),
    });
    const endWatch = embedded && options.mode === 'server' ? keepRunning(embedded, options.log) : undefined;
    const stop = async (): Promise<void> => {
      endWatch?.();
      await db.close();
      await embedded?.stop();
      await lock?.release();
    };
    try {
      if (config.databaseUrl !== undefined) await requireUsableServer(db.pool);
      if (!joined) await (options.prepare ?? fillDatabase)(db, dataDir, options.log);
      options.signal?.throwIfAborted();
      options.signal?.removeEventListener('abort', interrupt);
      return await programOver({
        db,
        connectionString,
        dataDir,
        lock,
        processIds: joined?.processIds ?? embedded?.processIds ?? [],
        now: options.now,
        close: stop,
      });
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

async function joinRunning(
  databaseUrl: string | undefined,
  dataDir: string,
  log: (message: string) => void,
): Promise<{ readonly connectionString: string; readonly processIds: readonly number[] } | undefined> {
  if (!(await waitForServer(dataDir, log))) return undefined;
  return databaseUrl === undefined ? findRunningEmbedded(dataDir) : { connectionString: databaseUrl, processIds: [] };
}

const patienceMilliseconds = 5 * 60_000;
const lookMilliseconds = 100;

/**
 * Waits for a server that is still filling its database, and for another command, which would stop
 * the database under us when it ends. False when the folder is free, or after a long wait.
 */
async function waitForServer(dataDir: string, log: (message: string) => void): Promise<boolean> {
  for (let waited = 0; waited < patienceMilliseconds; waited += lookMilliseconds) {
    const holder = await findHolder(dataDir);
    if (!holder) return false;
    if (holder.address !== null) return true;
    if (waited === 0) log(`Otro proceso (${holder.pid}) está usando la carpeta de datos; esperando a que termine…`);
    await delay(lookMilliseconds);
  }
  return false;
}

/** Migrates and loads what ships; done already, it looks and leaves. */
export async function fillDatabase(db: Database, dataDir: string, log: (message: string) => void): Promise<void> {
  await migrate({
    pool: db.pool,
    folder: join(root, 'migrations'),
    log,
    backUp: async () => {
      const alongside = copyAuditFiles(auditFilesOf(process.env, dataDir));
      await backUpTables({ pool: db.pool, dataDir, log, alongside });
    },
  });
  await requireRowSecurity(db.pool);
  await loadTerritory(db, join(root, 'data/territory'), log);
  const codes = await db.read(findKnownCodes);
  const isTerritory = (code: string): boolean => codes.has(code);
  await loadShippedEditions({
    db,
    folder: join(root, 'data/editions'),
    sections: plugs.map(({ section }) => section),
    isTerritory,
    log,
  });
  await loadSidpol(db, join(root, 'data/sidpol'), log);
  await countNewTables(db.pool);
}

interface ProgramParts {
  readonly db: Database;
  /** For connections of their own: the accounts'. */
  readonly connectionString: string;
  readonly dataDir: string;
  readonly lock: FolderLock | undefined;
  readonly processIds: readonly number[];
  readonly now: () => Date;
  readonly close: () => Promise<void>;
}

/** The program over a database that is filled. */
export async function programOver({ now, ...parts }: ProgramParts): Promise<Program> {
  const codes = await parts.db.read(findKnownCodes);
  const today = (): CalendarDate => limaDate(now());
  return {
    ...parts,
    now,
    isTerritory: (code) => codes.has(code),
    today,
    scopeOf: (tx, query) => findScope(tx, territoryCode(query.territory), asOfDate(query.asOf), today()),
  };
}

/** 'PE' (or nothing) → '' ; digits as they are. */
export function territoryCode(text: string | undefined): string {
  return text === undefined || text === '' || text.toUpperCase() === 'PE' ? '' : text;
}

export function asOfDate(text: string | undefined): CalendarDate | null {
  if (text === undefined || text === '') return null;
  if (isCalendarDate(text)) return text;
  throw new Refusal('invalid', 'impossible-date', `La fecha «${text}» no existe; se espera aaaa-mm-dd.`);
}
