import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiFailure } from '#web/api/request.ts';
import { PASSKEYS_KEY } from './account-queries.ts';

/** A passkey belongs to a name, over a connection that nobody can read: never to an IP address. */
export function arePasskeysPossible(): boolean {
  const { hostname } = window.location;
  return window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(hostname);
}

export function useRegisterPasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) =>
      inWords(async () => (await import('./passkey-ceremony.ts')).registerPasskey(name)),
    onSuccess: () => client.invalidateQueries({ queryKey: PASSKEYS_KEY }),
  });
}

export function usePasskeySignIn() {
  return useMutation({
    mutationFn: () => inWords(async () => (await import('./passkey-ceremony.ts')).signInWithPasskey()),
  });
}

/** The browser tells its refusals in English, and does not say which: who asks could learn what exists. */
async function inWords(ceremony: () => Promise<void>): Promise<void> {
  try {
    await ceremony();
  } catch (error) {
    if (error instanceof ApiFailure) throw error;
    throw new ApiFailure(
      0,
      'passkey-refused',
      'El navegador no usó ninguna llave de acceso: se canceló o no hay una para Vigía.',
    );
  }
}
