// Accounts of tests: real ones, that sign in as a person does.
import type { FastifyInstance } from 'fastify';
import type { Accounts } from '#modules/identity/server/index.ts';
import type { TestDatabase } from './database.ts';
import type { Who } from './server.ts';

export const TEST_PASSWORD = 'una contraseña larga de prueba';

interface Parts {
  readonly app: FastifyInstance;
  readonly accounts: Accounts;
  readonly db: TestDatabase;
}

const known = new WeakMap<FastifyInstance, Map<string, Promise<string>>>();

/** The cookie of an account that holds the role there; made at the first asking. */
export function cookieOf(parts: Parts, who: Who): Promise<string> {
  const cookies = known.get(parts.app) ?? new Map<string, Promise<string>>();
  known.set(parts.app, cookies);
  const key = `${who.role}@${who.territory}`;
  const cookie = cookies.get(key) ?? signIn(parts, who, cookies.size + 1);
  cookies.set(key, cookie);
  return cookie;
}

export function emailOf({ role, territory }: Who): string {
  return `${role}.${territory || 'pe'}@prueba.invalid`.toLowerCase();
}

async function signIn(parts: Parts, who: Who, number: number): Promise<string> {
  const { app, db } = parts;
  const token = `prueba-${who.role}-${who.territory}-${number}-0123456789`;
  const roles = [{ ...who, validFrom: '2020-01-01', validTo: null }];
  await db.pool.query(
    `INSERT INTO account_invitation (token_hash, email, roles, created_by, expires_at)
     VALUES (sha256(convert_to($1, 'UTF8')), $2, $3, 'prueba', now() + interval '100 years')`,
    [token, emailOf(who), JSON.stringify(roles)],
  );
  const headers = { host: '127.0.0.1', 'content-type': 'application/json', origin: 'http://127.0.0.1' };
  // Limits count by address: each account comes from its own.
  const remoteAddress = `127.9.${number >> 8}.${number & 255}`;
  const accepted = await app.inject({
    method: 'POST',
    url: '/api/invitations/acceptance',
    headers,
    remoteAddress,
    payload: { token, name: `Cuenta de prueba (${who.role})`, email: emailOf(who), password: TEST_PASSWORD },
  });
  if (accepted.statusCode !== 204) throw new Error(`acceptance: ${accepted.body}`);
  const signed = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { ...headers, origin: 'http://127.0.0.1' },
    remoteAddress,
    payload: { email: emailOf(who), password: TEST_PASSWORD },
  });
  const cookie = signed.cookies.find(({ name }) => name.endsWith('session_token'));
  if (!cookie) throw new Error(`sign in: ${signed.statusCode} ${signed.body}`);
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`;
}
