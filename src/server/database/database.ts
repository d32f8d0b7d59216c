import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Jurisdiction } from '#shared/jurisdiction.ts';
import { createAnnouncer } from '../changes/announcer.ts';
import { changesAnnounced } from '../changes/change.ts';
import { databaseRefusal } from './failure.ts';
import { actWithin } from './row-security.ts';
import type { Schema } from './schema.ts';
import { bindClient, type ReadTx, type WriteTx } from './transaction.ts';
import { typeParsers } from './type-parsers.ts';

export type { ReadTx, WriteTx } from './transaction.ts';

/**
 * All access of the program to its database: a transaction that reads or one that writes, each as somebody
 * with a jurisdiction, which the policies of the tables enforce (migrations/0005-row-security.sql).
 */
export interface Database {
  /** One snapshot, read only: every query in `fn` sees the same instant. */
  read<T>(fn: (tx: ReadTx) => Promise<T>): Promise<T>;
  /** Committed when `fn` resolves, rolled back when it throws. */
  write<T>(fn: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** The same database for somebody else. */
  as(jurisdiction: Jurisdiction): Database;
  /** Past the policies: for migrations, copies and restoring. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** On whose behalf; a request takes its own by `as`. */
  readonly jurisdiction: Jurisdiction;
  readonly maxConnections?: number;
  /** A connection that was idle broke (the server was restarted, the network failed). */
  readonly onConnectionLost?: (error: Error) => void;
}

const sessionSettings = [
  "SET TimeZone TO 'America/Lima'",
  "SET DateStyle TO 'ISO, YMD'",
  "SET IntervalStyle TO 'iso_8601'",
].join('; ');

// Nested keys stay: what is inside of a jsonb column is data, not names of ours.
const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

export function openDatabase(connectionString: string, options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString,
    types: typeParsers,
    max: options.maxConnections ?? 10,
    // A transaction opened inside another can starve the pool: better an error than a silence.
    connectionTimeoutMillis: 15_000,
    application_name: 'vigia',
    onConnect: (client) => client.query(sessionSettings),
  });
  // Without a listener a lost idle connection would end the process; the pool replaces it.
  pool.on('error', (error) => options.onConnectionLost?.(error));
  // Nor does the pool listen to a connection in use: lost between two queries, the second one tells it.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const announcer = createAnnouncer(pool);
  const connect = (): Promise<pg.PoolClient> => pool.connect().catch(refuseFailure);

  const runWrite = async <T>(jurisdiction: Jurisdiction, fn: (tx: WriteTx) => Promise<T>): Promise<T> => {
    const client = await connect();
    return kyselyOver(client)
      .transaction()
      .execute(async (tx) => {
        await actWithin(client, jurisdiction);
        const bound = bindClient(tx, client);
        const result = await fn(bound);
        refuseFailedTransaction(client);
        return { result, changes: changesAnnounced(bound) };
      })
      .catch(refuseFailure)
      .then(({ result, changes }) => {
        announcer.add(changes);
        return result;
      });
  };

  const runRead = async <T>(jurisdiction: Jurisdiction, fn: (tx: ReadTx) => Promise<T>): Promise<T> => {
    const client = await connect();
    return kyselyOver(client)
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await actWithin(client, jurisdiction);
        return fn(bindClient(tx, client));
      })
      .catch(refuseFailure);
  };

  const databaseFor = (jurisdiction: Jurisdiction): Database => ({
    read: (fn) => runRead(jurisdiction, fn),
    write: (fn) => runWrite(jurisdiction, fn),
    as: databaseFor,
    pool,
    close: async () => {
      await announcer.close();
      await pool.end();
    },
  });
  return databaseFor(options.jurisdiction);
}

function refuseFailure(error: unknown): never {
  throw databaseRefusal(error) ?? error;
}

/** Kysely on the one connection that we checked out; it gives it back when its transaction ends. */
function kyselyOver(client: pg.PoolClient): Kysely<Schema> {
  const pool = { connect: () => Promise.resolve(client), end: () => Promise.resolve() };
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [camelCase] });
}

/**
 * After a failed statement PostgreSQL answers COMMIT with a rollback and no error, so code that
 * swallowed the failure would report as saved what was not.
 */
function refuseFailedTransaction(client: pg.PoolClient): void {
  if (client.getTransactionStatus() === 'E') {
    throw new Error('A statement of this transaction failed and its error was swallowed: nothing can be committed');
  }
}
