import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { openClusterFolder } from './cluster-folder.ts';
import { findClusterUser } from './cluster-user.ts';
import { connectionStringFor, type Credentials, readCredentials, wrongCredentials } from './credentials.ts';
import { folderRefusal, prepareDataFolder } from './data-folder.ts';
import {
  findPostmaster,
  type Postmaster,
  type PostmasterRequest,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';
import { isProcessAlive } from './process-identity.ts';

/** The PostgreSQL that comes with the program and keeps its data in the data folder. */
export interface EmbeddedDatabase {
  readonly connectionString: string;
  /** The server process; its sessions are children of it. */
  readonly processIds: readonly number[];
  /** Starts it again on its port when something ended it; looks and leaves when it runs. */
  revive(): Promise<void>;
  /** Can be called again: the second call finds nothing to stop. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** Root only: for what the database's user cannot reach in the data folder or in node_modules. */
  readonly systemDir?: string;
  /** Over the ones below; the tests trade durability for speed. */
  readonly settings?: Readonly<Record<string, string>>;
}

const databaseName = 'vigia';
const defaultSystemDir = '/var/lib/vigia';

/** Small: the whole platform is to fit a machine of 2 GB. Given at each start, never kept in the cluster. */
const serverSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // A socket path has room for 107 bytes, which a deep data folder does not leave.
  unix_socket_directories: '',
  max_connections: '40',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  // One server: no replica reads its log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  random_page_cost: '1.1',
  timezone: 'America/Lima',
  log_timezone: 'America/Lima',
  // Statements would carry personal data into the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Starts the database of this data folder, or adopts the one that a killed run left running. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log } = options;
  const systemDir = options.systemDir ?? defaultSystemDir;
  const dataDir = await prepareDataFolder(options.dataDir);
  const user = await findClusterUser(join(dataDir, 'postgres'));
  const binaries = await findBinaries({ user, systemDir, dataDir, log });
  const cluster = await openClusterFolder({ dataDir, systemDir, user, binaries, log });
  const request: PostmasterRequest = {
    clusterDir: cluster.path,
    binaries,
    user,
    logFile: join(dataDir, 'postgres.log'),
    settings: { ...serverSettings, ...options.settings },
    log,
  };
  let postmaster = (await findPostmaster(cluster.path)) ?? (await startPostmaster(request));
  const { port } = postmaster;
  try {
    await createDatabase(dataDir, cluster.credentials, postmaster);
  } catch (error) {
    await stopPostmaster(request);
    throw error;
  }
  let reviving: Promise<void> | undefined;
  let stopping: Promise<void> | undefined;
  const revive = async (): Promise<void> => {
    if (stopping || isProcessAlive(postmaster.pid) || (await findPostmaster(cluster.path))) return;
    log('La base de datos se detuvo; iniciándola otra vez…');
    postmaster = await startPostmaster(request, port);
    log('La base de datos está en marcha otra vez.');
  };
  const stop = async (): Promise<void> => {
    await reviving?.catch(() => undefined);
    await stopPostmaster(request);
  };
  return {
    connectionString: connectionStringFor(cluster.credentials, port, databaseName),
    get processIds() {
      return [postmaster.pid];
    },
    revive: () => (reviving ??= revive().finally(() => (reviving = undefined))),
    stop: () => (stopping ??= stop()),
  };
}

/**
 * The database that another process of this data folder runs, to use and not to stop: the command
 * line works with it while the server is up.
 */
export async function findRunningEmbedded(
  dataDir: string,
): Promise<Pick<EmbeddedDatabase, 'connectionString' | 'processIds'> | undefined> {
  const credentials = await readCredentials(dataDir);
  if (!credentials) return undefined;
  const postmaster = await findPostmaster(credentials.clusterDir ?? join(dataDir, 'postgres'));
  if (!postmaster) return undefined;
  return {
    connectionString: connectionStringFor(credentials, postmaster.port, databaseName),
    processIds: [postmaster.pid],
  };
}

async function createDatabase(dataDir: string, credentials: Credentials, postmaster: Postmaster): Promise<void> {
  const client = new pg.Client({ connectionString: connectionStringFor(credentials, postmaster.port, 'postgres') });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } catch (error) {
    throw (isWrongPassword(error) ? wrongCredentials(dataDir) : folderRefusal(dataDir, String(error))) ?? error;
  } finally {
    await client.end();
  }
}

/** invalid_password, invalid_authorization_specification: the file is not the one of this cluster. */
function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '28P01' || error.code === '28000');
}
