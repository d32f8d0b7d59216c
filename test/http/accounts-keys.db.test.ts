// Keys of accounts over HTTP: what they may do, for how long, and what ends them.
import { beforeAll, describe, expect, it } from 'vitest';
import type { KeyList, NewKey } from '#modules/identity/index.ts';
import { emailOf } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

const SECRETARY: Who = { role: 'regionalSecretary', territory: '07' };
const host = { host: '127.0.0.1' };
const wanted = { name: 'Carga nocturna', territory: '070101', permissions: ['sources.add-row'], days: 30 };

const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, who = SECRETARY) =>
  (await server.as(who)).inject({ method, url, headers: host, ...(payload && { payload }) });
const made = async (more: object = {}, who = SECRETARY): Promise<NewKey> => {
  const response = await ask('POST', '/api/keys', { ...wanted, ...more }, who);
  expect(response.statusCode, response.body).toBe(201);
  return response.json<NewKey>();
};
const refusal = async (more: object, who = SECRETARY): Promise<string> =>
  (await ask('POST', '/api/keys', { ...wanted, ...more }, who)).json<{ error: { code: string } }>().error.code;

async function withKey(key: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const visitor = await server.as('visitor');
  const response = await visitor.inject({
    method,
    url,
    headers: { ...host, 'x-api-key': key },
    ...(payload && { payload }),
  });
  const code = response.statusCode < 400 ? '' : response.json<{ error: { code: string } }>().error.code;
  return [response.statusCode, code] as const;
}

const addRow = (key: string, territory: string) =>
  withKey(key, 'POST', '/api/sections/serenos/rows', {
    territory,
    table: 'serenos-total',
    values: { territory, total: 12, countedOn: '2020-01-01' },
    source: 'Prueba',
    cutOff: '2020-01-01',
    reason: 'Prueba',
  });

describe('a key', () => {
  it('does what it may, where it may, and nothing else', async () => {
    const { key, ...summary } = await made();
    expect(summary).toMatchObject({ name: 'Carga nocturna', territory: '070101', permissions: ['sources.add-row'] });
    expect(await addRow(key, '070101')).toEqual([201, '']);
    expect(await addRow(key, '070102')).toEqual([403, 'not-allowed']);
    expect(await addRow(key, '07')).toEqual([403, 'not-allowed']);
    expect(await withKey(key, 'POST', '/api/editions/1/retirement', { reason: 'x' })).toEqual([403, 'not-allowed']);
    const { rows } = await db.pool.query(`SELECT DISTINCT actor FROM act WHERE action = 'addRow'`);
    expect(rows).toEqual([{ actor: 'clave «Carga nocturna»' }]);
  });

  it('does nothing with accounts, keys or sessions', async () => {
    const { key } = await made();
    for (const [method, url] of [
      ['GET', '/api/accounts'],
      ['POST', '/api/invitations'],
      ['GET', '/api/keys'],
      ['POST', '/api/keys'],
      ['GET', '/api/acts'],
    ] as const)
      expect(await withKey(key, method, url, method === 'POST' ? {} : undefined), url).toEqual([403, 'not-allowed']);
    expect((await withKey(key, 'GET', '/api/auth/list-sessions'))[0]).toBe(401);
  });

  it('is listed without its text, only to its account, and kept as a hash', async () => {
    const { key, id, start } = await made({ name: 'Otra' });
    expect(key.startsWith(start)).toBe(true);
    const list = await ask('GET', '/api/keys');
    expect(list.json<KeyList>().keys.map((one) => one.id)).toContain(id);
    expect(list.body).not.toContain(key);
    const other: Who = { role: 'districtSecretary', territory: '070101' };
    expect((await ask('GET', '/api/keys', undefined, other)).json<KeyList>().keys).toEqual([]);
    expect((await ask('DELETE', `/api/keys/${id}`, undefined, other)).statusCode).toBe(404);
    expect((await ask('POST', `/api/keys/${id}/rotation`, {}, other)).statusCode).toBe(404);
    const found = await db.pool.query('SELECT FROM account_api_key AS one WHERE strpos(one::text, $1) > 0', [key]);
    expect(found.rowCount).toBe(0);
    expect((await addRow(key, '070101'))[0]).toBe(201);
  });

  it('is never wider than its account, nor longer than a year', async () => {
    const sereno: Who = { role: 'sereno', territory: '070101' };
    expect(await refusal({ territory: '15' })).toBe('key-too-wide');
    expect(await refusal({ territory: 'PE' })).toBe('key-too-wide');
    expect(await refusal({}, sereno)).toBe('key-too-wide');
    expect(await refusal({ permissions: ['identity.invite'] })).toBe('unknown-permission');
    expect(await refusal({ permissions: ['todo'] })).toBe('unknown-permission');
    expect(await refusal({ days: 367 })).toBe('invalid-input');
    expect(await refusal({ userId: 'otro' })).toBe('invalid-input');
    await made({ days: 366 });
  });

  it('is changed for another one, and the old one ends', async () => {
    const old = await made({ name: 'Por cambiar' });
    const response = await ask('POST', `/api/keys/${old.id}/rotation`, {});
    const { key, ...changed } = response.json<NewKey>();
    expect(changed).toMatchObject({ name: old.name, permissions: old.permissions, expiresOn: old.expiresOn });
    expect(await addRow(old.key, '070101')).toEqual([401, 'bad-key']);
    expect(await addRow(key, '070101')).toEqual([201, '']);
    expect((await ask('POST', `/api/keys/${old.id}/rotation`, {})).statusCode).toBe(404);
  });

  it('ends when it is taken back, and when its day comes', async () => {
    const one = await made();
    expect((await ask('DELETE', `/api/keys/${one.id}`)).statusCode).toBe(204);
    expect(await addRow(one.key, '070101')).toEqual([401, 'bad-key']);
    const other = await made();
    await db.pool.query(`UPDATE account_api_key SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      other.id,
    ]);
    expect(await addRow(other.key, '070101')).toEqual([401, 'bad-key']);
    expect(await addRow('vigia_inventada', '070101')).toEqual([401, 'bad-key']);
  });

  it('loses at once what its account loses', async () => {
    const who: Who = { role: 'provincialSecretary', territory: '0701' };
    const { key } = await made({}, who);
    expect((await addRow(key, '070101'))[0]).toBe(201);
    await db.pool.query(
      'UPDATE role_grant SET revoked_at = now() WHERE user_id = (SELECT id FROM account_user WHERE email = $1)',
      [emailOf(who)],
    );
    expect(await addRow(key, '070101')).toEqual([403, 'not-allowed']);
  });
});

describe('the keys of an account whose password was changed by a link', () => {
  it('end with its sessions, and those of others do not', async () => {
    const who: Who = { role: 'serenazgoManager', territory: '070101' };
    const own = await made({}, who);
    const administrator: Who = { role: 'dgscAdministrator', territory: '' };
    const others = await made({}, administrator);
    const link = await ask('POST', '/api/accounts/reset-links', { email: emailOf(who) }, administrator);
    const token = new URL(link.json<{ link: string }>().link).searchParams.get('enlace');
    await db.pool.query(`UPDATE account_verification SET expires_at = now() + interval '1 hour'`);
    const visitor = await server.as('visitor');
    const payload = { token, newPassword: 'una contraseña nueva y larga' };
    const headers = { ...host, origin: 'http://127.0.0.1' };
    const set = await visitor.inject({ method: 'POST', url: '/api/auth/reset-password', headers, payload });
    expect(set.statusCode, set.body).toBe(200);
    expect(await addRow(own.key, '070101')).toEqual([401, 'bad-key']);
    expect(await addRow(others.key, '070101')).toEqual([201, '']);
  });
});
