import type { Session } from './contract.ts';
import { jurisdictionOf, mayAct, type Principal } from './grant.ts';
import type { Permission } from './permission.ts';

/** What a page offers: the thing, nothing, or to sign in for it. */
export type Leave = 'yes' | 'no' | 'sign-in' | 'unknown';

/** The session as who acts, to ask the same rules that the server asks. */
export function principalOfSession({ account, grants }: Session): Principal {
  return {
    name: account?.name ?? 'visitante',
    account: account?.id ?? null,
    address: null,
    jurisdiction: jurisdictionOf(grants),
    grants,
    only: null,
  };
}

/** `territory` is 'PE', '' or digits. */
export function leaveOf(session: Session, permission: Permission, territory: string): Leave {
  const code = territory === 'PE' ? '' : territory;
  if (mayAct(principalOfSession(session), permission, code)) return 'yes';
  return session.account === null ? 'sign-in' : 'no';
}
