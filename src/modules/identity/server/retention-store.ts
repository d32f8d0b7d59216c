import type pg from 'pg';
import type { KeptThing } from '../retention.ts';

const ENDED: Readonly<Record<KeptThing, { readonly table: string; readonly condition: string }>> = {
  sessions: { table: 'account_session', condition: 'expires_at < $1' },
  invitations: { table: 'account_invitation', condition: 'least(used_at, expires_at) < $1' },
  verifications: { table: 'account_verification', condition: 'expires_at < $1' },
  rateLimits: { table: 'account_rate_limit', condition: 'last_request < extract(epoch FROM $1::timestamptz) * 1000' },
};

export async function countEnded(client: pg.ClientBase, thing: KeptThing, before: Date): Promise<number> {
  const { table, condition } = ENDED[thing];
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table} WHERE ${condition}`,
    [before.toISOString()],
  );
  return rows[0]?.count ?? 0;
}

export async function deleteEnded(client: pg.ClientBase, thing: KeptThing, before: Date): Promise<number> {
  const { table, condition } = ENDED[thing];
  const { rowCount } = await client.query(`DELETE FROM ${table} WHERE ${condition}`, [before.toISOString()]);
  return rowCount ?? 0;
}
