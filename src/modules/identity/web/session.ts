// Who is signed in, as the server says, and what pages may offer them.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getJson } from '#web/api/request.ts';
import { haveLeft } from '#web/state/own-storage.ts';
import type { Session } from '../contract.ts';
import type { Permission } from '../permission.ts';
import { type Leave, leaveOf, principalOfSession } from '../leave.ts';
import type { Principal } from '../grant.ts';

export const SESSION_KEY = ['session'] as const;

/** The one question who is signed in. */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => getJson<Session>('/api/session', {}, signal),
  });
}

/** After signing in, all that was shown to the visitor is asked again. */
export function useRefreshSession(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    haveLeft();
    await client.invalidateQueries({ queryKey: SESSION_KEY });
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  };
}

/** Whether to offer something over a territory ('PE' or digits); the server decides finally. */
export function useLeave(permission: Permission, territory: string): Leave {
  const { data: session } = useSession();
  return useMemo(
    () => (session ? leaveOf(session, permission, territory) : 'unknown'),
    [session, permission, territory],
  );
}

/** The same of many things at once: the territories of rows. */
export function useMayOver(permission: Permission): (territory: string) => boolean {
  const { data: session } = useSession();
  return (territory) => session !== undefined && leaveOf(session, permission, territory) === 'yes';
}

/** Who is signed in, to ask the rules that the server asks; undefined until it is known. */
export function usePrincipal(): Principal | undefined {
  const { data: session } = useSession();
  return session && principalOfSession(session);
}
