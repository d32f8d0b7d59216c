// How people come in: the first administrator's link, and invitations.
import { randomBytes } from 'node:crypto';
import { type CalendarDate, limaDate } from '#shared/calendar-date.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import { PROGRAM } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { AcceptanceInput, Invitation, InvitationInput, OpenInvitation } from '../contract.ts';
import { requireToGive, standingToGive } from '../giving.ts';
import { authorise, type Grant, type Principal } from '../grant.ts';
import { IDENTITY } from '../policy.ts';
import type { Accounts } from './accounts.ts';
import { hoursAfter, type IdentityDeps, requireTerritory } from './actions.ts';
import { hashPassword } from './password.ts';
import { grantsOf } from './principal.ts';
import {
  findAccountByEmail,
  findOpenInvitation,
  giveInvitationBack,
  hasAdministrator,
  insertGrant,
  insertInvitation,
  type InvitationRow,
  removeOpenInvitations,
  takeInvitation,
} from './store.ts';

const invitationHours = 72;
const firstLinkHours = 24;

function invitationLink(home: string, token: string): string {
  return `${home}/invitacion?enlace=${token}`;
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
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
  for (const role of roles) {
    requireTerritory(deps, role.territory);
    authorise(principal, IDENTITY.invite, role.territory);
    requireToGive(principal, role);
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
  const { email, roles } = (await openInvitation(deps, token)).invitation;
  return { email, roles };
}

interface UsableInvitation {
  readonly invitation: InvitationRow;
  /** Each role, with from where it is given. */
  readonly gifts: readonly { readonly grant: Grant; readonly givenOver: string }[];
}

/** Whoever lost the role that let them invite gives nothing any more; the first link ends with the first administrator. */
async function openInvitation(deps: IdentityDeps, token: string): Promise<UsableInvitation> {
  const invitation = await findOpenInvitation(deps.accounts.pool, token, deps.now());
  const author = invitation && (await authorOf(deps, invitation));
  if (!invitation || !author) throw deadLink();
  const gifts = invitation.roles.flatMap((grant) => {
    const givenOver = standingToGive(author, grant);
    return givenOver === null ? [] : [{ grant, givenOver }];
  });
  if (gifts.length < invitation.roles.length) throw deadLink();
  return { invitation, gifts };
}

/** With the roles of today; undefined: the program, which invites nobody once somebody administers. */
async function authorOf(
  { db, accounts, now }: IdentityDeps,
  { email, inviter }: InvitationRow,
): Promise<Pick<Principal, 'grants'> | undefined> {
  const today = (): CalendarDate => limaDate(now());
  if (inviter !== null) return { grants: await grantsOf({ db, today }, inviter) };
  return email === null && (await hasAdministrator(accounts.pool, today())) ? undefined : { grants: 'machine' };
}

/** Makes the account, or gives the roles to the one that the address has, whose password must be its own. */
export async function acceptInvitation(deps: IdentityDeps, input: AcceptanceInput): Promise<void> {
  const { accounts, now } = deps;
  const { invitation, gifts } = await openInvitation(deps, input.token);
  const email = invitation.email ?? input.email;
  if (!(await takeInvitation(accounts.pool, invitation.id, now()))) throw deadLink();
  try {
    const userId = await accountOf(accounts, { ...input, email }, now());
    await deps.db.as(EVERYWHERE).write(async (tx) => {
      for (const gift of gifts) await giveRole(tx, userId, gift, invitation);
    });
  } catch (error) {
    await giveInvitationBack(accounts.pool, invitation.id);
    throw error;
  }
}

async function giveRole(
  tx: Parameters<typeof insertGrant>[0],
  userId: string,
  { grant, givenOver }: UsableInvitation['gifts'][number],
  { createdBy, inviter }: InvitationRow,
): Promise<number> {
  const id = await insertGrant(tx, userId, grant, { grantedBy: createdBy, givenOver });
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

function deadLink(): Refusal {
  return new Refusal('not-found', 'link-used', 'El enlace ya se usó, venció o está incompleto. Pida otro.');
}
