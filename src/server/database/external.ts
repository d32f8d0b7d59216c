// A PostgreSQL of the institution is looked at before it is trusted with data.
import type pg from 'pg';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import { connectionRefusal } from './failure.ts';

const oldestVersion = 15;

/** Refuses one that does not answer, is too old, or could not hold an ñ. */
export async function requireUsableServer(pool: pg.Pool): Promise<void> {
  try {
    const { rows } = await pool.query<{ version: number; encoding: string }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version,
              current_setting('server_encoding') AS encoding`,
    );
    const unusable = rows[0] && whyUnusable(rows[0]);
    if (unusable !== undefined) throw new Refusal('unavailable', 'database-unsuitable', unusable);
  } catch (error) {
    throw isRefusal(error) ? error : connectionRefusal(error);
  }
}

export function whyUnusable(server: { readonly version: number; readonly encoding: string }): string | undefined {
  if (server.version < oldestVersion)
    return `La base de datos de DATABASE_URL es PostgreSQL ${server.version}; se necesita ${oldestVersion} o más nuevo.`;
  if (server.encoding !== 'UTF8')
    return `La base de datos de DATABASE_URL usa la codificación ${server.encoding}; créela con ENCODING 'UTF8'.`;
  return undefined;
}
