// The first account of an installation, made as whoever installs it does.
import { setTimeout as delay } from 'node:timers/promises';
import type { Serving } from '../support/processes.ts';

const EMAIL = 'administrador@prueba.invalid';
const PASSWORD = 'una contraseña larga de prueba';

/** Opens the one-time link that the first start prints; answers the cookie of who signed in. */
export async function becomeAdministrator(server: Serving): Promise<string> {
  const token = await linkToken(server);
  await post(server, '/api/invitations/acceptance', { token, name: 'Administrador', email: EMAIL, password: PASSWORD });
  const signed = await post(server, '/api/auth/sign-in/email', { email: EMAIL, password: PASSWORD });
  const cookie = signed.headers.getSetCookie().find((one) => one.includes('session_token='));
  if (!cookie) throw new Error('no cookie');
  return cookie.split(';')[0] ?? '';
}

async function linkToken(server: Serving): Promise<string> {
  for (;;) {
    const token = /enlace=(\S+)/.exec(server.said())?.[1];
    if (token) return token;
    if (server.process.exitCode !== null) throw new Error(server.said());
    await delay(10);
  }
}

async function post({ address }: Serving, path: string, body: unknown): Promise<Response> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
