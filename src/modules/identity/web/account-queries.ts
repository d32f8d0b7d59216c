// What a person does with their own account, over the routes of the accounts library.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getJson, sendJson } from '#web/api/request.ts';
import { forgetOwn } from '#web/state/own-storage.ts';
import type { AcceptanceInput, OpenInvitation } from '../contract.ts';
import { useRefreshSession } from './session.ts';
import { SIGN_IN_PATH } from '#web/shell/way-back.ts';

export const PASSKEYS_KEY = ['passkeys'] as const;
const OPEN_SESSIONS_KEY = ['open-sessions'] as const;

function post<T>(path: string, body: unknown): Promise<T> {
  return sendJson<T>('POST', `/api/auth/${path}`, body);
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

interface SignInAnswer {
  /** A code is asked next. */
  readonly twoFactorRedirect?: boolean;
}

export function useSignIn() {
  return useMutation({ mutationFn: (credentials: Credentials) => post<SignInAnswer>('sign-in/email', credentials) });
}

export type CodeKind = 'totp' | 'backup-code';

export function useVerifyCode() {
  return useMutation({
    mutationFn: ({ kind, code }: { readonly kind: CodeKind; readonly code: string }) =>
      post<unknown>(`two-factor/verify-${kind}`, { code }),
  });
}

/** Leaves for the identity provider of the institution. */
export function useOpenIdSignIn() {
  return useMutation({
    mutationFn: (callbackURL: string) =>
      post<{ readonly url: string }>('sign-in/social', {
        provider: 'oidc',
        callbackURL,
        errorCallbackURL: SIGN_IN_PATH,
      }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}

/** The page is opened anew: nothing that the account saw stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => post<unknown>('sign-out', {}),
    onSuccess: () => {
      forgetOwn();
      window.location.assign('/');
    },
  });
}

export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: () => sendJson<OpenInvitation>('POST', '/api/invitations/reading', { token }),
    enabled: token !== '',
    staleTime: Infinity,
  });
}

/** Makes the account and signs in with it. */
export function useAcceptInvitation() {
  const refresh = useRefreshSession();
  return useMutation({
    mutationFn: async (input: AcceptanceInput) => {
      await sendJson<null>('POST', '/api/invitations/acceptance', input);
      await post<SignInAnswer>('sign-in/email', { email: input.email, password: input.password });
      await refresh();
    },
  });
}

export function useNewPassword() {
  return useMutation({
    mutationFn: (input: { readonly token: string; readonly newPassword: string }) =>
      post<unknown>('reset-password', input),
  });
}

export function useAskForReset() {
  return useMutation({ mutationFn: (email: string) => post<unknown>('request-password-reset', { email }) });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (input: { readonly currentPassword: string; readonly newPassword: string }) =>
      post<unknown>('change-password', { ...input, revokeOtherSessions: true }),
  });
}

export interface TwoFactorSetUp {
  /** otpauth://… */
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** Nothing is asked at signing in until a first code is confirmed. */
export function useBeginTwoFactor() {
  return useMutation({ mutationFn: (password: string) => post<TwoFactorSetUp>('two-factor/enable', { password }) });
}

export function useConfirmTwoFactor() {
  const refresh = useRefreshSession();
  return useMutation({
    mutationFn: (code: string) => post<unknown>('two-factor/verify-totp', { code }),
    onSuccess: refresh,
  });
}

export function useEndTwoFactor() {
  const refresh = useRefreshSession();
  return useMutation({
    mutationFn: (password: string) => post<unknown>('two-factor/disable', { password }),
    onSuccess: refresh,
  });
}

interface Passkey {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: string | null;
}

export function usePasskeys() {
  return useQuery({
    queryKey: PASSKEYS_KEY,
    queryFn: ({ signal }) => getJson<readonly Passkey[]>('/api/auth/passkey/list-user-passkeys', {}, signal),
  });
}

export function useRemovePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<unknown>('passkey/delete-passkey', { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: PASSKEYS_KEY }),
  });
}

export interface OpenSession {
  readonly id: string;
  readonly token: string;
  readonly createdAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly isThisOne: boolean;
}

export function useOpenSessions() {
  return useQuery({
    queryKey: OPEN_SESSIONS_KEY,
    queryFn: async ({ signal }): Promise<readonly OpenSession[]> => {
      const [sessions, own] = await Promise.all([
        getJson<readonly Omit<OpenSession, 'isThisOne'>[]>('/api/auth/list-sessions', {}, signal),
        getJson<{ readonly session: { readonly id: string } } | null>('/api/auth/get-session', {}, signal),
      ]);
      return sessions.map((session) => ({ ...session, isThisOne: session.id === own?.session.id }));
    },
  });
}

export function useCloseSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => post<unknown>('revoke-session', { token }),
    onSuccess: () => client.invalidateQueries({ queryKey: OPEN_SESSIONS_KEY }),
  });
}
