import type pg from 'pg';

export interface KeyRow {
  readonly id: string;
  readonly start: string | null;
  readonly metadata: string | null;
  readonly expiresAt: Date;
  /** How long it was given for. */
  readonly seconds: number;
}

export async function findKeys(pool: pg.Pool, account: string): Promise<readonly KeyRow[]> {
  const { rows } = await pool.query<KeyRow>(
    `SELECT id, start, metadata, expires_at AS "expiresAt",
            round(extract(epoch FROM expires_at - created_at))::int AS seconds
     FROM account_api_key WHERE reference_id = $1 AND enabled AND expires_at > now() ORDER BY created_at, id`,
    [account],
  );
  return rows;
}

/** False when the account has no such key. */
export async function deleteKey(pool: pg.Pool, account: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('DELETE FROM account_api_key WHERE id = $1 AND reference_id = $2', [
    id,
    account,
  ]);
  return rowCount === 1;
}

export async function deleteKeysOf(pool: pg.Pool, account: string): Promise<void> {
  await pool.query('DELETE FROM account_api_key WHERE reference_id = $1', [account]);
}
