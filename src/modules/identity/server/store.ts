// Roles and invitations, and the few columns of the library's tables that we read.
import { createHash } from 'node:crypto';
import { CamelCasePlugin, type Generated, Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import type { HeldGrant } from '../contract.ts';
import type { Grant } from '../grant.ts';
import { isRole } from '../role.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    roleGrant: {
      id: Generated<number>;
      userId: string;
      role: string;
      territory: string;
      validFrom: string;
      validTo: string | null;
      grantedAt: Generated<string>;
      grantedBy: string;
      givenOver: string | null;
      revokedAt: string | null;
    };
  }
}

/** What the accounts library asks its tables with: their names are ours. */
export function libraryQueries(pool: pg.Pool): Kysely<never> {
  return new Kysely<never>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
}

export interface GrantOfUser extends HeldGrant {
  readonly userId: string;
}

/** Live ones; a role that this version does not know gives nothing. */
export async function findGrants(tx: ReadTx, userId?: string): Promise<readonly GrantOfUser[]> {
  let query = tx
    .selectFrom('roleGrant')
    .select(['id', 'userId', 'role', 'territory', 'validFrom', 'validTo', 'grantedBy'])
    .select(sql<string>`coalesce(given_over, territory)`.as('givenOver'))
    .where('revokedAt', 'is', null)
    .orderBy('id');
  if (userId !== undefined) query = query.where('userId', '=', userId);
  const rows = await query.execute();
  return rows.flatMap(({ role, ...rest }) => (isRole(role) ? [{ ...rest, role }] : []));
}

/** `givenOver`: what its giver administers. */
export async function insertGrant(
  tx: WriteTx,
  userId: string,
  grant: Grant,
  { grantedBy, givenOver }: Pick<HeldGrant, 'grantedBy' | 'givenOver'>,
): Promise<number> {
  const row = await tx
    .insertInto('roleGrant')
    .values({ userId, ...grant, grantedBy, givenOver, revokedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function findGrant(tx: ReadTx, id: number): Promise<GrantOfUser | undefined> {
  const grants = await findGrants(tx);
  return grants.find((grant) => grant.id === id);
}

export async function updateGrantRevoked(tx: WriteTx, id: number, at: Date): Promise<void> {
  await tx
    .updateTable('roleGrant')
    .set({ revokedAt: at.toISOString() })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute();
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
}

const accountColumns = `id, name, email, coalesce(two_factor_enabled, false) AS "twoFactor"`;

export async function findAccounts(pool: pg.Pool, ids: readonly string[]): Promise<readonly AccountRow[]> {
  const { rows } = await pool.query<AccountRow>(
    `SELECT ${accountColumns} FROM account_user WHERE id = ANY ($1) AND erased_at IS NULL ORDER BY name COLLATE "C", id`,
    [ids],
  );
  return rows;
}

export async function findAccountByEmail(pool: pg.Pool, email: string): Promise<AccountRow | undefined> {
  const { rows } = await pool.query<AccountRow>(
    `SELECT ${accountColumns} FROM account_user WHERE email = $1 AND erased_at IS NULL`,
    [email.toLowerCase()],
  );
  return rows[0];
}

/** Whether anybody can give roles to others that day; until then the start prints a link. */
export async function hasAdministrator(pool: pg.Pool, day: CalendarDate): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
    // Policies bind the owner too, where it is no superuser.
    await client.query(`SELECT set_config('vigia.jurisdiction', $1, true)`, [EVERYWHERE]);
    const { rowCount } = await client.query(
      `SELECT FROM role_grant WHERE role = 'dgscAdministrator' AND revoked_at IS NULL
         AND $1::date BETWEEN valid_from AND coalesce(valid_to, 'infinity') LIMIT 1`,
      [day],
    );
    await client.query('COMMIT');
    client.release();
    return (rowCount ?? 0) > 0;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

export interface InvitationRow {
  readonly id: number;
  readonly email: string | null;
  readonly roles: readonly Grant[];
  readonly createdBy: string;
  /** Account that invites; null: the program. */
  readonly inviter: string | null;
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export async function insertInvitation(
  pool: pg.Pool,
  invitation: {
    readonly token: string;
    readonly email: string | null;
    readonly roles: readonly Grant[];
    readonly createdBy: string;
    readonly inviter: string | null;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await pool.query(
    `INSERT INTO account_invitation (token_hash, email, roles, created_by, inviter, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      hashOfToken(invitation.token),
      invitation.email,
      JSON.stringify(invitation.roles),
      invitation.createdBy,
      invitation.inviter,
      invitation.expiresAt,
    ],
  );
}

/** The first administrator's links of before: only the newest one works. */
export async function removeOpenInvitations(pool: pg.Pool): Promise<void> {
  await pool.query('DELETE FROM account_invitation WHERE email IS NULL AND used_at IS NULL');
}

export async function findOpenInvitation(
  pool: pg.Pool | pg.ClientBase,
  token: string,
  now: Date,
): Promise<InvitationRow | undefined> {
  const { rows } = await pool.query<Omit<InvitationRow, 'id'> & { readonly id: string }>(
    `SELECT id, email, roles, created_by AS "createdBy", inviter FROM account_invitation
     WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2`,
    [hashOfToken(token), now],
  );
  const [row] = rows;
  return row && { ...row, id: Number(row.id) };
}

/** False when another request was quicker: an invitation is used once. */
export async function takeInvitation(pool: pg.Pool, id: number, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE account_invitation SET used_at = $2 WHERE id = $1 AND used_at IS NULL',
    [id, now],
  );
  return rowCount === 1;
}

export async function giveInvitationBack(pool: pg.Pool, id: number): Promise<void> {
  await pool.query('UPDATE account_invitation SET used_at = NULL WHERE id = $1', [id]);
}
