// Beside the library's own counts, so that all servers count together and the same retention removes them.
import type pg from 'pg';

/** How many there are with this one. */
export async function addGuess(pool: pg.Pool, key: string, at: Date): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `INSERT INTO account_rate_limit AS known (id, key, count, last_request) VALUES ($1, $1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET count = known.count + 1, last_request = excluded.last_request
     RETURNING count`,
    [key, at.getTime()],
  );
  return rows[0]?.count ?? 0;
}

export async function removeGuess(pool: pg.Pool, key: string): Promise<void> {
  await pool.query('UPDATE account_rate_limit SET count = count - 1 WHERE key = $1 AND count > 0', [key]);
}

/** Whose a link for a new password is; undefined when it is none. */
export async function findEmailOfReset(pool: pg.Pool, token: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ email: string }>(
    `SELECT u.email FROM account_verification v JOIN account_user u ON u.id = v.value
     WHERE v.identifier = 'reset-password:' || $1`,
    [token],
  );
  return rows[0]?.email;
}
