import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActPage, LOCAL_OPERATOR, visitorAt } from '#modules/audit/index.ts';
import { registerActRoutes, registerAuditHooks, verifyActs } from '#modules/audit/server/index.ts';
import { Refusal } from '#shared/refusal.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { anAct, recordEach } from './acts.ts';

describe('the list of acts', () => {
  let db: TestDatabase;
  let app: FastifyInstance;
  beforeAll(async () => {
    db = await openTestDatabase('empty');
    app = fastify();
    registerActRoutes(app, {
      dbOf: (request) => db.as(typeof request.headers['x-place'] === 'string' ? [request.headers['x-place']] : '*'),
      actorOf: () => LOCAL_OPERATOR,
      access: {},
      unmaskAccess: {},
    });
    await recordEach(db, [
      anAct({
        territory: '070101',
        subject: 'record/7',
        reason: 'Errata',
        details: { before: { n: 1 }, after: { n: 2 } },
      }),
      anAct({ territory: '15', action: 'retireEdition', subject: 'edition/3' }),
      anAct({ kind: 'export', action: 'exportBriefing', actor: { ...LOCAL_OPERATOR, name: 'María Núñez' } }),
      ...Array.from({ length: 120 }, (_, index) => anAct({ territory: '1501', subject: `record/${1000 + index}` })),
    ]);
  });

  const list = async (query: string, headers: Readonly<Record<string, string>> = {}): Promise<ActPage> =>
    (await app.inject({ url: `/api/acts?${query}`, headers })).json<ActPage>();
  const subjects = async (query: string): Promise<readonly string[]> =>
    (await list(query)).acts.map(({ subject }) => subject);

  it('says who did what, to what, when and why, with what it was before', async () => {
    const { acts } = await list('subject=record/7');
    expect(acts).toEqual([
      {
        chain: '070101',
        sequence: 1,
        at: expect.stringMatching(/^20\d\d-.*Z$/),
        kind: 'write',
        territory: '070101',
        actor: 'operador local',
        address: null,
        action: 'correctRow',
        subject: 'record/7',
        reason: 'Errata',
        details: { before: { n: 1 }, after: { n: 2 } },
        hasPersonal: false,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('is narrowed by territory, who, what, kind and day', async () => {
    expect(await subjects('territory=07')).toEqual(['record/7']);
    expect((await subjects('territory=15')).length).toBe(50);
    expect(await subjects('actor=NÚÑEZ')).toEqual(['record/1']);
    expect(await subjects('action=retireEdition')).toEqual(['edition/3']);
    expect(await subjects('kind=export')).toEqual(['record/1']);
    expect(await subjects('to=2020-01-01')).toEqual([]);
    expect((await subjects('from=2020-01-01&to=2999-01-01&territory=PE')).length).toBe(50);
    expect(await subjects('actor=%25')).toEqual([]);
  });

  it('comes in pages that miss nothing and repeat nothing', async () => {
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 3; pages += 1) {
      const page = await list(`territory=1501${after}`);
      seen.push(...page.acts.map(({ subject }) => subject));
      after = `&after=${page.next}`;
      if (page.next === null) break;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `record/${1119 - index}`));
    expect(after).toBe('&after=null');
  });

  it('shows those alone that who asks may see', async () => {
    const { acts } = await list('', { 'x-place': '0701' });
    expect(acts.map(({ territory }) => territory)).toEqual(['070101']);
  });

  it.each(['kind=otro', 'from=2026-02-30', 'territory=7', 'after=x'])('refuses %s', async (query) => {
    expect((await app.inject(`/api/acts?${query}`)).statusCode).not.toBe(200);
  });
});

describe('refusals and exports', () => {
  let db: TestDatabase;
  let app: FastifyInstance;
  let clock = Date.parse('2026-06-01T15:00:00Z');
  /** What the database had when the answer came. */
  const kinds = async (): Promise<readonly { kind: string; action: string; subject: string; details: unknown }[]> =>
    (await db.pool.query('SELECT kind, action, subject, details FROM act ORDER BY sequence')).rows;

  beforeAll(async () => {
    db = await openTestDatabase('empty');
    app = fastify();
    registerAuditHooks(app, {
      db,
      actorOf: (request) => (request.headers['x-known'] === '1' ? LOCAL_OPERATOR : visitorAt(request.ip)),
      exports: [
        {
          route: '/api/report',
          action: 'exportBriefing',
          describe: () => ({ territory: '', subject: 'briefing/PE', details: { format: 'pptx' } }),
        },
      ],
      now: () => new Date(clock),
    });
    app.setErrorHandler((error, _request, reply) =>
      reply
        .status(error instanceof Refusal && error.kind === 'forbidden' ? 403 : 404)
        .send({ error: { code: error instanceof Refusal ? error.code : 'x' } }),
    );
    app.get('/api/secret/:id', async () => {
      throw new Refusal('forbidden', 'not-yours', 'No.');
    });
    app.get('/api/unknown', async () => {
      throw new Refusal('not-found', 'unknown-row', 'No.');
    });
    app.get('/api/report', async () => 'bytes');
    app.get('/api/other', async () => 'ok');
  });
  afterAll(() => app.close());

  it('leave one act before the answer, without what was asked for; others leave none', async () => {
    for (const url of ['/api/secret/40123456', '/api/report', '/api/unknown', '/api/other']) await app.inject(url);
    expect(await kinds()).toEqual([
      { kind: 'refusal', action: 'refuse', subject: 'route/GET /api/secret/:id', details: { code: 'not-yours' } },
      { kind: 'export', action: 'exportBriefing', subject: 'briefing/PE', details: { format: 'pptx' } },
    ]);
  });

  it('like one of the last minute are counted, and are one act when it ends', async () => {
    clock += 30_000;
    await Promise.all(Array.from({ length: 300 }, (_, index) => app.inject(`/api/secret/${index}`)));
    expect(await kinds()).toHaveLength(2);
    clock += 31_000;
    await app.inject('/api/secret/1');
    const acts = await kinds();
    expect(acts).toHaveLength(4);
    expect(acts[2]?.details).toEqual({
      code: 'not-yours',
      count: 300,
      from: '2026-06-01T15:00:30.000Z',
      to: '2026-06-01T15:00:30.000Z',
    });
  });

  it('of somebody known are recorded each time they take something out', async () => {
    const before = (await kinds()).length;
    for (let times = 0; times < 3; times += 1) await app.inject({ url: '/api/report', headers: { 'x-known': '1' } });
    expect(await kinds()).toHaveLength(before + 3);
  });

  it('that cannot be recorded are not answered', async () => {
    await db.pool.query('ALTER TABLE act_queue RENAME TO act_queue_away');
    const { statusCode, body } = await app.inject({ url: '/api/report', headers: { 'x-known': '1' } });
    await db.pool.query('ALTER TABLE act_queue_away RENAME TO act_queue');
    expect(statusCode).not.toBe(200);
    expect(body).not.toContain('bytes');
  });

  it('that were counted are recorded when the server stops', async () => {
    for (let times = 0; times < 5; times += 1) await app.inject('/api/secret/1');
    await app.close();
    expect((await kinds()).at(-1)?.details).toMatchObject({ count: 5 });
    expect((await verifyActs(db, async () => '')).breaks).toEqual([]);
  });
});
