// Signing in and out over HTTP, and the ways in which it fails.
import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '#modules/identity/index.ts';
import { emailOf, TEST_PASSWORD } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';
import { codeIn, openPerson, type Person } from './person.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

const SIGN_IN = '/api/auth/sign-in/email';

/** The e-mail of an account made for one test. */
async function emailOfNew(who: Who): Promise<string> {
  await server.as(who);
  return emailOf(who);
}

async function signedIn(email: string, password = TEST_PASSWORD): Promise<Person> {
  const person = await openPerson(server);
  const response = await person.post(SIGN_IN, { email, password });
  expect(response.statusCode, response.body).toBe(200);
  return person;
}

const accountOf = async (person: Person): Promise<Session['account']> =>
  (await person.get('/api/session')).json<Session>().account;

describe('a wrong sign-in', () => {
  it('answers the same for a wrong password and an unknown address, after as long', async () => {
    const email = await emailOfNew({ role: 'sereno', territory: '070101' });
    const attempt = async (address: string) => {
      const person = await openPerson(server);
      const start = performance.now();
      const response = await person.post(SIGN_IN, { email: address, password: 'otra contraseña larga' });
      return { took: performance.now() - start, status: response.statusCode, body: response.body };
    };
    const known = [];
    const unknown = [];
    for (let index = 0; index < 7; index += 1) {
      known.push(await attempt(email));
      unknown.push(await attempt(`nadie${index}@prueba.invalid`));
    }
    const said = new Set([...known, ...unknown].map(({ status, body }) => `${status} ${body}`));
    expect([...said]).toEqual([expect.stringMatching(/^401 .*wrong-credentials/)]);
    const quickest = (all: readonly { took: number }[]): number => Math.min(...all.map(({ took }) => took));
    // Without a hash of its own an unknown address answers some ten times quicker.
    expect(quickest(unknown)).toBeGreaterThan(quickest(known) / 2.5);
  });

  it('leaves a refusal in the register', async () => {
    const person = await openPerson(server);
    await person.post(SIGN_IN, { email: 'intruso@prueba.invalid', password: 'otra contraseña larga' });
    const { rows } = await db.pool.query(
      `SELECT subject, details->>'code' AS code FROM act WHERE kind = 'refusal' AND details->>'code' = 'wrong-credentials' LIMIT 1`,
    );
    expect(rows).toEqual([{ subject: 'route/POST /api/auth/*', code: 'wrong-credentials' }]);
  });

  it('too often from one address is answered 429, the right password too, and counted in the database', async () => {
    const email = await emailOfNew({ role: 'supervisor', territory: '070101' });
    const person = await openPerson(server);
    // A different account each time: guesses at one are counted apart.
    for (let index = 0; index < 60; index += 1) {
      const guess = { email: `nadie-${index}@prueba.invalid`, password: 'otra contraseña larga' };
      expect((await person.post(SIGN_IN, guess)).statusCode).toBe(401);
    }
    const answer = await person.post(SIGN_IN, { email, password: TEST_PASSWORD });
    expect([answer.statusCode, codeIn(answer)]).toEqual([429, 'too-many-requests']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    const { rows } = await db.pool.query<{ count: number }>(
      `SELECT count FROM account_rate_limit WHERE key LIKE '%/sign-in/email' ORDER BY count DESC LIMIT 1`,
    );
    expect(rows).toEqual([{ count: 60 }]);
    await signedIn(email);
  });
});

describe('a session', () => {
  it('is none when its cookie was changed, and ends when its person leaves', async () => {
    const person = await signedIn(await emailOfNew({ role: 'stationChief', territory: '070101' }));
    expect(await accountOf(person)).not.toBeNull();
    const kept = new Map(person.cookies);
    const [name = '', value = ''] = [...kept][0] ?? [];
    const [token = '', signature = ''] = value.split('.');
    const swapped = (text: string): string => `${text.slice(0, -2)}${text.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const changed of [swapped(token) + `.${signature}`, `${token}.${swapped(signature).slice(0, -1)}`, token, 'x'])
      expect(await accountOf(await openPerson(server, new Map([[name, changed]])))).toBeNull();
    await person.post('/api/auth/sign-out', {});
    expect(await accountOf(await openPerson(server, kept))).toBeNull();
  });

  it('has nothing of what the library could do and we do not', async () => {
    const person = await signedIn(await emailOfNew({ role: 'opcPromoter', territory: '070101' }));
    const routes = ['sign-up/email', 'update-user', 'change-email', 'delete-user'];
    const ofKeys = ['create', 'update', 'verify', 'delete'].map((act) => `api-key/${act}`);
    for (const route of [...routes, ...ofKeys]) {
      const answer = await person.post(`/api/auth/${route}`, { email: 'x@prueba.invalid', name: 'x', role: 'auditor' });
      expect([route, answer.statusCode, codeIn(answer)]).toEqual([route, 404, 'unknown-address']);
    }
    for (const route of ['api-key/list', 'api-key/get?id=x'])
      expect((await person.get(`/api/auth/${route}`)).statusCode, route).toBe(404);
  });
});

describe('a link for a new password', () => {
  it('is used once within the hour, and closes the other sessions', async () => {
    const email = await emailOfNew({ role: 'auditor', territory: '070101' });
    const before = await signedIn(email);
    const link = async (): Promise<string> => {
      const response = await server.app.inject({
        method: 'POST',
        url: '/api/accounts/reset-links',
        headers: { host: '127.0.0.1' },
        payload: { email },
      });
      return new URL(response.json<{ link: string }>().link).searchParams.get('enlace') ?? '';
    };
    const set = (expiry: string) =>
      db.pool.query(`UPDATE account_verification SET expires_at = ${expiry} WHERE identifier LIKE 'reset-password:%'`);
    const reset = async (token: string, newPassword = 'una contraseña nueva y larga') =>
      (await openPerson(server)).post('/api/auth/reset-password', { token, newPassword });
    const late = await link();
    const { rows } = await db.pool.query<{ hour: boolean }>(
      `SELECT expires_at = '2026-06-01T16:00:00Z' AS hour FROM account_verification WHERE identifier LIKE 'reset-password:%'`,
    );
    expect(rows).toEqual([{ hour: true }]);
    await set(`now() - interval '1 second'`);
    expect(codeIn(await reset(late))).toBe('link-used');
    const token = await link();
    await set(`now() + interval '1 hour'`);
    expect(codeIn(await reset(token, 'corta'))).toBe('password-too-short');
    expect((await reset(token)).statusCode).toBe(200);
    expect(codeIn(await reset(token))).toBe('link-used');
    expect(await accountOf(before)).toBeNull();
    await signedIn(email, 'una contraseña nueva y larga');
    expect(codeIn(await (await openPerson(server)).post(SIGN_IN, { email, password: TEST_PASSWORD }))).toBe(
      'wrong-credentials',
    );
  });
});

/** RFC 6238, of the secret in an address for authenticators. */
function codeOfNow(address: string): string {
  const secret = new URL(address).searchParams.get('secret') ?? '';
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))))
    .update(counter)
    .digest();
  const offset = digest.readUInt8(19) & 15;
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

describe('a second factor', () => {
  it('is asked after the password, and without its code nobody is signed in', async () => {
    const email = await emailOfNew({ role: 'budgetManager', territory: '070101' });
    const owner = await signedIn(email);
    expect(codeIn(await owner.post('/api/auth/two-factor/enable', { password: 'no es la suya' }))).toBe(
      'wrong-password',
    );
    const enabled = await owner.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD });
    const { totpURI, backupCodes } = enabled.json<{ totpURI: string; backupCodes: readonly string[] }>();
    expect((await owner.post('/api/auth/two-factor/verify-totp', { code: codeOfNow(totpURI) })).statusCode).toBe(200);

    const person = await openPerson(server);
    const half = await person.post(SIGN_IN, { email, password: TEST_PASSWORD });
    expect(half.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await accountOf(person)).toBeNull();
    const wrong = await person.post('/api/auth/two-factor/verify-totp', { code: '000000' });
    expect([wrong.statusCode, codeIn(wrong)]).toEqual([401, 'wrong-code']);
    expect(await accountOf(person)).toBeNull();
    await person.post('/api/auth/two-factor/verify-totp', { code: codeOfNow(totpURI) });
    expect(await accountOf(person)).toMatchObject({ email, twoFactor: true });

    const withBackup = async (): Promise<number> => {
      const another = await openPerson(server);
      await another.post(SIGN_IN, { email, password: TEST_PASSWORD });
      return (await another.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).statusCode;
    };
    expect([await withBackup(), await withBackup()]).toEqual([200, 401]);
  });
});
