// Guesses at one account from many addresses, and that they do not keep its owner out.
import { beforeAll, describe, expect, it } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import { emailOf, TEST_PASSWORD } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';
import { codeIn, openPerson, type Person } from './person.ts';

const db = await openTestDatabase('full');
let server: TestServer;
let beside: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
  beside = await openTestServer(db, server);
});

const HOURLY = 30;

async function emailOfNew(who: Who): Promise<string> {
  await server.as(who);
  return emailOf(who);
}

const enter = (person: Person, email: string, password: string): Promise<LightMyRequestResponse> =>
  person.post('/api/auth/sign-in/email', { email, password });

/** Each from an address of its own, at one server and the other. */
async function guesses(email: string, count: number): Promise<readonly string[]> {
  const people = await Promise.all(Array.from({ length: count }, (_, n) => openPerson(n % 2 ? beside : server)));
  return (await Promise.all(people.map((person) => enter(person, email, 'otra contraseña larga')))).map(codeIn);
}

const counted = (codes: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(codes.map((code) => [code, codes.filter((one) => one === code).length]));

describe('guesses at one account', () => {
  it('from many addresses are slowed after some, all servers together', async () => {
    const email = await emailOfNew({ role: 'sereno', territory: '070101' });
    expect(counted(await guesses(email, HOURLY + 6))).toEqual({ 'wrong-credentials': HOURLY, 'account-guessed': 6 });
    const right = await enter(await openPerson(server), email, TEST_PASSWORD);
    expect([right.statusCode, codeIn(right)]).toEqual([429, 'account-guessed']);
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(60);
  });

  it('that does not exist are answered the same', async () => {
    const codes = await guesses('nadie.de.aqui@prueba.invalid', HOURLY + 2);
    expect(counted(codes)).toEqual({ 'wrong-credentials': HOURLY, 'account-guessed': 2 });
  });

  it('leave its owner the browser in which they were in before, and no other account that browser', async () => {
    const email = await emailOfNew({ role: 'supervisor', territory: '070101' });
    const other = await emailOfNew({ role: 'stationChief', territory: '070101' });
    const owner = await openPerson(server);
    expect((await enter(owner, email, TEST_PASSWORD)).statusCode).toBe(200);
    await owner.post('/api/auth/sign-out', {});
    await guesses(email, HOURLY);
    await guesses(other, HOURLY);
    const elsewhere = await openPerson(beside, new Map(owner.cookies));
    expect((await enter(elsewhere, email, TEST_PASSWORD)).statusCode).toBe(200);
    expect(codeIn(await enter(await openPerson(server, new Map(owner.cookies)), other, TEST_PASSWORD))).toBe(
      'account-guessed',
    );
  });

  it('with a cookie of its owner are counted too', async () => {
    const email = await emailOfNew({ role: 'opcPromoter', territory: '070101' });
    const owner = await openPerson(server);
    await enter(owner, email, TEST_PASSWORD);
    const codes: string[] = [];
    for (let count = 0; count < HOURLY + 1; count += 1)
      codes.push(codeIn(await enter(await openPerson(server, new Map(owner.cookies)), email, 'otra contraseña larga')));
    expect(codes.at(-1)).toBe('account-guessed');
  });

  it('leave the way of a link for a new password, whose browser may sign in', async () => {
    const email = await emailOfNew({ role: 'stationClerk', territory: '070101' });
    await guesses(email, HOURLY);
    const made = await server.app.inject({
      method: 'POST',
      url: '/api/accounts/reset-links',
      headers: { host: '127.0.0.1' },
      payload: { email },
    });
    const token = new URL(made.json<{ link: string }>().link).searchParams.get('enlace');
    // Its hour is of the test's clock, and the library reads the machine's.
    await db.pool.query(`UPDATE account_verification SET expires_at = now() + interval '1 hour'`);
    const owner = await openPerson(server);
    const newPassword = 'una contraseña nueva y larga';
    expect((await owner.post('/api/auth/reset-password', { token, newPassword })).statusCode).toBe(200);
    expect((await enter(owner, email, newPassword)).statusCode).toBe(200);
  });

  it('keep no address of an account in clear', async () => {
    const { rows } = await db.pool.query(`SELECT key FROM account_rate_limit WHERE key LIKE '%prueba.invalid%'`);
    expect(rows).toEqual([]);
  });
});
