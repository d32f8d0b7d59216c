// Live updates over two servers: whoever looks at one hears of what is done at the other, of what is theirs to see.
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SectionRows } from '#modules/sources/index.ts';
import { emailOf, TEST_PASSWORD } from './support/account.ts';
import { openTestDatabase } from './support/database.ts';
import { announceChange } from '#server/changes/change.ts';
import { HUB_LIMITS } from '#server/changes/hub.ts';
import { openTestServer, type TestServer, type Who } from './support/server.ts';

const db = await openTestDatabase('full');
const changes = { ...HUB_LIMITS, everyMilliseconds: 200, perVisitor: 4 };
let one: TestServer;
let other: TestServer;
beforeAll(async () => {
  one = await openTestServer(db, undefined, { changes });
  other = await openTestServer(db, one, { changes });
  await other.app.listen({ port: 0, host: '127.0.0.1' });
});

const streams: AbortController[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.abort();
});

function addressOf(app: FastifyInstance): string {
  const address = app.server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

interface Heard {
  readonly status: number;
  readonly type: string | null;
  /** Next thing that is told. */
  next(): Promise<unknown>;
}

async function listen(query = '', cookie = ''): Promise<Heard> {
  const stream = new AbortController();
  streams.push(stream);
  const headers = cookie === '' ? {} : { cookie };
  const response = await fetch(`${addressOf(other.app)}/api/changes${query}`, { signal: stream.signal, headers });
  const reader = response.body?.getReader();
  let text = '';
  const next = async (): Promise<unknown> => {
    for (;;) {
      const [, data, rest] = /^(?:(?!data: ).*\n)*data: (.*)\n([\s\S]*)$/.exec(text) ?? [];
      if (data !== undefined) {
        text = rest ?? '';
        return JSON.parse(data);
      }
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done || !value) return 'ended';
      text += new TextDecoder().decode(value);
    }
  };
  return { status: response.status, type: response.headers.get('content-type'), next };
}

async function cookieAs(who: Who): Promise<string> {
  await one.as(who);
  const headers = { 'content-type': 'application/json', origin: addressOf(other.app) };
  const body = JSON.stringify({ email: emailOf(who), password: TEST_PASSWORD });
  const answer = await (
    await one.as('visitor')
  ).inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { ...headers, host: '127.0.0.1', origin: 'http://127.0.0.1' },
    payload: body,
  });
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

async function correctSereno(): Promise<void> {
  const { tables } = await one.get<SectionRows>('/api/sections/serenos/rows?territory=07');
  const record = tables[0]?.records[0];
  const column = tables[0]?.columns.find(({ type }) => type === 'integer');
  if (!record || !column) throw new Error('serenos have no row');
  const before = Number(record.values[column.key]);
  const answer = await one.app.inject({
    method: 'PATCH',
    url: `/api/rows/${record.id}`,
    headers: { host: '127.0.0.1' },
    payload: { revision: record.revision, values: { [column.key]: before + 1 }, reason: 'Prueba' },
  });
  expect(answer.statusCode, answer.body).toBe(200);
}

/** Something of no section, that is not public. */
async function invite(territory: string): Promise<void> {
  const roles = [{ role: 'auditor', territory, validFrom: '2020-01-01', validTo: null }];
  const answer = await one.app.inject({
    method: 'POST',
    url: '/api/invitations',
    headers: { host: '127.0.0.1' },
    payload: { email: 'cambios@prueba.invalid', roles },
  });
  expect(answer.statusCode, answer.body).toBe(201);
}

const SERENOS = { section: 'serenos', territory: expect.stringMatching(/^07/) };

describe('a visitor of one server', () => {
  it('hears once of what was published at the other, and not what it was', async () => {
    const heard = await listen('?territory=07');
    expect([heard.status, heard.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    for (let times = 0; times < 3; times += 1) await correctSereno();
    expect(await heard.next()).toEqual({ changes: [SERENOS] });
  });

  it('hears nothing of what is not public, was not committed, or is elsewhere', async () => {
    const [visitor, elsewhere] = [await listen(), await listen('?territory=15')];
    await invite('070101');
    const undone = one.program.db.write(async (tx) => {
      announceChange(tx, { section: 'cameras', territory: '07', isPublic: true });
      throw new Error('nothing is committed');
    });
    await expect(undone).rejects.toThrow('nothing is committed');
    await correctSereno();
    expect(await visitor.next()).toEqual({ changes: [SERENOS] });
    streams.at(-1)?.abort();
    await expect(elsewhere.next()).rejects.toThrow();
  });

  it('listens from few pages at once, and is told when to come back', async () => {
    for (let page = 0; page < 4; page += 1) expect((await listen()).status).toBe(200);
    const more = await fetch(`${addressOf(other.app)}/api/changes`);
    expect([more.status, more.headers.get('retry-after')]).toEqual([429, '60']);
    for (const stream of streams.splice(0)) stream.abort();
    await expect.poll(async () => (await listen()).status).toBe(200);
  });
});

describe('who has a role', () => {
  it('hears of what is not public where they hold it, and not elsewhere', async () => {
    const secretary = await listen('', await cookieAs({ role: 'regionalSecretary', territory: '07' }));
    await invite('150101');
    await invite('070101');
    // What made her account may still be told, before or with it.
    const heard: unknown[] = [];
    while (!JSON.stringify(heard).includes('070101')) heard.push(await secretary.next());
    expect(heard.at(-1)).toEqual({ changes: expect.arrayContaining([{ section: null, territory: '070101' }]) });
    expect(JSON.stringify(heard)).not.toContain('150101');
  });

  it('is let go after the time that was asked, to be asked again who they are', async () => {
    expect(await (await listen('?seconds=0')).next()).toBe('ended');
  });
});

describe('whoever listens', () => {
  it('is told that anything may have changed when the database was away', async () => {
    const heard = await listen();
    await db.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vigia-cambios' AND datname = current_database()`,
    );
    expect(await heard.next()).toEqual({ changes: null });
    await correctSereno();
    expect(await heard.next()).toEqual({ changes: [SERENOS] });
  });

  it('is let go when the server stops', async () => {
    const third = await openTestServer(db, one, { changes });
    await third.app.listen({ port: 0, host: '127.0.0.1' });
    const response = await fetch(`${addressOf(third.app)}/api/changes`);
    const ended = response.text();
    await third.app.close();
    expect(await ended).toBe('retry: 3000\n\n');
  });
});
