// Who gives roles, takes them back and opens accounts: the powers are kept apart.
import { beforeAll, describe, expect, it } from 'vitest';
import { firstAdministratorLink } from '#modules/identity/server/index.ts';
import { emailOf, TEST_PASSWORD } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, TEST_NOW, type TestServer, type Who } from '../support/server.ts';
import { codeIn, openPerson } from './person.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
  for (const who of [DGSC, TECHNICAL, REGION, DISTRICT, SERENO]) await server.as(who);
});

const DGSC: Who = { role: 'dgscAdministrator', territory: '' };
const TECHNICAL: Who = { role: 'technicalAdministrator', territory: '' };
const REGION: Who = { role: 'regionalSecretary', territory: '07' };
const DISTRICT: Who = { role: 'districtSecretary', territory: '070101' };
const SERENO: Who = { role: 'sereno', territory: '070101' };
const from = { validFrom: '2020-01-01', validTo: null };

async function idOf(who: Who): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM account_user WHERE email = $1', [emailOf(who)]);
  return rows[0]?.id ?? '';
}

async function ask(by: Who, method: 'POST' | 'DELETE', url: string, payload?: object) {
  const headers = { host: '127.0.0.1' };
  return (await server.as(by)).inject({ method, url, headers, ...(payload && { payload }) });
}

async function give(by: Who, to: Who, role: string, territory: string) {
  return ask(by, 'POST', `/api/accounts/${await idOf(to)}/grants`, { role, territory, ...from });
}

describe('who keeps the machine', () => {
  it.each(['dgscAdministrator', 'dgscAnalyst', 'auditor'])(
    'gives %s neither to themselves nor to others',
    async (role) => {
      for (const to of [TECHNICAL, SERENO]) {
        const answer = await give(TECHNICAL, to, role, 'PE');
        expect([answer.statusCode, codeIn(answer)]).toEqual([403, 'not-yours-to-give']);
      }
      const roles = [{ role, territory: 'PE', ...from }];
      const invited = await ask(TECHNICAL, 'POST', '/api/invitations', { email: 'x@prueba.invalid', roles });
      expect(codeIn(invited)).toBe('not-yours-to-give');
    },
  );

  it('gives their own role, and takes any back', async () => {
    expect((await give(TECHNICAL, SERENO, 'technicalAdministrator', 'PE')).statusCode).toBe(201);
    const given = (await give(DGSC, SERENO, 'supervisor', '070101')).json<{ id: number }>();
    expect((await ask(TECHNICAL, 'DELETE', `/api/grants/${given.id}`)).statusCode).toBe(204);
  });

  it('opens no account that opens data', async () => {
    const link = async (by: Who, account: Who) =>
      ask(by, 'POST', '/api/accounts/reset-links', { account: await idOf(account) });
    for (const account of [DGSC, REGION]) expect(codeIn(await link(TECHNICAL, account))).toBe('not-yours-to-open');
    expect((await link(TECHNICAL, TECHNICAL)).statusCode).toBe(201);
    expect((await link(DGSC, REGION)).statusCode).toBe(201);
  });
});

describe('a role', () => {
  it('given by the DGSC is not taken back by the region, and by the region not by the district', async () => {
    const above = (await give(DGSC, SERENO, 'supervisor', '070101')).json<{ id: number }>();
    const middle = (await give(REGION, SERENO, 'auditor', '070101')).json<{ id: number }>();
    const own = (await give(DISTRICT, SERENO, 'opcPromoter', '070101')).json<{ id: number }>();
    const takeBack = async (by: Who, { id }: { readonly id: number }) => {
      const answer = await ask(by, 'DELETE', `/api/grants/${id}`);
      return answer.statusCode === 204 ? 'taken' : codeIn(answer);
    };
    expect(await takeBack(REGION, above)).toBe('given-from-above');
    expect(await takeBack(DISTRICT, middle)).toBe('given-from-above');
    expect([await takeBack(DISTRICT, own), await takeBack(REGION, middle), await takeBack(DGSC, above)]).toEqual([
      'taken',
      'taken',
      'taken',
    ]);
  });

  it('of an invitation is given from where its author stands', async () => {
    const email = 'invitada@prueba.invalid';
    const roles = [{ role: 'sereno', territory: '070101', ...from }];
    const made = await ask(REGION, 'POST', '/api/invitations', { email, roles });
    const token = new URL(made.json<{ link: string }>().link).searchParams.get('enlace');
    const acceptance = { token, name: 'Cuenta de prueba', email, password: TEST_PASSWORD };
    expect((await (await openPerson(server)).post('/api/invitations/acceptance', acceptance)).statusCode).toBe(204);
    const { rows } = await db.pool.query(
      'SELECT given_over FROM role_grant g JOIN account_user u ON u.id = g.user_id WHERE u.email = $1',
      [email],
    );
    expect(rows).toEqual([{ given_over: '07' }]);
  });
});

describe('the first administrator', () => {
  it('holds both roles, and gives any', async () => {
    const other = await openTestServer(await openTestDatabase('full'));
    const { accounts, program } = other;
    await program.db.pool.query('UPDATE role_grant SET revoked_at = now()');
    const link = await firstAdministratorLink(
      { accounts, now: () => TEST_NOW, home: 'http://127.0.0.1:8080' },
      program.today(),
    );
    const token = new URL(link ?? '').searchParams.get('enlace');
    const person = await openPerson(other);
    const email = 'primera@prueba.invalid';
    await person.post('/api/invitations/acceptance', {
      token,
      name: 'Cuenta de prueba',
      email,
      password: TEST_PASSWORD,
    });
    await person.post('/api/auth/sign-in/email', { email, password: TEST_PASSWORD });
    const roles = [{ role: 'dgscAnalyst', territory: 'PE', ...from }];
    expect((await person.post('/api/invitations', { email: 'segunda@prueba.invalid', roles })).statusCode).toBe(201);
  });
});
