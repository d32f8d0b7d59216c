// What is done to the accounts of others.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendJson } from '#web/api/request.ts';
import type { AccountErasure, AccountList, Invitation, UnmaskedAccount } from '../contract.ts';
import type { TypedGrant } from './GrantFields.tsx';
import { useRefreshSession } from './session.ts';

const ACCOUNTS_KEY = ['accounts'] as const;

export function useAccounts() {
  return useQuery({
    queryKey: ACCOUNTS_KEY,
    queryFn: ({ signal }) => getJson<AccountList>('/api/accounts', {}, signal),
  });
}

export function useInvite() {
  return useMutation({
    mutationFn: (input: { readonly email: string; readonly roles: readonly TypedGrant[] }) =>
      sendJson<Invitation>('POST', '/api/invitations', input),
  });
}

/** One's own roles may be among them: the session is asked again too. */
function useRefreshAccounts(): () => Promise<void> {
  const client = useQueryClient();
  const refreshSession = useRefreshSession();
  return async () => {
    await client.invalidateQueries({ queryKey: ACCOUNTS_KEY });
    await refreshSession();
  };
}

export function useGrantRole(accountId: string) {
  const refresh = useRefreshAccounts();
  return useMutation({
    mutationFn: (grant: TypedGrant) =>
      sendJson<unknown>('POST', `/api/accounts/${encodeURIComponent(accountId)}/grants`, grant),
    onSuccess: refresh,
  });
}

export function useRevokeRole() {
  const refresh = useRefreshAccounts();
  return useMutation({
    mutationFn: (grantId: number) => sendJson<null>('DELETE', `/api/grants/${grantId}`, {}),
    onSuccess: refresh,
  });
}

export function useMakeResetLink() {
  return useMutation({
    mutationFn: (account: string) =>
      sendJson<{ readonly link: string }>('POST', '/api/accounts/reset-links', { account }),
  });
}

/** The answer is kept by who asked for it alone: it is in no cache. */
export function useUnmaskEmail(accountId: string) {
  return useMutation({
    gcTime: 0,
    mutationFn: (reason: string) =>
      sendJson<UnmaskedAccount>('POST', `/api/accounts/${encodeURIComponent(accountId)}/unmasking`, { reason }),
  });
}

export function useEraseAccount(accountId: string) {
  const refresh = useRefreshAccounts();
  return useMutation({
    mutationFn: (reason: string) =>
      sendJson<AccountErasure>('POST', `/api/accounts/${encodeURIComponent(accountId)}/erasure`, { reason }),
    onSuccess: refresh,
  });
}
