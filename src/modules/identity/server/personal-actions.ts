// What is done with the personal data of an account: shown for a reason, and erased.
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import { eraseSubject, recordAct, recordApart } from '#modules/audit/server/index.ts';
import type { AccountErasure, Reason, UnmaskedAccount } from '../contract.ts';
import { authorise, mayAct, type Principal } from '../grant.ts';
import { IDENTITY } from '../policy.ts';
import { type IdentityDeps, keepAnAdministrator, unknownAccount } from './actions.ts';
import { deleteAllOf, findEmailForErasure, updateErased } from './erasure-store.ts';
import { asOwner } from '#server/database/owner.ts';
import { findAccounts, findGrants, updateGrantRevoked } from './store.ts';

type PersonalDeps = Pick<IdentityDeps, 'db' | 'accounts' | 'now'>;

/** Recorded, and committed, before it is answered. Elsewhere's accounts do not exist for who asks. */
export async function unmaskAccount(
  { db, accounts }: Pick<PersonalDeps, 'db' | 'accounts'>,
  id: string,
  { reason }: Reason,
  principal: Principal,
): Promise<UnmaskedAccount> {
  const grants = await db.as(principal.jurisdiction).read((tx) => findGrants(tx, id));
  const held = grants.find(({ territory }) => mayAct(principal, IDENTITY.unmask, territory));
  const [account] = held ? await findAccounts(accounts.pool, [id]) : [];
  if (!held || !account) throw unknownAccount();
  await recordApart(db, {
    kind: 'unmask',
    actor: principal,
    territory: held.territory,
    action: 'unmaskEmail',
    subject: `account/${id}`,
    reason,
  });
  return { email: account.email };
}

/**
 * Nobody signs in with it again, and nothing says whose it was but what it signed (docs/decisions/0012). Throws a
 * Refusal: own-account, last-administrator, unknown-account.
 */
export async function eraseAccount(
  { db, now }: Pick<PersonalDeps, 'db' | 'now'>,
  id: string,
  { reason }: Reason,
  principal: Principal,
): Promise<AccountErasure> {
  authorise(principal, IDENTITY.eraseAccount, '');
  if (principal.account === id)
    throw new Refusal('conflict', 'own-account', 'Nadie suprime su propia cuenta: la suprime otro administrador.');
  return db.as(EVERYWHERE).write(async (tx) => {
    const client = await asOwner(tx);
    const email = await findEmailForErasure(client, id);
    if (email === undefined) throw unknownAccount();
    await keepAnAdministrator(client, id, now());
    const subject = `account/${id}`;
    const grants = await findGrants(tx, id);
    for (const grant of grants) {
      const { territory, role } = grant;
      await updateGrantRevoked(tx, grant.id, now());
      await recordAct(tx, { actor: principal, territory, action: 'revokeRole', subject, details: { role } });
    }
    const removed = await deleteAllOf(client, { id, email });
    const name = await updateErased(client, id, now());
    const personal = (await eraseSubject(tx, { actor: principal, territory: '', reason, subject })) ? 1 : 0;
    const details = { ...removed, grants: grants.length, personal };
    await recordAct(tx, { actor: principal, territory: '', action: 'eraseAccount', subject, reason, details });
    return { name };
  });
}
