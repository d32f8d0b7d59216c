// What PostgreSQL knows of its tables: without it, it chooses as if they were empty.
import type pg from 'pg';
import { quoteName } from './copy.ts';

/** Counts what nobody has counted yet: after the first load, or when a copy came back. Later the server does it itself. */
export async function countNewTables(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples < 0`,
  );
  if (rows.length > 0) await pool.query(`ANALYZE ${rows.map(({ name }) => quoteName(name)).join(', ')}`);
}
