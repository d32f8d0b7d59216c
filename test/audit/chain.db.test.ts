import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Act, recordAct, verifyActs } from '#modules/audit/server/index.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { anAct, recordEach } from './acts.ts';

const NO_SEALS = async (): Promise<string> => '';

describe('acts', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('empty');
  });

  const chain = async (code: string): Promise<readonly { sequence: number; subject: string }[]> => {
    const { rows } = await db.pool.query<{ sequence: number; subject: string }>(
      'SELECT sequence, subject FROM act WHERE chain = $1 ORDER BY sequence, hash',
      [code],
    );
    return rows;
  };

  it('enter the chain of their municipality, else the national one, in their order', async () => {
    const places = ['', '07', '0701', '070101', '', '070101'];
    await recordEach(
      db,
      places.map((territory, index) => anAct({ territory, subject: `record/${index}` })),
    );
    expect(await chain('')).toEqual([
      { sequence: 1, subject: 'record/0' },
      { sequence: 2, subject: 'record/1' },
      { sequence: 3, subject: 'record/4' },
    ]);
    expect(await chain('0701')).toHaveLength(1);
    expect((await chain('070101')).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('are hashed alike by the database and by the program, whatever they say', async () => {
    await recordEach(db, [
      anAct({ reason: 'Ñandú «12:34,» \n\t\\ 😀', details: { b: 1.1, a: [null, 'é', 1e21], largo: { z: '', aa: 0 } } }),
      anAct({ reason: '', actor: { name: '', account: 'a', address: '::1', jurisdiction: '*' } }),
    ]);
    // Another session's settings change nothing.
    await db.pool.query("SET TimeZone TO 'Asia/Tokyo'; SET DateStyle TO 'SQL, DMY'; SET bytea_output TO 'escape'");
    const { breaks, acts } = await verifyActs(db, NO_SEALS);
    expect(breaks).toEqual([]);
    expect(acts).toBe(8);
  });

  it('of a transaction that fails are not there', async () => {
    const before = (await chain('')).length;
    const failing = db.write(async (tx) => {
      await recordAct(tx, anAct());
      throw new Error('falló después');
    });
    await expect(failing).rejects.toThrow('falló después');
    expect(await chain('')).toHaveLength(before);
  });

  it('of a trigger enter it too', async () => {
    await db.pool.query(`
      CREATE TABLE account_of_test (name text);
      CREATE FUNCTION record_account() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO act_queue (kind, territory, actor, action, subject)
          VALUES ('write', '1501', 'Vigía', 'addAccount', 'account/' || NEW.name);
        RETURN NULL;
      END $$;
      CREATE TRIGGER recorded AFTER INSERT ON account_of_test FOR EACH ROW EXECUTE FUNCTION record_account();
      INSERT INTO account_of_test VALUES ('a'), ('b')`);
    expect(await chain('1501')).toEqual([
      { sequence: 1, subject: 'account/a' },
      { sequence: 2, subject: 'account/b' },
    ]);
  });

  it.each([
    'UPDATE act SET actor = actor',
    'DELETE FROM act',
    'TRUNCATE act',
    'TRUNCATE act_2026',
    'UPDATE act_2026 SET actor = actor',
  ])('refuse %s, of the owner too', async (statement) => {
    await expect(db.pool.query(statement)).rejects.toThrow('acts are neither changed nor removed');
  });

  it('refuse a kind or a territory that there is not, at the commit', async () => {
    const bad = [anAct({ territory: '7' }), { ...anAct(), kind: 'otro' } as unknown as Act];
    for (const act of bad) await expect(db.write((tx) => recordAct(tx, act))).rejects.toThrow('check constraint');
  });
});

describe('acts of eight writers at once', () => {
  it('leave no gap and no fork, and nobody waits for ever, on one chain and on two in any order', async () => {
    const db = await openTestDatabase('empty');
    const perWriter = 25;
    const writers = Array.from({ length: 8 }, (_, writer) => writer);
    const [first, second] = ['070101', '150101'];
    await Promise.all(
      writers.map(async (writer) => {
        for (let turn = 0; turn < perWriter; turn += 1) {
          // Half of them ask for the chains in the other order.
          const order = writer % 2 === 0 ? [first, second] : [second, first];
          const territories = writer < 4 ? order : [''];
          await db.write(async (tx) => {
            for (const territory of territories) {
              await recordAct(tx, anAct({ territory: territory ?? '', subject: `record/${writer}-${turn}` }));
            }
          });
        }
      }),
    );
    const { rows } = await db.pool.query<{ chain: string; count: number; last: number; places: number }>(
      `SELECT chain, count(*) AS count, max(sequence) AS last, count(DISTINCT sequence) AS places
       FROM act GROUP BY chain ORDER BY chain`,
    );
    expect(rows).toEqual(['', first, second].map((chain) => ({ chain, count: 100, last: 100, places: 100 })));
    expect((await verifyActs(db, NO_SEALS)).breaks).toEqual([]);
  });
});

describe('acts of before the chains', () => {
  it('enter the national chain in their order', async () => {
    const db = await openTestDatabase('empty');
    const migration = readFileSync(join(import.meta.dirname, '../../migrations/0006-audit-chain.sql'), 'utf8');
    await db.pool.query('CREATE SCHEMA before');
    const client = await db.pool.connect();
    await client.query(`
      SET search_path TO before, public;
      CREATE TABLE act (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(),
        actor text NOT NULL, action text NOT NULL, subject text NOT NULL, reason text, details jsonb NOT NULL DEFAULT '{}');
      INSERT INTO act (at, actor, action, subject) VALUES
        ('2024-05-01', 'Vigía', 'confirmImport', 'edition/2'), ('2026-05-02', 'Vigía', 'correctRow', 'record/1')`);
    await client.query(migration.replace('search_path = public', 'search_path = before'));
    const { rows } = await client.query('SELECT chain, sequence, kind, subject FROM act ORDER BY sequence');
    client.release(true);
    expect(rows).toEqual([
      { chain: '', sequence: 1, kind: 'write', subject: 'edition/2' },
      { chain: '', sequence: 2, kind: 'write', subject: 'record/1' },
    ]);
  });
});
