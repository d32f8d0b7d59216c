// Coming in by the identity provider of an institution.
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '#modules/identity/index.ts';
import { emailOf } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { CLIENT, openProvider, type TestProvider } from '../support/open-id-provider.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';
import { openPerson } from './person.ts';

const db = await openTestDatabase('full');
let provider: TestProvider;
let server: TestServer;
beforeAll(async () => {
  provider = await openProvider();
  server = await openTestServer(db, undefined, {
    openId: { issuer: provider.issuer, ...CLIENT },
    allowedHosts: ['127.0.0.1'],
  });
});

const AUDITOR: Who = { role: 'auditor', territory: '07' };

async function comeIn(email: string, verified = true, at = server): Promise<Session> {
  provider.person = { email, email_verified: verified };
  const person = await openPerson(at);
  const started = await person.post('/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/',
    errorCallbackURL: '/',
  });
  expect(started.statusCode, started.body).toBe(200);
  await person.get(provider.answerTo(started.json<{ url: string }>().url));
  return (await person.get('/api/session')).json<Session>();
}

async function people(): Promise<number> {
  return (await db.pool.query('SELECT FROM account_user')).rowCount ?? 0;
}

describe('the identity provider of the institution', () => {
  it('is offered', async () => {
    expect((await server.get<Session>('/api/session')).openId).toBe(true);
  });

  it('brings in who was invited, with the roles that they have', async () => {
    await server.as(AUDITOR);
    expect(await comeIn(emailOf(AUDITOR))).toMatchObject({
      account: { email: emailOf(AUDITOR) },
      grants: [AUDITOR],
    });
  });

  it('makes no account for who was not', async () => {
    const before = await people();
    expect((await comeIn('desconocida@prueba.invalid')).account).toBeNull();
    expect(await people()).toBe(before);
  });

  it('is not believed of an address that it did not verify, nor with a key that it does not publish', async () => {
    const other: Who = { role: 'sereno', territory: '070101' };
    await server.as(other);
    expect((await comeIn(emailOf(other), false)).account).toBeNull();
    provider.forges = true;
    expect((await comeIn(emailOf(other))).account).toBeNull();
    provider.forges = false;
    expect((await comeIn(emailOf(other))).account).toMatchObject({ email: emailOf(other) });
  });

  it('inside the institution is called only when it is listed', async () => {
    const openId = { issuer: provider.issuer, ...CLIENT };
    await expect(openTestServer(db, server, { openId, allowedHosts: [] })).rejects.toMatchObject({
      code: 'target-not-allowed',
    });
  });

  it('is asked about at each call, not at the start alone', async () => {
    const allowedHosts = ['127.0.0.1'];
    const openId = { issuer: provider.issuer, ...CLIENT };
    const own = await openTestServer(db, server, { openId, allowedHosts });
    expect((await comeIn(emailOf(AUDITOR), true, own)).account).not.toBeNull();
    allowedHosts.pop();
    const before = provider.calls.length;
    expect((await comeIn(emailOf(AUDITOR), true, own)).account).toBeNull();
    expect(provider.calls.slice(before)).toEqual([]);
  });

  it('that fails leads to our own page to sign in, in Spanish', async () => {
    const person = await openPerson(server);
    for (const url of ['/api/auth/error?error=x', '/api/auth/callback/oidc?error=access_denied&state=x']) {
      const answer = await person.get(url);
      expect(answer.statusCode, url).toBe(302);
      expect(answer.headers.location, url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/ingresar\?error=\w+/);
    }
  });

  it('is reached by the addresses that the page uses', async () => {
    const page = await readFile('src/modules/identity/web/account-queries.ts', 'utf8');
    const used = [...page.matchAll(/post<[^(]*>\('([\w/-]+)'/g)].map(([, path = '']) => path);
    expect(used.length).toBeGreaterThan(5);
    const person = await openPerson(server);
    for (const path of used) {
      const answer = await person.post(`/api/auth/${path}`, {});
      expect([path, answer.statusCode]).not.toEqual([path, 404]);
    }
  });

  it('that does not answer leaves people to their passwords', async () => {
    const openId = { issuer: `${provider.issuer}/otra`, ...CLIENT };
    const without = await openTestServer(db, server, { openId, allowedHosts: ['127.0.0.1'] });
    expect((await without.get<Session>('/api/session')).openId).toBe(false);
  });
});
