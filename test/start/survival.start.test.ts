import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { findRunningEmbedded } from '#server/database/embedded.ts';
import { serve, type Serving, temporaryFolder } from '../support/processes.ts';
import { soak } from '../support/soak.ts';
import { becomeAdministrator } from './administrator.ts';
import { isLeft } from './launch.ts';
import { type Acknowledged, revisionsOf, rowsToWrite, startWriters } from './writers.ts';

type Victim = 'the server' | 'its database' | 'a connection of its database' | 'both';
const VICTIMS: readonly Victim[] = ['the server', 'its database', 'a connection of its database', 'both'];

const patience = { timeout: 60_000, interval: 50 };

describe('a server whose processes are killed while people write', () => {
  const data = temporaryFolder();
  let server: Serving;
  let records: readonly number[];
  let cookie: string;
  const all: Acknowledged[] = [];

  const ready = (): Promise<number> =>
    fetch(`${server.address}/api/health/ready`).then(
      ({ status }) => status,
      () => 0,
    );

  async function asked<T extends object>(sql: string): Promise<readonly T[]> {
    const client = new pg.Client({ connectionString: (await findRunningEmbedded(data))?.connectionString });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function postmaster(): Promise<number> {
    return (await findRunningEmbedded(data))?.processIds[0] ?? 0;
  }

  async function kill(victim: Victim): Promise<void> {
    if (victim === 'a connection of its database') {
      const busy =
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'vigia' AND pid <> pg_backend_pid() LIMIT 1";
      const [row] = await asked<{ pid: number }>(busy);
      if (row) process.kill(row.pid, 'SIGKILL');
      return;
    }
    if (victim !== 'the server') process.kill(await postmaster(), 'SIGKILL');
    if (victim === 'its database') {
      // Whoever watches is told that it cannot serve, while it is so.
      await expect.poll(ready, patience).toBe(503);
      return;
    }
    await server.kill();
    server = await serve(data);
  }

  beforeAll(async () => {
    server = await serve(data);
    cookie = await becomeAdministrator(server);
    records = await rowsToWrite(server.address);
    expect(records.length).toBeGreaterThan(4);
  });

  it.each(
    Array.from({ length: soak.kills }, (_, round) => [round + 1, VICTIMS[round % VICTIMS.length] ?? 'both'] as const),
  )('round %i: loses nothing that it had acknowledged when somebody kills %s', async (round, victim) => {
    const writers = startWriters(() => server.address, cookie, records, round * 100_000);
    await expect.poll(() => writers.acknowledged.length, patience).toBeGreaterThan(20);
    await kill(victim);
    await expect.poll(ready, patience).toBe(200);
    const before = writers.acknowledged.length;
    await expect.poll(() => writers.acknowledged.length, patience).toBeGreaterThan(before + 5);
    await writers.stop();
    expect(writers.surprises, server.said().slice(-3_000)).toEqual([]);
    all.push(...writers.acknowledged);

    const stored = new Map<string, number>();
    for (const record of records) {
      const revisions = await revisionsOf(server.address, record);
      expect(revisions.map(({ revision }) => revision)).toEqual(
        revisions.map((_, index) => revisions.length - 1 - index),
      );
      for (const { revision, count } of revisions) stored.set(`${record}/${revision}`, count);
    }
    const lost = all.filter(({ record, revision, count }) => stored.get(`${record}/${revision}`) !== count);
    expect(lost).toEqual([]);
  });

  it('never stored a half: each correction is in its row, in its revisions and in the acts', async () => {
    const halves = await asked(`
      SELECT id, record.revision, acts, corrections
      FROM record
      JOIN LATERAL (
        SELECT count(*) FILTER (WHERE revision > 0) AS corrections, max(revision) AS newest,
          (array_agg(values ORDER BY revision DESC))[1] AS newest_values
        FROM record_revision WHERE record_id = record.id
      ) AS kept ON true
      JOIN LATERAL (
        SELECT count(*) AS acts FROM act WHERE subject = 'record/' || record.id AND action = 'correctRow'
      ) AS told ON true
      WHERE acts <> corrections OR record.revision <> newest OR record.values <> newest_values`);
    expect(halves).toEqual([]);
    const [sum] = await asked<{ corrections: number }>(
      'SELECT count(*)::int AS corrections FROM record_revision WHERE revision > 0',
    );
    expect(sum?.corrections).toBeGreaterThanOrEqual(all.length);
    expect(await server.stop()).toBe(0);
    expect(await isLeft(data)).toBe(true);
  });
});
