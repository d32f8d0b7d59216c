// Somebody always administers: else whoever reads the log of the next start could.
import { beforeAll, describe, expect, it } from 'vitest';
import { emailOf } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

const headers = { host: '127.0.0.1' };
const FIRST: Who = { role: 'dgscAdministrator', territory: '' };
const TECHNICAL: Who = { role: 'technicalAdministrator', territory: '' };

async function revoke(by: Who, grant: number): Promise<{ readonly status: number; readonly code: string }> {
  const app = await server.as(by);
  const answer = await app.inject({ method: 'DELETE', url: `/api/grants/${grant}`, headers });
  const code = answer.body === '' ? '' : answer.json<{ error: { code: string } }>().error.code;
  return { status: answer.statusCode, code };
}

async function grantOf(who: Who): Promise<{ readonly id: number; readonly account: string }> {
  await server.as(who);
  const { rows } = await db.pool.query<{ id: number; account: string }>(
    `SELECT g.id::int, g.user_id AS account FROM role_grant g JOIN account_user u ON u.id = g.user_id
     WHERE u.email = $1 AND g.role = $2 AND g.revoked_at IS NULL`,
    [emailOf(who), who.role],
  );
  return rows[0] ?? { id: 0, account: '' };
}

/** Of the technical administrator, who is given it. */
async function giveSecond(more: object = {}): Promise<number> {
  const { account } = await grantOf(TECHNICAL);
  const app = await server.as(FIRST);
  const payload = { role: 'dgscAdministrator', territory: 'PE', validFrom: '2020-01-01', ...more };
  const answer = await app.inject({ method: 'POST', url: `/api/accounts/${account}/grants`, headers, payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: number }>().id;
}

describe('the role of the last administrator', () => {
  it.each([FIRST, TECHNICAL])('is taken back by nobody: $role', async (by) => {
    expect(await revoke(by, (await grantOf(FIRST)).id)).toEqual({ status: 409, code: 'last-administrator' });
  });

  it('is not kept by one whose role has not begun', async () => {
    const second = await giveSecond({ validFrom: '2026-06-02' });
    expect(await revoke(FIRST, (await grantOf(FIRST)).id)).toEqual({ status: 409, code: 'last-administrator' });
    expect((await revoke(FIRST, second)).status).toBe(204);
  });

  it('stays with one of two that take each other’s back at once', async () => {
    const second = await giveSecond();
    const first = (await grantOf(FIRST)).id;
    const answers = await Promise.all([revoke(TECHNICAL, first), revoke(FIRST, second)]);
    expect(answers.map(({ status }) => status).toSorted()).not.toEqual([204, 204]);
    const { rows } = await db.pool.query(
      `SELECT FROM role_grant WHERE role = 'dgscAdministrator' AND revoked_at IS NULL`,
    );
    expect(rows).toHaveLength(1);
  });
});
