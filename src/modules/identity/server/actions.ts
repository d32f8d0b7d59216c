// What is done to accounts and roles: authorised, decided, stored and recorded.
import { randomBytes, randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Database } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import { type CalendarDate, limaDate } from '#shared/calendar-date.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import { PROGRAM } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type {
  AcceptanceInput,
  GrantInput,
  Invitation,
  InvitationInput,
  OpenInvitation,
  ResetLinkInput,
} from '../contract.ts';
import { authorise, type Grant, mayAct, type Principal } from '../grant.ts';
import { IDENTITY } from '../policy.ts';
import { type Accounts, resetLink } from './accounts.ts';
import { isLastAdministrator, lockErasures } from './erasure-store.ts';
import { hashPassword } from './password.ts';
import { grantsOf, visitor } from './principal.ts';
import {
  type AccountRow,
  findAccountByEmail,
  findAccounts,
  findGrant,
  findOpenInvitation,
  giveInvitationBack,
  hasAdministrator,
  insertGrant,
  insertInvitation,
  type InvitationRow,
  removeOpenInvitations,
  takeInvitation,
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

const invitationHours = 72;
const firstLinkHours = 24;

function invitationLink(home: string, token: string): string {
  return `${home}/invitacion?enlace=${token}`;
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hoursAfter(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000);
}

/** The link of whoever installs it, while nobody administers it; a link of an earlier start stops working. */
export async function firstAdministratorLink(
  { accounts, now, home }: Pick<IdentityDeps, 'accounts' | 'now'> & { readonly home: string },
  today: CalendarDate,
): Promise<string | null> {
  if (await hasAdministrator(accounts.pool, today)) return null;
  const token = newToken();
  const everywhere = { territory: '', validFrom: today, validTo: null };
  await removeOpenInvitations(accounts.pool);
  await insertInvitation(accounts.pool, {
    token,
    email: null,
    roles: [
      { role: 'dgscAdministrator', ...everywhere },
      { role: 'technicalAdministrator', ...everywhere },
    ],
    createdBy: PROGRAM.name,
    inviter: null,
    expiresAt: hoursAfter(now(), firstLinkHours),
  });
  return invitationLink(home, token);
}

export async function invite(
  deps: IdentityDeps,
  { email, roles }: InvitationInput,
  principal: Principal,
): Promise<Invitation> {
  for (const { territory } of roles) {
    requireTerritory(deps, territory);
    authorise(principal, IDENTITY.invite, territory);
  }
  const token = newToken();
  const expiresAt = hoursAfter(deps.now(), invitationHours);
  await insertInvitation(deps.accounts.pool, {
    token,
    email,
    roles,
    createdBy: principal.name,
    inviter: principal.account,
    expiresAt,
  });
  await deps.db.as(principal.jurisdiction).write(async (tx) => {
    for (const { territory, role } of roles)
      await recordAct(tx, { actor: principal, territory, action: 'invite', subject: 'invitation', details: { role } });
  });
  const link = invitationLink(deps.accounts.home, token);
  // Whether the address has an account already is not said: accepting finds out.
  await deps.sendInvitation?.(email, link);
  const sent = deps.sendInvitation !== undefined;
  return { sent, link: sent ? null : link, expiresAt: expiresAt.toISOString() };
}

export async function readInvitation(deps: IdentityDeps, token: string): Promise<OpenInvitation> {
  const { email, roles } = await openInvitation(deps, token);
  return { email, roles };
}

async function openInvitation(deps: IdentityDeps, token: string): Promise<InvitationRow> {
  const found = await findOpenInvitation(deps.accounts.pool, token, deps.now());
  if (found && (await isStillGiven(deps, found))) return found;
  throw deadLink();
}

/** Whoever lost the role that let them invite gives nothing any more; the first link ends with the first administrator. */
async function isStillGiven({ db, accounts, now }: IdentityDeps, invitation: InvitationRow): Promise<boolean> {
  const { email, inviter, roles } = invitation;
  const today = (): CalendarDate => limaDate(now());
  if (inviter === null) return email !== null || !(await hasAdministrator(accounts.pool, today()));
  const grants = await grantsOf({ db, today }, inviter);
  const author = { ...visitor(null), grants };
  return roles.every(({ territory }) => mayAct(author, IDENTITY.invite, territory));
}

/** Makes the account, or gives the roles to the one that the address has, whose password must be its own. */
export async function acceptInvitation(deps: IdentityDeps, input: AcceptanceInput): Promise<void> {
  const { accounts, now } = deps;
  const invitation = await openInvitation(deps, input.token);
  const email = invitation.email ?? input.email;
  if (!(await takeInvitation(accounts.pool, invitation.id, now()))) throw deadLink();
  try {
    const userId = await accountOf(accounts, { ...input, email }, now());
    await deps.db.as(EVERYWHERE).write(async (tx) => {
      for (const grant of invitation.roles) await giveRole(tx, userId, grant, invitation);
    });
  } catch (error) {
    await giveInvitationBack(accounts.pool, invitation.id);
    throw error;
  }
}

async function giveRole(
  tx: Parameters<typeof insertGrant>[0],
  userId: string,
  grant: Grant,
  { createdBy, inviter }: InvitationRow,
): Promise<number> {
  const id = await insertGrant(tx, userId, grant, createdBy);
  await recordAct(tx, {
    actor: { ...PROGRAM, name: createdBy, account: inviter },
    territory: grant.territory,
    action: 'grantRole',
    subject: `account/${userId}`,
    details: { role: grant.role, from: grant.validFrom, to: grant.validTo },
  });
  return id;
}

async function accountOf(
  { auth, pool }: Accounts,
  { name, email, password }: Pick<AcceptanceInput, 'name' | 'email' | 'password'>,
  now: Date,
): Promise<string> {
  const known = await findAccountByEmail(pool, email);
  if (known) {
    throw new Refusal(
      'conflict',
      'account-exists',
      'Ese correo ya tiene una cuenta. Ingrese con ella; quien le invitó puede darle el rol en «Cuentas».',
    );
  }
  const { internalAdapter } = await auth.$context;
  const profile = { name, email, emailVerified: true, createdAt: now, updatedAt: now };
  const user = await internalAdapter.createUser(profile, { method: 'email-password' });
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await hashPassword(password),
  });
  return user.id;
}

export async function grantRole(
  deps: IdentityDeps,
  userId: string,
  grant: GrantInput,
  principal: Principal,
): Promise<number> {
  requireTerritory(deps, grant.territory);
  authorise(principal, IDENTITY.grantRole, grant.territory);
  const { rowCount } = await deps.accounts.pool.query('SELECT FROM account_user WHERE id = $1 AND erased_at IS NULL', [
    userId,
  ]);
  if (rowCount === 0) throw unknownAccount();
  return deps.db.as(principal.jurisdiction).write(async (tx) => {
    const id = await insertGrant(tx, userId, grant, principal.name);
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

export function unknownAccount(): Refusal {
  return new Refusal('not-found', 'unknown-account', 'Esa cuenta no existe.');
}

function requireTerritory({ isTerritory }: IdentityDeps, code: string): void {
  if (!isTerritory(code))
    throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${code}.`);
}

function deadLink(): Refusal {
  return new Refusal('not-found', 'link-used', 'El enlace ya se usó, venció o está incompleto. Pida otro.');
}
