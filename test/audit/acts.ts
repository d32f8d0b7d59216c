// Acts for the tests of the audit, and what a tamperer with the database's own rights can do to them.
import type pg from 'pg';
import type { Database } from '#server/database/database.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { type Act, recordAct } from '#modules/audit/server/index.ts';

export function anAct(changes: Partial<Act> = {}): Act {
  return { actor: LOCAL_OPERATOR, territory: '', action: 'correctRow', subject: 'record/1', ...changes };
}

/** One transaction each. */
export async function recordEach(db: Database, acts: readonly Act[]): Promise<void> {
  for (const act of acts) await db.write((tx) => recordAct(tx, act));
}

/** As the superuser, with triggers off. */
export async function tamper(pool: pg.Pool, ...statements: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.query("SET session_replication_role = 'origin'");
    client.release();
  }
}
