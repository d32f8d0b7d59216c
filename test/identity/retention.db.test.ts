// What is removed of accounts once its time has passed, and what stays.
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { startSweeping, sweepPersonalData } from '#modules/identity/server/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const NOW = new Date('2026-06-01T15:00:00Z');
const MONTH_AGO = '2026-05-02 15:00:00+00';
const DAY_AGO = '2026-05-31 15:00:00+00';

describe('the removal of what was kept long enough', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('empty');
    const ends = `CASE name WHEN 'old' THEN $1::timestamptz - interval '1 second' ELSE $1::timestamptz END`;
    const names = `(VALUES ('old'), ('young')) AS kept (name)`;
    await db.pool.query(
      `INSERT INTO account_user (id, name, email, email_verified) VALUES ('a', 'Una', 'a@prueba.invalid', true)`,
    );
    await db.pool.query(
      `INSERT INTO account_session (id, expires_at, token, updated_at, ip_address, user_id)
       SELECT name, ${ends}, name, now(), '192.0.2.7', 'a' FROM ${names}`,
      [MONTH_AGO],
    );
    await db.pool.query(
      `INSERT INTO account_invitation (token_hash, email, roles, created_by, expires_at, used_at)
       SELECT convert_to(name || life, 'UTF8'), name || life, '[]', 'prueba',
         CASE life WHEN 'used' THEN $1::timestamptz + interval '3 days' ELSE ${ends} END,
         CASE life WHEN 'used' THEN ${ends} END
       FROM ${names}, (VALUES ('used'), ('dead')) AS lives (life)`,
      [MONTH_AGO],
    );
    await db.pool.query(
      `INSERT INTO account_verification (id, identifier, value, expires_at) SELECT name, name, 'a', ${ends} FROM ${names}`,
      [DAY_AGO],
    );
    await db.pool.query(
      `INSERT INTO account_rate_limit (id, key, count, last_request)
       SELECT name, name, 1, extract(epoch FROM ${ends}) * 1000 FROM ${names}`,
      [DAY_AGO],
    );
  });

  const sweep = (task: 'remove' | 'count') => sweepPersonalData(db, { actor: LOCAL_OPERATOR, now: NOW, task });
  const left = async (column: string, table: string): Promise<readonly string[]> =>
    (await db.pool.query<{ one: string }>(`SELECT ${column} AS one FROM ${table} ORDER BY 1`)).rows.map(
      ({ one }) => one,
    );
  const sweeps = async () =>
    (await db.pool.query(`SELECT actor, details FROM act WHERE action = 'sweepPersonalData'`)).rows;
  const found = { sessions: 1, invitations: 2, verifications: 1, rateLimits: 1 };

  it('is tried without removing or recording anything', async () => {
    expect(await sweep('count')).toEqual(found);
    expect(await left('id', 'account_session')).toEqual(['old', 'young']);
    expect(await sweeps()).toEqual([]);
  });

  it('waits for another server that does it', async () => {
    const other = await db.pool.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT pg_advisory_xact_lock(8471126)');
      expect(await sweep('remove')).toBeNull();
    } finally {
      await other.query('ROLLBACK');
      other.release();
    }
    expect(await left('id', 'account_session')).toEqual(['old', 'young']);
  });

  it('takes what ended before its time, leaves the rest, and says how many', async () => {
    expect(await sweep('remove')).toEqual(found);
    for (const table of ['account_session', 'account_verification', 'account_rate_limit'])
      expect(await left('id', table), table).toEqual(['young']);
    expect(await left('email', 'account_invitation')).toEqual(['youngdead', 'youngused']);
    expect(await sweeps()).toEqual([{ actor: 'operador local', details: found }]);
  });

  it('records nothing when there is nothing to remove', async () => {
    expect(await sweep('remove')).toEqual({ sessions: 0, invitations: 0, verifications: 0, rateLimits: 0 });
    expect(await sweeps()).toHaveLength(1);
  });

  it('is done by a server before it listens', async () => {
    await db.pool.query(`UPDATE account_session SET expires_at = $1::timestamptz - interval '1 second'`, [MONTH_AGO]);
    const failures: string[] = [];
    const log = (message: string) => void failures.push(message);
    const sweeping = await startSweeping({ db, everyMilliseconds: 86_400_000, now: () => NOW, log });
    await sweeping.stop();
    expect(await left('id', 'account_session')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('does not put into the chain once more where an ended session was opened from', async () => {
    const { rows } = await db.pool.query(
      `SELECT action, address FROM act WHERE action LIKE 'account_session.%' ORDER BY sequence`,
    );
    expect(rows).toEqual([
      { action: 'account_session.insert', address: '192.0.2.7' },
      { action: 'account_session.insert', address: '192.0.2.7' },
      { action: 'account_session.delete', address: null },
      { action: 'account_session.delete', address: null },
    ]);
  });
});
