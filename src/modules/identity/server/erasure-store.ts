// What is held of one account and goes with it.
import type pg from 'pg';

/** Two at once would give one number to both, or leave nobody who administers. */
export async function lockErasures(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(8471123)');
}

/** Undefined when there is none, or it was erased already. */
export async function findEmailForErasure(client: pg.ClientBase, id: string): Promise<string | undefined> {
  const { rows } = await client.query<{ email: string }>(
    'SELECT email FROM account_user WHERE id = $1 AND erased_at IS NULL FOR UPDATE',
    [id],
  );
  return rows[0]?.email;
}

/** Whether it administers and, without it, nobody would. */
export async function isLastAdministrator(client: pg.ClientBase, id: string, now: Date): Promise<boolean> {
  const { rows } = await client.query<{ own: boolean; others: boolean }>(
    `SELECT coalesce(bool_or(user_id = $1), false) AS own, coalesce(bool_or(user_id <> $1), false) AS others
     FROM role_grant
     WHERE role = 'dgscAdministrator' AND revoked_at IS NULL AND (user_id = $1
       OR ($2::timestamptz AT TIME ZONE 'America/Lima')::date BETWEEN valid_from AND coalesce(valid_to, 'infinity'))`,
    [id, now.toISOString()],
  );
  return rows[0]?.own === true && !rows[0].others;
}

interface OfAccount {
  readonly thing: string;
  readonly from: string;
}

const BY_ACCOUNT: readonly OfAccount[] = [
  { thing: 'sessions', from: 'account_session WHERE user_id = $1' },
  { thing: 'credentials', from: 'account_credential WHERE user_id = $1' },
  { thing: 'factors', from: 'account_two_factor WHERE user_id = $1' },
  { thing: 'passkeys', from: 'account_passkey WHERE user_id = $1' },
  { thing: 'keys', from: 'account_api_key WHERE reference_id = $1' },
  { thing: 'verifications', from: 'account_verification WHERE position($1 IN value) > 0' },
];

const BY_EMAIL: readonly OfAccount[] = [
  { thing: 'verifications', from: 'account_verification WHERE position($1 IN lower(identifier || value)) > 0' },
  { thing: 'invitations', from: 'account_invitation WHERE lower(email) = $1' },
];

/** How many of each there were. */
export async function deleteAllOf(
  client: pg.ClientBase,
  { id, email }: { readonly id: string; readonly email: string },
): Promise<Readonly<Record<string, number>>> {
  const removed: Record<string, number> = {};
  const asked = [
    ...BY_ACCOUNT.map((one) => ({ ...one, value: id })),
    ...BY_EMAIL.map((one) => ({ ...one, value: email.toLowerCase() })),
  ];
  for (const { thing, from, value } of asked) {
    const { rowCount } = await client.query(`DELETE FROM ${from}`, [value]);
    removed[thing] = (removed[thing] ?? 0) + (rowCount ?? 0);
  }
  return removed;
}

/** What it is called from now on. Its address is no address: nobody signs in or is written to with it. */
export async function updateErased(client: pg.ClientBase, id: string, at: Date): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `UPDATE account_user SET (erased_number, name, email) = (
         SELECT next, 'cuenta retirada ' || next, 'cuenta retirada ' || next
         FROM (SELECT coalesce(max(erased_number), 0) + 1 AS next FROM account_user) AS numbered),
       erased_at = $2, updated_at = $2, email_verified = false, image = NULL, two_factor_enabled = false
     WHERE id = $1 RETURNING name`,
    [id, at.toISOString()],
  );
  return rows[0]?.name ?? '';
}
