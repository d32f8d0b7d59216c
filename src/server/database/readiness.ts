import { readdir } from 'node:fs/promises';
import type pg from 'pg';

/** Asks the database each time: resolves when it answers and has had every migration of `folder`. */
export async function readinessOf(pool: pg.Pool, folder: string): Promise<() => Promise<void>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  return async () => {
    const { rows } = await pool.query<{ missing: number }>(
      `SELECT count(*)::int AS missing FROM unnest($1::text[]) AS wanted (name)
       WHERE NOT EXISTS (SELECT FROM schema_migration AS had WHERE had.name = wanted.name)`,
      [names],
    );
    if (rows[0]?.missing !== 0) throw new Error('Migrations of this version are missing');
  };
}
