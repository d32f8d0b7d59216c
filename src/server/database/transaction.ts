import type { Kysely, QueryCreator, QueryCreatorWithCommonTableExpression, Transaction } from 'kysely';
import type pg from 'pg';
import type { Schema } from './schema.ts';

const clientOfTransaction: unique symbol = Symbol('pg client of the transaction');

/** Only `Database.read` and `Database.write` make one: a bare Kysely is not a transaction. */
interface InTransaction {
  readonly [clientOfTransaction]: pg.PoolClient;
}

/** What a read may say. `with` is narrowed so that the query after it cannot write either. */
interface ReadQueries<Tables> extends Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom'> {
  with<Name extends string, Cte extends CommonTable<Tables>>(
    name: Name,
    expression: Cte,
  ): AfterWith<QueryCreatorWithCommonTableExpression<Tables, Name, Cte>>;
}

type CommonTable<Tables> = Parameters<Kysely<Tables>['with']>[1];
type AfterWith<Queries> = Queries extends QueryCreator<infer Extended> ? ReadQueries<Extended> : never;

/**
 * A snapshot that cannot write: the type lacks insert, update and delete, and PostgreSQL refuses
 * them (READ ONLY) in raw SQL, which runs as sql`…`.execute(tx).
 */
export type ReadTx = ReadQueries<Schema> & Pick<Kysely<Schema>, 'fn' | 'dynamic' | 'getExecutor'> & InTransaction;

/** Everything Kysely can do, in one transaction; a function that reads accepts it too. */
export type WriteTx = Transaction<Schema> & InTransaction;

export function bindClient(tx: Transaction<Schema>, client: pg.PoolClient): WriteTx {
  return Object.assign(tx, { [clientOfTransaction]: client });
}

/** The connection a transaction runs on, for what Kysely has no words for (COPY, cursors). */
export function clientOf(tx: ReadTx): pg.PoolClient {
  return tx[clientOfTransaction];
}
