// An invitation gives what its author may still give on the day that it is used.
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
});

const headers = { host: '127.0.0.1' };
const SECRETARY: Who = { role: 'districtSecretary', territory: '070101' };

function tokenOf(link: string | null): string {
  return new URL(link ?? '').searchParams.get('enlace') ?? '';
}

async function invitedBy(who: Who, email: string): Promise<string> {
  const app = await server.as(who);
  const roles = [{ role: 'sereno', territory: '070101', validFrom: '2020-01-01', validTo: null }];
  const answer = await app.inject({ method: 'POST', url: '/api/invitations', headers, payload: { email, roles } });
  expect(answer.statusCode, answer.body).toBe(201);
  return tokenOf(answer.json<{ link: string }>().link);
}

async function accept(on: TestServer, token: string, email: string, name = 'Persona de Prueba') {
  const person = await openPerson(on);
  return person.post('/api/invitations/acceptance', { token, name, email, password: TEST_PASSWORD });
}

async function setGrants(who: Who, change: string): Promise<void> {
  await db.pool.query(
    `UPDATE role_grant SET ${change} WHERE user_id = (SELECT id FROM account_user WHERE email = $1)`,
    [emailOf(who)],
  );
}

describe('an invitation whose author lost their role', () => {
  it.each([
    ['because it was taken back', 'revoked_at = now()'],
    ['because it ended', `valid_to = '2026-05-31'`],
    ['and holds it elsewhere', `territory = '070102'`],
  ])('%s opens nothing', async (_why, change) => {
    const email = 'sobrevive@prueba.invalid';
    const token = await invitedBy(SECRETARY, email);
    await setGrants(SECRETARY, change);
    const reader = await openPerson(server);
    expect(codeIn(await reader.post('/api/invitations/reading', { token }))).toBe('link-used');
    expect(codeIn(await accept(server, token, email))).toBe('link-used');
    await setGrants(SECRETARY, `revoked_at = NULL, valid_to = NULL, territory = '070101'`);
    const { rows } = await db.pool.query('SELECT FROM account_user WHERE email = $1', [email]);
    expect(rows).toEqual([]);
  });

  it('opens again with the role, and says in the register whose it was', async () => {
    const email = 'vuelve@prueba.invalid';
    const token = await invitedBy(SECRETARY, email);
    await setGrants(SECRETARY, 'revoked_at = now()');
    expect(codeIn(await accept(server, token, email))).toBe('link-used');
    await setGrants(SECRETARY, 'revoked_at = NULL');
    expect((await accept(server, token, email)).statusCode).toBe(204);
    const { rows } = await db.pool.query(
      `SELECT inviter.email FROM act a
       JOIN account_user invited ON a.subject = 'account/' || invited.id
       JOIN account_user inviter ON a.account = inviter.id
       WHERE a.action = 'grantRole' AND invited.email = $1`,
      [email],
    );
    expect(rows).toEqual([{ email: emailOf(SECRETARY) }]);
  });
});

describe('the link of the first administrator', () => {
  const linkOn = ({ accounts, program }: TestServer): Promise<string | null> =>
    firstAdministratorLink({ accounts, now: () => TEST_NOW, home: 'http://127.0.0.1:8080' }, program.today());

  it('of another server’s start opens nothing once somebody administers', async () => {
    const other = await openTestServer(await openTestDatabase('full'));
    await other.program.db.pool.query('UPDATE role_grant SET revoked_at = now()');
    const token = tokenOf(await linkOn(other));
    await other.program.db.pool.query('UPDATE role_grant SET revoked_at = NULL');
    expect(codeIn(await accept(other, token, 'segundo@prueba.invalid'))).toBe('link-used');
  });

  it('is made when the only administrator’s role has ended', async () => {
    const other = await openTestServer(await openTestDatabase('full'));
    expect(await linkOn(other)).toBeNull();
    await other.program.db.pool.query(`UPDATE role_grant SET valid_to = '2026-05-31'`);
    const token = tokenOf(await linkOn(other));
    expect((await accept(other, token, 'tercero@prueba.invalid')).statusCode).toBe(204);
    expect(await linkOn(other)).toBeNull();
  });
});

describe('the name of an account', () => {
  it.each(['Vigía', 'vigia', 'Operador  local', 'visitante', 'Clave «padrón»', 'Ana\u202eaniP', 'Ana\nPeña'])(
    '«%s» is not one to sign with',
    async (name) => {
      const email = 'nombre@prueba.invalid';
      const token = await invitedBy(SECRETARY, email);
      const answer = await accept(server, token, email, name);
      expect([answer.statusCode, codeIn(answer)]).toEqual([400, 'invalid-input']);
    },
  );

  it('may hold what Spanish and Quechua names hold', async () => {
    const email = 'nombre.bueno@prueba.invalid';
    const name = 'José Ñahui O’Higgins-Quispe';
    expect((await accept(server, await invitedBy(SECRETARY, email), email, name)).statusCode).toBe(204);
  });
});
