// The personal data of accounts over HTTP: masked, shown for a reason, erased.
import { beforeAll, describe, expect, it } from 'vitest';
import type { AccountList } from '#modules/identity/index.ts';
import { requireAccount } from '#modules/identity/server/index.ts';
import { eraseSubject, recordAct } from '#modules/audit/server/index.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { codeIn, openPerson } from '../http/person.ts';
import { emailOf, TEST_PASSWORD } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
  for (const who of [SECRETARY, SERENO, AUDITOR, TECHNICIAN]) await server.as(who);
});

const SECRETARY: Who = { role: 'districtSecretary', territory: '070101' };
const SERENO: Who = { role: 'sereno', territory: '070101' };
const AUDITOR: Who = { role: 'auditor', territory: '' };
const TECHNICIAN: Who = { role: 'technicalAdministrator', territory: '' };
const ADMINISTRATOR: Who = { role: 'dgscAdministrator', territory: '' };

const headers = { host: '127.0.0.1' };

async function idOf(who: Who): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM account_user WHERE email = $1', [emailOf(who)]);
  return rows[0]?.id ?? '';
}

async function post(by: Who, url: string, payload: object) {
  return (await server.as(by)).inject({ method: 'POST', url, headers, payload });
}

async function actsOf(action: string, account: string) {
  const { rows } = await db.pool.query(
    `SELECT kind, territory, reason, details FROM act WHERE action = $1 AND subject = $2 ORDER BY chain, sequence`,
    [action, `account/${account}`],
  );
  return rows;
}

describe('the address of an account', () => {
  it.each([ADMINISTRATOR, SECRETARY, AUDITOR, TECHNICIAN])('is masked for $role too', async (who) => {
    const { body } = await (await server.as(who)).inject({ url: '/api/accounts', headers });
    const { accounts }: AccountList = JSON.parse(body);
    expect(accounts.map(({ email }) => email)).toContain('s••••@prueba.invalid');
    expect(accounts.filter(({ email }) => !/^.••••@/.test(email))).toEqual([]);
    expect(body).not.toContain(emailOf(SERENO));
  });

  it('is read with an act, once a minute for who reads it again and again', async () => {
    const reader: Who = { role: 'regionalSecretary', territory: '07' };
    const app = await server.as(reader);
    const reads = async () => {
      const { rows } = await db.pool.query(
        `SELECT kind, subject FROM act WHERE action = 'readAccounts' AND account = $1`,
        [await idOf(reader)],
      );
      return rows;
    };
    expect(await reads()).toEqual([]);
    for (let times = 0; times < 5; times += 1) await app.inject({ url: '/api/accounts', headers });
    expect(await reads()).toEqual([{ kind: 'read', subject: 'accounts' }]);
  });

  it('is shown for a reason, which stands in the chain of the municipality before the answer', async () => {
    const id = await idOf(SERENO);
    const answer = await post(SECRETARY, `/api/accounts/${id}/unmasking`, { reason: 'Citarlo a una reunión' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { email: emailOf(SERENO) }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await actsOf('unmaskEmail', id)).toEqual([
      { kind: 'unmask', territory: '070101', reason: 'Citarlo a una reunión', details: {} },
    ]);
  });

  it('is not shown without a reason, elsewhere, nor to who only reads', async () => {
    const id = await idOf(SERENO);
    const ask = async (by: Who, body: object) => codeIn(await post(by, `/api/accounts/${id}/unmasking`, body));
    const before = await actsOf('unmaskEmail', id);
    expect(await ask(SECRETARY, { reason: '  ' })).toBe('invalid-input');
    expect(await ask(SECRETARY, {})).toBe('invalid-input');
    const reason = 'Curiosidad';
    expect(await ask({ role: 'districtSecretary', territory: '070102' }, { reason })).toBe('unknown-account');
    for (const who of [AUDITOR, TECHNICIAN, SERENO]) expect(await ask(who, { reason }), who.role).toBe('not-allowed');
    expect(await actsOf('unmaskEmail', id)).toEqual(before);
  });

  it('is not needed for a link that sets a new password', async () => {
    const answer = await post(ADMINISTRATOR, '/api/accounts/reset-links', { account: await idOf(SERENO) });
    expect(answer.statusCode, answer.body).toBe(201);
    expect(codeIn(await post(ADMINISTRATOR, '/api/accounts/reset-links', { account: 'ninguna' }))).toBe(
      'unknown-account',
    );
  });
});

describe('the erasure of an account', () => {
  const GONE: Who = { role: 'serenazgoManager', territory: '070101' };
  const reason = 'Cesó en el cargo';
  let id = '';
  const counted = async (): Promise<Readonly<Record<string, number>>> => {
    const { rows } = await db.pool.query(
      `SELECT (SELECT count(*)::int FROM account_session WHERE user_id = $1) AS sessions,
              (SELECT count(*)::int FROM account_credential WHERE user_id = $1) AS credentials,
              (SELECT count(*)::int FROM account_two_factor WHERE user_id = $1) AS factors,
              (SELECT count(*)::int FROM account_passkey WHERE user_id = $1) AS passkeys,
              (SELECT count(*)::int FROM account_api_key WHERE reference_id = $1) AS keys,
              (SELECT count(*)::int FROM account_verification WHERE value = $1) AS verifications,
              (SELECT count(*)::int FROM account_invitation WHERE email = $2) AS invitations,
              (SELECT count(*)::int FROM role_grant WHERE user_id = $1 AND revoked_at IS NULL) AS grants`,
      [id, emailOf(GONE)],
    );
    return rows[0];
  };
  const all = (count: number) => ({
    sessions: count,
    credentials: count,
    factors: count,
    passkeys: count,
    keys: count,
    verifications: count,
    invitations: count,
    grants: count,
  });

  beforeAll(async () => {
    await server.as(GONE);
    id = await idOf(GONE);
    await db.pool.query(
      `INSERT INTO account_two_factor (id, secret, backup_codes, user_id) VALUES ('f', 's', 'c', $1)`,
      [id],
    );
    await db.pool.query(
      `INSERT INTO account_passkey (id, name, public_key, user_id, credential_id, counter, device_type, backed_up)
       VALUES ('p', 'Teléfono de Ana', 'k', $1, 'c', 0, 'x', false)`,
      [id],
    );
    await db.pool.query(
      `INSERT INTO account_verification (id, identifier, value, expires_at) VALUES ('v', 'reset-password:x', $1, now())`,
      [id],
    );
    const key = { name: 'Carga', territory: '070101', permissions: ['sources.add-row'], days: 1 };
    expect((await post(GONE, '/api/keys', key)).statusCode).toBe(201);
    await db.write(async (tx) => {
      const personal = {
        masterKey: `${server.program.dataDir}/clave-de-prueba`,
        subject: `account/${id}`,
        values: { phone: '1' },
      };
      await recordAct(tx, {
        actor: LOCAL_OPERATOR,
        territory: '',
        action: 'prueba',
        subject: `account/${id}`,
        personal,
      });
    });
  });

  it('is refused for oneself and the last administrator, and to who does not administer', async () => {
    const own = await idOf(ADMINISTRATOR);
    const erase = async (by: Who, account: string) =>
      codeIn(await post(by, `/api/accounts/${account}/erasure`, { reason }));
    expect(await erase(ADMINISTRATOR, own)).toBe('own-account');
    expect(await erase(TECHNICIAN, own)).toBe('last-administrator');
    expect(await erase(SECRETARY, id)).toBe('not-allowed');
    expect(await erase(ADMINISTRATOR, 'ninguna')).toBe('unknown-account');
    expect(codeIn(await post(ADMINISTRATOR, `/api/accounts/${id}/erasure`, {}))).toBe('invalid-input');
    expect(await counted()).toEqual(all(1));
  });

  it('takes all that it signs in with, its roles, name and address, and is recorded', async () => {
    const answer = await post(ADMINISTRATOR, `/api/accounts/${id}/erasure`, { reason });
    expect([answer.statusCode, answer.json()]).toEqual([200, { name: 'cuenta retirada 1' }]);
    expect(await counted()).toEqual(all(0));
    const { rows } = await db.pool.query(
      'SELECT name, email, image, email_verified AS verified FROM account_user WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ name: 'cuenta retirada 1', email: 'cuenta retirada 1', image: null, verified: false }]);
    expect(await actsOf('eraseAccount', id)).toEqual([
      { kind: 'write', territory: '', reason, details: { ...all(1), personal: 1 } },
    ]);
    expect(await actsOf('revokeRole', id)).toMatchObject([{ territory: '070101', details: { role: GONE.role } }]);
  });

  it('leaves nobody who signs in, and destroys the key of what acts say of it', async () => {
    const app = await server.as(GONE);
    expect((await app.inject({ url: '/api/session', headers })).json()).toMatchObject({ account: null });
    const person = await openPerson(server);
    const signIn = await person.post('/api/auth/sign-in/email', { email: emailOf(GONE), password: TEST_PASSWORD });
    expect(codeIn(signIn)).toBe('wrong-credentials');
    const again = await db.write((tx) =>
      eraseSubject(tx, { actor: LOCAL_OPERATOR, territory: '', subject: `account/${id}` }),
    );
    expect(again).toBe(false);
  });

  it('is done once, and the account gets no role and no link any more', async () => {
    const grant = { role: 'sereno', territory: '070101', validFrom: '2020-01-01', validTo: null };
    const codes = [
      await post(ADMINISTRATOR, `/api/accounts/${id}/erasure`, { reason }),
      await post(ADMINISTRATOR, `/api/accounts/${id}/grants`, grant),
      await post(ADMINISTRATOR, '/api/accounts/reset-links', { account: id }),
    ].map(codeIn);
    expect(codes).toEqual(['unknown-account', 'unknown-account', 'unknown-account']);
    const byName = requireAccount(server.accounts, { email: 'cuenta retirada 1' });
    await expect(byName).rejects.toMatchObject({ code: 'unknown-account' });
  });
});
