// Where acts came from is personal: masked in the register, shown for a reason, and whoever reads leaves an act.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActPage, ActView } from '#modules/audit/index.ts';
import { codeIn } from '../http/person.ts';
import { emailOf } from '../support/account.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';
import { anAct, recordEach } from './acts.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';

const db = await openTestDatabase('full');
let server: TestServer;

const SECRETARY: Who = { role: 'districtSecretary', territory: '070101' };
const AUDITOR: Who = { role: 'auditor', territory: '' };
const TECHNICIAN: Who = { role: 'technicalAdministrator', territory: '' };
const ADMINISTRATOR: Who = { role: 'dgscAdministrator', territory: '' };
const ADDRESS = '190.12.34.56';
const headers = { host: '127.0.0.1' };

beforeAll(async () => {
  server = await openTestServer(db);
  const actor = { ...LOCAL_OPERATOR, address: ADDRESS };
  await recordEach(db, [
    anAct({ territory: '070101', subject: 'record/71', actor }),
    anAct({ territory: '150101', subject: 'record/72', actor }),
    anAct({ territory: '070101', subject: 'record/73' }),
  ]);
});

async function listed(by: Who, query = ''): Promise<ActPage> {
  return (await (await server.as(by)).inject({ url: `/api/acts?${query}`, headers })).json<ActPage>();
}

async function actOn(subject: string): Promise<ActView> {
  const [act] = (await listed(ADMINISTRATOR, `subject=${subject}`)).acts;
  if (!act) throw new Error(`no act on ${subject}`);
  return act;
}

async function unmask(by: Who, { chain, sequence }: Pick<ActView, 'chain' | 'sequence'>, more: object) {
  const payload = { chain, sequence, ...more };
  return (await server.as(by)).inject({ method: 'POST', url: '/api/acts/unmasking', headers, payload });
}

async function actsOf(action: string, who?: Who) {
  const { rows } = await db.pool.query(
    `SELECT kind, territory, subject, reason, details FROM act
     WHERE action = $1 AND ($2::text IS NULL OR account = (SELECT id FROM account_user WHERE email = $2))
     ORDER BY at, chain, sequence`,
    [action, who ? emailOf(who) : null],
  );
  return rows;
}

describe('the address that an act came from', () => {
  it.each([ADMINISTRATOR, SECRETARY, AUDITOR, TECHNICIAN])('is masked for $role', async (who) => {
    const page = await listed(who, 'subject=record/71');
    expect(page.acts.map(({ address }) => address)).toEqual(['190.12.•.•']);
    expect(JSON.stringify(await listed(who))).not.toContain(ADDRESS);
  });

  it('is shown for a reason, which is recorded where the act was done', async () => {
    const answer = await unmask(SECRETARY, await actOn('record/71'), { reason: 'Se investiga un acceso' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { address: ADDRESS }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await actsOf('unmaskAddress')).toEqual([
      {
        kind: 'unmask',
        territory: '070101',
        subject: expect.stringMatching(/^act\/070101\/\d+$/),
        reason: 'Se investiga un acceso',
        details: {},
      },
    ]);
  });

  it('is not shown without a reason, elsewhere, where there is none, nor to who only reads', async () => {
    const [here, there, local] = [await actOn('record/71'), await actOn('record/72'), await actOn('record/73')];
    const before = await actsOf('unmaskAddress');
    const reason = 'Curiosidad';
    expect(codeIn(await unmask(SECRETARY, here, {}))).toBe('invalid-input');
    expect(codeIn(await unmask(SECRETARY, there, { reason }))).toBe('unknown-act');
    expect(codeIn(await unmask(ADMINISTRATOR, local, { reason }))).toBe('unknown-act');
    for (const who of [AUDITOR, TECHNICIAN])
      expect(codeIn(await unmask(who, here, { reason })), who.role).toBe('not-allowed');
    expect(await actsOf('unmaskAddress')).toEqual(before);
  });
});

describe('reading the register', () => {
  it('is one act for all that is read in a minute, and none about each other', async () => {
    const reader: Who = { role: 'auditor', territory: '0701' };
    await server.as(reader);
    expect(await actsOf('readActs', reader)).toEqual([]);
    for (const query of ['', 'kind=read', 'subject=acts', 'action=readActs', '']) await listed(reader, query);
    expect(await actsOf('readActs', reader)).toEqual([
      { kind: 'read', territory: '', subject: 'acts', reason: null, details: {} },
    ]);
  });
});
