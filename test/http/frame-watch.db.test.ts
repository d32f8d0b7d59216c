import { EventEmitter, once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { readinessOf } from '#server/database/readiness.ts';
import { limitsForPool } from '#server/http/pressure.ts';
import { openLog } from '#server/log.ts';
import { openTestDatabase } from '../support/database.ts';
import { openFrame } from '../support/frame.ts';
import { root } from '../support/processes.ts';

const headers = { host: '127.0.0.1' };

async function statusOf(app: FastifyInstance, url: string): Promise<number> {
  return (await app.inject({ url, headers })).statusCode;
}

async function withSmallPool(
  connectionString: string,
  max: number,
  use: (pool: pg.Pool) => Promise<void>,
): Promise<void> {
  const pool = new pg.Pool({ connectionString, max });
  try {
    await use(pool);
  } finally {
    await pool.end();
  }
}

describe('whoever watches the server', async () => {
  const test = await openTestDatabase('empty');

  it('is told that it lives and serves', async () => {
    const app = await openFrame({ readiness: await readinessOf(test.pool, `${root}/migrations`) });
    expect([await statusOf(app, '/api/health/live'), await statusOf(app, '/api/health/ready')]).toEqual([200, 200]);
    await app.close();
  });

  it('is told that it lives and cannot serve without its database', async () => {
    await withSmallPool('postgresql://nobody@127.0.0.1:1/none', 1, async (gone) => {
      const app = await openFrame({ readiness: await readinessOf(gone, `${root}/migrations`) });
      const ready = await app.inject({ url: '/api/health/ready', headers });
      expect([await statusOf(app, '/api/health/live'), ready.statusCode]).toEqual([200, 503]);
      expect(ready.json()).toMatchObject({ error: { code: 'not-ready' } });
      expect(ready.headers['retry-after']).toBe('2');
      await app.close();
    });
  });

  it('is told within a second or so that the database does not answer, and again that it does', async () => {
    await withSmallPool(test.connectionString, 1, async (pool) => {
      const app = await openFrame({ readiness: await readinessOf(pool, `${root}/migrations`) });
      const busy = await pool.connect();
      const asked = performance.now();
      const both = await Promise.all([statusOf(app, '/api/health/ready'), statusOf(app, '/api/health/ready')]);
      expect(both).toEqual([503, 503]);
      expect(performance.now() - asked).toBeLessThan(3_000);
      expect(pool.waitingCount, 'a single question waits').toBe(1);
      busy.release();
      await expect.poll(() => statusOf(app, '/api/health/ready')).toBe(200);
      await app.close();
    });
  });

  it('is told that a migration of this version is missing', async () => {
    const db = await openTestDatabase('empty');
    await db.pool.query('DELETE FROM schema_migration WHERE name = (SELECT max(name) FROM schema_migration)');
    const app = await openFrame({ readiness: await readinessOf(db.pool, `${root}/migrations`) });
    expect(await statusOf(app, '/api/health/ready')).toBe(503);
    await app.close();
  });
});

describe('the metrics', async () => {
  const db = await openTestDatabase('empty');
  const token = 'una-clave-bastante-larga';

  it('count by route pattern and status, and say nothing of what was asked', async () => {
    const app = await openFrame({ pool: db.pool });
    app.get('/api/people/:id', async () => ({}));
    await statusOf(app, '/api/people/45678912?name=secreto');
    await statusOf(app, '/nada/45678912');
    const { body, headers: answered } = await app.inject({ url: '/metrics', headers });
    expect(answered['content-type']).toContain('text/plain; version=0.0.4');
    expect(body).toContain('vigia_requests_total{method="GET",route="/api/people/:id",status="200"} 1');
    expect(body).toContain('vigia_requests_total{method="GET",route="none",status="404"} 1');
    expect(body).toMatch(/vigia_pool_in_use \d/);
    expect(body).toMatch(/vigia_event_loop_lag_p99_seconds [\d.e-]+/);
    expect(body).not.toMatch(/45678912|secreto/);
    await app.close();
  });

  it.each([
    ['this machine', undefined, {}, '127.0.0.1', 200],
    ['another machine', undefined, {}, '10.0.0.5', 403],
    ['this machine without the token', token, {}, '127.0.0.1', 403],
    ['this machine with another token', token, { authorization: 'Bearer otra' }, '127.0.0.1', 403],
    ['this machine with the token', token, { authorization: `Bearer ${token}` }, '127.0.0.1', 200],
  ])('for %s', async (_name, metricsToken, extra, remoteAddress, status) => {
    const app = await openFrame({ metricsToken });
    const answer = await app.inject({ url: '/metrics', headers: { ...headers, ...extra }, remoteAddress });
    expect(answer.statusCode).toBe(status);
    await app.close();
  });

  it('are not open to a proxy that says nothing of who asks', async () => {
    const reach = { host: '127.0.0.1', tls: undefined, trustedProxies: ['127.0.0.1'], publicOrigins: ['https://v.pe'] };
    const app = await openFrame({ reach });
    expect(await statusOf(app, '/metrics')).toBe(403);
    await app.close();
  });
});

describe('the log of requests', () => {
  it('has the pattern and never what was sent', async () => {
    const lines: string[] = [];
    const log = openLog(
      'json',
      (line) => lines.push(line),
      () => new Date(0),
    );
    const app = await openFrame({ log });
    app.post('/api/people/:id', async (request) => {
      if (request.headers['x-fail']) throw new Error('una falla');
      return {};
    });
    const url = '/api/people/45678912?name=secreto';
    await app.inject({ method: 'POST', url, headers, payload: { dni: '45678912' } });
    await app.inject({ method: 'POST', url, headers: { ...headers, 'x-fail': '1' }, payload: { dni: '45678912' } });
    await app.close();
    const told = lines.map((line): Record<string, unknown> => JSON.parse(line));
    expect(told).toEqual([
      expect.objectContaining({ message: 'request', route: '/api/people/:id', method: 'POST', status: 200 }),
      expect.objectContaining({ level: 'error', route: 'POST /api/people/:id' }),
      expect.objectContaining({ message: 'request', status: 500 }),
    ]);
    expect(told[1]?.['requestId']).toBe(told[2]?.['requestId']);
    expect(lines.join('')).not.toMatch(/45678912|secreto/);
  });
});

describe('too many at once', async () => {
  const test = await openTestDatabase('empty');

  it('get an answer or when to come back, and afterwards all do', async () => {
    await withSmallPool(test.connectionString, 2, async (pool) => {
      const app = await openFrame({ pool, pressure: { ...limitsForPool(2), concurrent: 40 } });
      app.get('/api/slow', async () => (await pool.query('SELECT pg_sleep(0.05)::text')).rows);
      await app.listen({ port: 0, host: '127.0.0.1' });
      const address = app.server.address();
      const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/slow`;
      const ask = async () => {
        const answer = await fetch(url);
        await answer.arrayBuffer();
        return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
      };
      const answers = await Promise.all(Array.from({ length: 200 }, ask));
      const kinds = new Set(answers.map(({ status, retryAfter }) => `${status} ${retryAfter}`));
      expect(kinds).toEqual(new Set(['200 null', '503 2']));
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(40);
      expect(await Promise.all(Array.from({ length: 40 }, ask))).toEqual(
        Array.from({ length: 40 }, () => ({ status: 200, retryAfter: null })),
      );
      await app.close();
    });
  });

  it('are still counted when they leave before the answer', async () => {
    const app = await openFrame({ pressure: { concurrent: 1, lateMilliseconds: 60_000 } });
    const events = new EventEmitter();
    const arrived = once(events, 'arrived');
    app.get('/api/slow', async () => {
      const answered = once(events, 'answered');
      events.emit('arrived');
      return answered;
    });
    app.get('/api/quick', async () => ({}));
    await app.listen({ port: 0, host: '127.0.0.1' });
    const address = app.server.address();
    const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const leaving = new AbortController();
    const left = fetch(`${base}/api/slow`, { signal: leaving.signal }).catch(() => 'left');
    await arrived;
    expect((await fetch(`${base}/api/quick`)).status).toBe(503);
    expect((await fetch(`${base}/api/health/live`)).status).toBe(200);
    leaving.abort();
    expect(await left).toBe('left');
    await expect.poll(async () => (await fetch(`${base}/api/quick`)).status).toBe(200);
    events.emit('answered');
    await app.close();
  });

  it('are served after one long piece of work', async () => {
    const app = await openFrame({ pressure: { concurrent: 100, lateMilliseconds: 100 } });
    app.get('/api/quick', async () => ({}));
    await app.ready();
    const until = performance.now() + 1_500;
    while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(await statusOf(app, '/api/quick')).toBe(200);
    await app.close();
  });

  it('wait when the event loop is late, and not afterwards', async () => {
    const app = await openFrame({ pressure: { concurrent: 100, lateMilliseconds: 30 } });
    app.get('/api/quick', async () => ({}));
    await app.ready();
    let blocking = true;
    const block = (): void => {
      const until = performance.now() + 400;
      while (performance.now() < until);
      if (blocking) setImmediate(block);
    };
    block();
    await expect.poll(() => statusOf(app, '/api/quick'), { timeout: 20_000 }).toBe(503);
    expect(await statusOf(app, '/metrics')).toBe(200);
    blocking = false;
    await expect.poll(() => statusOf(app, '/api/quick'), { timeout: 20_000 }).toBe(200);
    await app.close();
  });
});
