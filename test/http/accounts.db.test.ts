// Accounts over HTTP: how one comes to be, and what a wrong or old link gives.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '#modules/identity/index.ts';
import { firstAdministratorLink } from '#modules/identity/server/index.ts';
import { TEST_PASSWORD } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, TEST_NOW, type TestServer } from '../support/server.ts';
import { codeIn, openPerson, type Person } from './person.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

const from = { validFrom: '2020-01-01', validTo: null };
const tokenOf = (link: string | null): string => new URL(link ?? '').searchParams.get('enlace') ?? '';
const sessionOf = async (person: Person): Promise<Session> => (await person.get('/api/session')).json<Session>();

async function personAs(role: 'regionalSecretary' | 'districtSecretary', territory: string) {
  const app = await server.as({ role, territory });
  return (url: string, payload: object) => app.inject({ method: 'POST', url, headers: { host: '127.0.0.1' }, payload });
}

async function invite(email: string, roles: readonly object[], by = personAs('regionalSecretary', '07')) {
  return (await by)('/api/invitations', { email, roles });
}

async function invitedToken(email: string, role = 'sereno', territory = '070101'): Promise<string> {
  const response = await invite(email, [{ role, territory, ...from }]);
  return tokenOf(response.json<{ link: string }>().link);
}

const acceptance = (token: string, email: string) => ({
  token,
  name: 'Persona de Prueba',
  email,
  password: TEST_PASSWORD,
});

async function countOf(email: string): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM account_user WHERE email = $1',
    [email],
  );
  return rows[0]?.count ?? -1;
}

async function newAccount(email: string, role = 'sereno', territory = '070101'): Promise<void> {
  const person = await openPerson(server);
  const response = await person.post(
    '/api/invitations/acceptance',
    acceptance(await invitedToken(email, role, territory), email),
  );
  expect(response.statusCode, response.body).toBe(204);
}

async function signedIn(email: string): Promise<Person> {
  const person = await openPerson(server);
  const response = await person.post('/api/auth/sign-in/email', { email, password: TEST_PASSWORD });
  expect(response.statusCode, response.body).toBe(200);
  return person;
}

describe('the link of the first administrator', () => {
  it('is the newest one only, is used once, and is none once somebody administers', async () => {
    const empty = await openTestServer(await openTestDatabase('full'));
    const { accounts, program } = empty;
    const make = () =>
      firstAdministratorLink({ accounts, now: () => TEST_NOW, home: 'http://127.0.0.1:8080' }, program.today());
    expect(await make()).toBeNull();
    await program.db.pool.query('UPDATE role_grant SET revoked_at = now()');
    const older = tokenOf(await make());
    const newer = tokenOf(await make());
    const person = await openPerson(empty);
    const accept = (token: string, email: string) =>
      person.post('/api/invitations/acceptance', acceptance(token, email));
    expect(codeIn(await accept(older, 'a@prueba.invalid'))).toBe('link-used');
    expect((await accept(newer, 'b@prueba.invalid')).statusCode).toBe(204);
    expect(codeIn(await accept(newer, 'c@prueba.invalid'))).toBe('link-used');
    expect(await make()).toBeNull();
  });
});

describe('an invitation', () => {
  it('makes one account when two use it at once, and none afterwards', async () => {
    const token = await invitedToken('dos@prueba.invalid');
    const people = await Promise.all([openPerson(server), openPerson(server)]);
    const accept = (person: Person) =>
      person.post('/api/invitations/acceptance', acceptance(token, 'dos@prueba.invalid'));
    const statuses = (await Promise.all(people.map(accept))).map(({ statusCode }) => statusCode);
    expect(statuses.toSorted()).toEqual([204, 404]);
    expect(await countOf('dos@prueba.invalid')).toBe(1);
    for (const person of people) expect(codeIn(await accept(person))).toBe('link-used');
    expect(codeIn(await (await openPerson(server)).post('/api/invitations/reading', { token }))).toBe('link-used');
  });

  it('ends after three days', async () => {
    const token = await invitedToken('tarde@prueba.invalid');
    const hash = `token_hash = sha256(convert_to($1, 'UTF8'))`;
    const { rows } = await db.pool.query<{ hours: number }>(
      `SELECT round(extract(epoch FROM expires_at - $2::timestamptz) / 3600)::int AS hours
       FROM account_invitation WHERE ${hash}`,
      [token, TEST_NOW],
    );
    expect(rows).toEqual([{ hours: 72 }]);
    await db.pool.query(`UPDATE account_invitation SET expires_at = $2 WHERE ${hash}`, [token, TEST_NOW]);
    const person = await openPerson(server);
    const answer = await person.post('/api/invitations/acceptance', acceptance(token, 'tarde@prueba.invalid'));
    expect(codeIn(answer)).toBe('link-used');
    expect(await countOf('tarde@prueba.invalid')).toBe(0);
  });

  it('is for the address that it was written to, and brings its own roles whatever else is sent', async () => {
    const token = await invitedToken('suya@prueba.invalid');
    const person = await openPerson(server);
    const accept = (more: object) =>
      person.post('/api/invitations/acceptance', { ...acceptance(token, 'ajena@prueba.invalid'), ...more });
    const wider = { roles: [{ role: 'dgscAdministrator', territory: '', ...from }] };
    expect(codeIn(await accept(wider))).toBe('invalid-input');
    expect(codeIn(await accept({ id: 'elegida' }))).toBe('invalid-input');
    expect((await accept({})).statusCode).toBe(204);
    expect(await countOf('ajena@prueba.invalid')).toBe(0);
    expect(await sessionOf(await signedIn('suya@prueba.invalid'))).toMatchObject({
      account: { email: 'suya@prueba.invalid' },
      grants: [{ role: 'sereno', territory: '070101' }],
    });
  });

  it.each([
    ['a region to a district’s role', 'districtSecretary', '07', 400, 'invalid-input'],
    ['the region itself', 'regionalSecretary', '07', 403, 'not-allowed'],
    ['the district beside', 'sereno', '070102', 403, 'not-allowed'],
    ['another region', 'sereno', '150101', 403, 'not-allowed'],
    ['the country', 'dgscAdministrator', 'PE', 403, 'not-allowed'],
    ['a place that is none', 'sereno', '999999', 404, 'unknown-ubigeo'],
    ['a role that is none', 'rey', '070101', 400, 'invalid-input'],
  ])('of a district secretary does not give %s', async (_, role, territory, status, code) => {
    const by = personAs('districtSecretary', '070101');
    const own = { role: 'sereno', territory: '070101', ...from };
    const answer = await invite('alta@prueba.invalid', [own, { role, territory, ...from }], by);
    expect([answer.statusCode, codeIn(answer)]).toEqual([status, code]);
  });

  it('takes no field that it does not know', async () => {
    const by = await personAs('districtSecretary', '070101');
    const roles = [{ role: 'sereno', territory: '070101', ...from }];
    const answers = [
      await by('/api/invitations', { email: 'x@prueba.invalid', roles, createdBy: 'otro' }),
      await by('/api/invitations', { email: 'x@prueba.invalid', roles: [{ ...roles[0], id: 7 }] }),
    ];
    expect(answers.map(codeIn)).toEqual(['invalid-input', 'invalid-input']);
  });
});

describe('a role', () => {
  it('not in force today gives nothing, and one taken back ends at the next request', async () => {
    const email = 'vigencia@prueba.invalid';
    await newAccount(email, 'districtSecretary');
    const person = await signedIn(email);
    const set = (change: string) =>
      db.pool.query(`UPDATE role_grant SET ${change} WHERE user_id = (SELECT id FROM account_user WHERE email = $1)`, [
        email,
      ]);
    const reads = async (): Promise<number> => (await person.get('/api/accounts')).statusCode;
    expect(await reads()).toBe(200);
    await set(`valid_to = '2026-05-31'`);
    expect(await reads()).toBe(403);
    await set(`valid_to = '2026-06-01'`);
    expect(await reads()).toBe(200);
    await set(`valid_from = '2026-06-02', valid_to = NULL`);
    expect(await reads()).toBe(403);
    await set(`valid_from = '2020-01-01'`);
    const { id } = (
      await db.pool.query<{ id: number }>(
        `SELECT g.id FROM role_grant g JOIN account_user u ON u.id = g.user_id WHERE u.email = $1`,
        [email],
      )
    ).rows[0] ?? { id: 0 };
    const secretary = await server.as({ role: 'regionalSecretary', territory: '07' });
    const revoked = await secretary.inject({
      method: 'DELETE',
      url: `/api/grants/${id}`,
      headers: { host: '127.0.0.1' },
    });
    expect(revoked.statusCode).toBe(204);
    expect(await reads()).toBe(403);
    expect((await sessionOf(person)).permissions).not.toContain('identity.read-accounts');
  });
});

describe('what is done with accounts', () => {
  it('is recorded, and no act says an address of mail', async () => {
    await newAccount('registro@prueba.invalid');
    await (await signedIn('registro@prueba.invalid')).post('/api/auth/sign-out', {});
    const { rows } = await db.pool.query<{ action: string }>('SELECT DISTINCT action FROM act');
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'invite',
        'grantRole',
        'account_user.insert',
        'account_session.insert',
        'account_session.delete',
      ]),
    );
    for (const table of ['act', 'act_queue']) {
      const found = await db.pool.query(`SELECT FROM ${table} AS one WHERE strpos(one::text, '@') > 0`);
      expect(found.rowCount, table).toBe(0);
    }
  });

  it('keeps a password as Argon2id with OWASP’s parameters', async () => {
    const { rows } = await db.pool.query<{ password: string }>('SELECT password FROM account_credential');
    expect(rows.length).toBeGreaterThan(0);
    for (const { password } of rows) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
