// What the browser and the device do for a passkey: opened only when somebody uses one.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { getJson, sendJson } from '#web/api/request.ts';

type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
type AuthenticationOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

export async function registerPasskey(name: string): Promise<void> {
  const optionsJSON = await getJson<RegistrationOptions>('/api/auth/passkey/generate-register-options', { name });
  const response = await startRegistration({ optionsJSON });
  await sendJson<unknown>('POST', '/api/auth/passkey/verify-registration', { response, name });
}

export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = await getJson<AuthenticationOptions>('/api/auth/passkey/generate-authenticate-options');
  const response = await startAuthentication({ optionsJSON });
  await sendJson<unknown>('POST', '/api/auth/passkey/verify-authentication', { response });
}
