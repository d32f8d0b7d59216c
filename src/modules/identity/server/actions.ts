// What is done to accounts and roles: authorised, decided, stored and recorded.
import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Database } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { GrantInput, ResetLinkInput } from '../contract.ts';
import { mayOpen, mayTakeBack, requireToGive } from '../giving.ts';
import { authorise, type Principal } from '../grant.ts';
import { IDENTITY } from '../policy.ts';
import { type Accounts, resetLink } from './accounts.ts';
import { isLastAdministrator, lockErasures } from './erasure-store.ts';
import {
  type AccountRow,
  findAccountByEmail,
  findAccounts,
  findGrant,
  findGrants,
  insertGrant,
  updateGrantRevoked,
} from './store.ts';

export interface IdentityDeps {
  readonly db: Database;
  readonly accounts: Accounts;
  readonly now: () => Date;
  readonly isTerritory: (code: string) => boolean;
  /** Absent where there is no mail. */
  readonly sendInvitation?: ((to: string, link: string) => Promise<void>) | undefined;
}

export async function grantRole(
  deps: IdentityDeps,
  userId: string,
  grant: GrantInput,
  principal: Principal,
): Promise<number> {
  requireTerritory(deps, grant.territory);
  const givenOver = requireToGive(principal, grant);
  const { rowCount } = await deps.accounts.pool.query('SELECT FROM account_user WHERE id = $1 AND erased_at IS NULL', [
    userId,
  ]);
  if (rowCount === 0) throw unknownAccount();
  return deps.db.as(principal.jurisdiction).write(async (tx) => {
    const id = await insertGrant(tx, userId, grant, { grantedBy: principal.name, givenOver });
    await recordAct(tx, {
      actor: principal,
      territory: grant.territory,
      action: 'grantRole',
      subject: `account/${userId}`,
      details: { role: grant.role, from: grant.validFrom, to: grant.validTo },
    });
    return id;
  });
}

export async function revokeRole(deps: IdentityDeps, id: number, principal: Principal): Promise<void> {
  await deps.db.as(principal.jurisdiction).write(async (tx) => {
    // Elsewhere's grants are not seen: they do not exist for who asks.
    const grant = await findGrant(tx, id);
    if (!grant) throw new Refusal('not-found', 'unknown-grant', 'Ese rol no está dado.');
    authorise(principal, IDENTITY.grantRole, grant.territory);
    if (!mayTakeBack(principal, grant)) throw givenFromAbove();
    if (grant.role === 'dgscAdministrator') await keepAnAdministrator(clientOf(tx), grant.userId, deps.now());
    await updateGrantRevoked(tx, id, deps.now());
    await recordAct(tx, {
      actor: principal,
      territory: grant.territory,
      action: 'revokeRole',
      subject: `account/${grant.userId}`,
      details: { role: grant.role },
    });
  });
}

/** Throws `last-administrator`. Two that are taken back at once wait for each other. */
export async function keepAnAdministrator(client: ClientBase, userId: string, now: Date): Promise<void> {
  await lockErasures(client);
  if (await isLastAdministrator(client, userId, now)) {
    throw new Refusal(
      'conflict',
      'last-administrator',
      'Es la única cuenta que administra Vigía: dé antes ese rol a otra.',
    );
  }
}

/** For who has no mail: a link that sets a new password, good for an hour and once. */
export async function makeResetLink(deps: IdentityDeps, whose: ResetLinkInput, principal: Principal): Promise<string> {
  authorise(principal, IDENTITY.grantRole, '');
  const account = await requireAccount(deps.accounts, whose);
  const held = await deps.db.as(EVERYWHERE).read((tx) => findGrants(tx, account.id));
  if (!mayOpen(principal, held)) throw notYoursToOpen();
  const token = randomUUID().replaceAll('-', '');
  const { internalAdapter } = await deps.accounts.auth.$context;
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: account.id,
    expiresAt: hoursAfter(deps.now(), 1),
  });
  await deps.db
    .as(principal.jurisdiction)
    .write((tx) =>
      recordAct(tx, { actor: principal, territory: '', action: 'makeResetLink', subject: `account/${account.id}` }),
    );
  return resetLink(deps.accounts.home, token);
}

/** Throws `unknown-account`. */
export async function requireAccount({ pool }: Accounts, whose: ResetLinkInput): Promise<AccountRow> {
  const [account] =
    'email' in whose ? [await findAccountByEmail(pool, whose.email)] : await findAccounts(pool, [whose.account]);
  if (account) return account;
  throw 'email' in whose
    ? new Refusal('not-found', 'unknown-account', 'Ninguna cuenta tiene ese correo.')
    : unknownAccount();
}

export function hoursAfter(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000);
}

export function unknownAccount(): Refusal {
  return new Refusal('not-found', 'unknown-account', 'Esa cuenta no existe.');
}

export function requireTerritory({ isTerritory }: IdentityDeps, code: string): void {
  if (!isTerritory(code))
    throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${code}.`);
}

function givenFromAbove(): Refusal {
  return new Refusal(
    'forbidden',
    'given-from-above',
    'Ese rol lo dio quien administra un territorio más amplio que el suyo: lo retira quien lo dio, o quien está por encima.',
  );
}

function notYoursToOpen(): Refusal {
  return new Refusal(
    'forbidden',
    'not-yours-to-open',
    'Esa cuenta tiene roles que abren datos: su enlace lo hace el administrador de la DGSC.',
  );
}
