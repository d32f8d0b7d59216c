// Straight to SQL, past every route: what the database itself shows and takes.
import { beforeAll, describe, expect, it } from 'vitest';
import type pg from 'pg';
import type { Jurisdiction } from '#shared/jurisdiction.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { openDatabase } from './database.ts';
import { actWithin, requireRowSecurity, settingOf } from './row-security.ts';

const db = await openTestDatabase('full');

async function within<T>(jurisdiction: Jurisdiction, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query('BEGIN');
    await actWithin(client, jurisdiction);
    return await use(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function count(client: pg.PoolClient | pg.Pool, from: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*) AS count FROM ${from}`);
  return rows[0]?.count ?? -1;
}

const newEdition = (territory: string, status: string): string => `
  INSERT INTO edition (section, territory, title, source, elaboration, licence, cut_off, published_on,
    published_basis, basis_note, status, revision, tables, importer, created_by)
  VALUES ('serenos', '${territory}', 'Prueba', 'Prueba', 'Prueba', 'Prueba', '2025-01-01', '2025-01-01',
    'stated', '', '${status}', 99, '{count}', 'prueba', 'prueba') RETURNING id`;

let draft = 0;

beforeAll(async () => {
  const { rows } = await db.pool.query<{ id: number }>(newEdition('0701', 'draft'));
  draft = rows[0]?.id ?? 0;
  await db.pool.query(
    `INSERT INTO record (edition_id, table_code, ordinal, territory, values, locator)
     VALUES ($1, 'count', 1, '070101', '{}', '{}')`,
    [draft],
  );
  await db.pool.query(
    `INSERT INTO rejected_row (edition_id, sheet, row_number, raw, problems) VALUES ($1, 'Hoja', 2, '{}', '[]')`,
    [draft],
  );
  // A policy speaks when a row is looked at: no table may be empty here.
  await db.pool.query(`
    INSERT INTO record_revision (record_id, revision, values, author, reason)
    SELECT min(id), 1, '{}', 'prueba', 'prueba' FROM record;
    INSERT INTO acceptance (finding_id, territory, author, reason) VALUES ('x', '07', 'prueba', 'prueba');
    INSERT INTO attachment (section, territory, caption, taken_on, author, licence, mime, content, sha256, created_by)
    VALUES ('serenos', '07', 'x', '2025-01-01', 'x', 'x', 'image/png', '', '', 'prueba')`);
});

describe('a draft edition of 0701', () => {
  it.each<[Jurisdiction, number]>([
    [[], 0],
    [['15'], 0],
    [['070101'], 0],
    [['0701'], 1],
    [['07'], 1],
    [['15', '07'], 1],
    ['*', 1],
  ])('is seen within %j %i times, and so are its rows and what was refused of it', async (jurisdiction, seen) => {
    await within(jurisdiction, async (client) => {
      expect(await count(client, `edition WHERE id = ${draft}`)).toBe(seen);
      expect(await count(client, `record WHERE edition_id = ${draft}`)).toBe(seen);
      expect(await count(client, `rejected_row WHERE edition_id = ${draft}`)).toBe(seen);
    });
  });
});

describe('what is published', () => {
  it('is seen by a visitor, row by row, as by who acts everywhere', async () => {
    const tables = ['edition WHERE status = $$published$$', 'complaint_count', 'complaint_cube', 'territory'];
    for (const table of tables) {
      const all = await within('*', (client) => count(client, table));
      expect(all).toBeGreaterThan(10);
      expect(await within([], (client) => count(client, table))).toBe(all);
    }
  });

  it('is written by nobody of elsewhere: not changed, not withdrawn, not added to', async () => {
    await within(['15'], async (client) => {
      expect((await client.query(`UPDATE edition SET title = 'x' WHERE territory LIKE '07%'`)).rowCount).toBe(0);
      expect((await client.query('DELETE FROM record')).rowCount).toBe(0);
      expect((await client.query('UPDATE complaint_count SET count = 1')).rowCount).toBe(0);
    });
    await expect(within(['15'], (client) => client.query(newEdition('07', 'published')))).rejects.toThrow(
      /row-level security/,
    );
    await expect(
      within(['15'], (client) =>
        client.query(`INSERT INTO record (edition_id, table_code, ordinal, territory, values, locator)
          SELECT id, 'count', 1, '070101', '{}', '{}' FROM edition WHERE territory LIKE '07%' LIMIT 1`),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('of the whole country is written only by who acts everywhere', async () => {
    await expect(within(['07'], (client) => client.query(newEdition('', 'published')))).rejects.toThrow(
      /row-level security/,
    );
    await within('*', (client) => client.query(newEdition('', 'published')));
  });
});

describe('a row of an edition', () => {
  const typed = (scope: string, status: string): string => `
    INSERT INTO record (edition_id, table_code, ordinal, territory, values, locator, scope, edition_status)
    VALUES (${draft}, 'count', 2, '070101', '{}', '{}', '${scope}', '${status}')`;

  it('has the scope and the status of its edition, whatever whoever adds it says', async () => {
    await expect(within(['15'], (client) => client.query(typed('15', 'draft')))).rejects.toThrow(/record_of_edition/);
    await expect(within(['0701'], (client) => client.query(typed('0701', 'published')))).rejects.toThrow(
      /record_of_edition/,
    );
    await within(['0701'], (client) => client.query(typed('0701', 'draft')));
  });

  it('is given to no other edition, scope or status by who works', async () => {
    for (const change of [`scope = '15'`, `edition_status = 'published'`, 'edition_id = edition_id'])
      await expect(
        within(['07'], (client) => client.query(`UPDATE record SET ${change} WHERE edition_id = ${draft}`)),
        change,
      ).rejects.toThrow(/permission denied/);
  });

  it('is published with it, what it said before too, and by nobody of elsewhere', async () => {
    const publish = `UPDATE edition SET status = 'published' WHERE id = ${draft}`;
    const seen = async (client: pg.PoolClient, jurisdiction: Jurisdiction): Promise<readonly number[]> => {
      await actWithin(client, jurisdiction);
      return [
        await count(client, `record WHERE edition_id = ${draft}`),
        await count(client, `record_revision WHERE record_id IN (SELECT id FROM record WHERE edition_id = ${draft})`),
      ];
    };
    await within(['0701'], async (client) => {
      await client.query(`
        INSERT INTO record_revision (record_id, revision, values, author, reason)
        SELECT id, 1, '{}', 'prueba', 'prueba' FROM record WHERE edition_id = ${draft}`);
      expect(await seen(client, [])).toEqual([0, 0]);
      await actWithin(client, ['15']);
      expect((await client.query(publish)).rowCount).toBe(0);
      await actWithin(client, ['0701']);
      expect((await client.query(publish)).rowCount).toBe(1);
      expect(await seen(client, [])).toEqual([1, 1]);
    });
  });

  it('added while its edition is being published is published too', async () => {
    const publisher = await db.pool.connect();
    const writer = await db.pool.connect();
    try {
      for (const client of [publisher, writer]) {
        await client.query('BEGIN');
        await actWithin(client, ['0701']);
      }
      await writer.query(typed('0701', 'draft'));
      const { rows } = await publisher.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const published = publisher.query(`UPDATE edition SET status = 'published' WHERE id = ${draft}`);
      while ((await count(db.pool, `unnest(pg_blocking_pids(${rows[0]?.pid ?? 0}))`)) === 0);
      await writer.query('COMMIT');
      await published;
      expect(await count(publisher, `record WHERE edition_id = ${draft} AND edition_status = 'published'`)).toBe(2);
      await publisher.query('ROLLBACK');
      await db.pool.query(`DELETE FROM record WHERE edition_id = ${draft} AND ordinal = 2`);
    } finally {
      publisher.release();
      writer.release();
    }
  });
});

describe('a connection used again', () => {
  it('shows nothing of the last one: without a jurisdiction every table raises', async () => {
    const one = openDatabase(db.connectionString, { jurisdiction: '*', maxConnections: 1 });
    try {
      await one.read(async () => undefined);
      const client = await one.pool.connect();
      try {
        for (const setting of ['', undefined]) {
          for (const table of [
            'edition',
            'record',
            'record_revision',
            'attachment',
            'acceptance',
            'territory',
            'complaint_count',
            'act',
          ]) {
            await client.query('BEGIN');
            await client.query('SET LOCAL ROLE vigia_work');
            if (setting === '') await client.query(`SET LOCAL vigia.jurisdiction = ''`);
            await expect(client.query(`SELECT count(*) FROM ${table}`), table).rejects.toThrow(/no jurisdiction/);
            await client.query('ROLLBACK');
          }
        }
      } finally {
        client.release();
      }
    } finally {
      await one.close();
    }
  });

  it('serves many at once, each with its own', async () => {
    const kinds: readonly Jurisdiction[] = [[], ['15'], ['07'], '*'];
    const asked = Array.from({ length: 60 }, (_, index) => kinds[index % kinds.length] ?? []);
    const seen = await Promise.all(
      asked.map((jurisdiction) =>
        db
          .as(jurisdiction)
          .read(async (tx) => (await tx.selectFrom('edition').select('id').where('id', '=', draft).execute()).length),
      ),
    );
    expect(seen).toEqual(asked.map((jurisdiction) => (jurisdiction === '*' || jurisdiction.includes('07') ? 1 : 0)));
  });
});

describe('the role that works', () => {
  it('is bound by policies on every table with a territory, and the program sees that at its start', async () => {
    await requireRowSecurity(db.pool);
    await db.pool.query('ALTER TABLE acceptance NO FORCE ROW LEVEL SECURITY');
    await expect(requireRowSecurity(db.pool)).rejects.toMatchObject({ code: 'row-security-missing' });
    await db.pool.query('ALTER TABLE acceptance FORCE ROW LEVEL SECURITY');
  });

  it('has no grant on a partition, on the migrations, nor on any table of accounts', async () => {
    const { rows } = await db.pool.query<{ name: string }>(`
      SELECT c.relname::text AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND (c.relispartition OR c.relname = 'schema_migration' OR c.relname LIKE 'account%')
        AND has_table_privilege('vigia_work', c.oid, 'SELECT, INSERT, UPDATE, DELETE')`);
    expect(rows).toEqual([]);
  });

  it('queues an act for its own transaction alone', async () => {
    await expect(
      within('*', (client) =>
        client.query(`INSERT INTO act_queue (transaction, kind, territory, actor, action, subject)
          VALUES ('1', 'write', '', 'prueba', 'prueba', 'prueba')`),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('owns nothing and changes no shape', async () => {
    await expect(within('*', (client) => client.query('ALTER TABLE edition ADD COLUMN x text'))).rejects.toThrow(
      /must be owner/,
    );
    await expect(within('*', (client) => client.query('TRUNCATE record'))).rejects.toThrow(/permission denied/);
  });
});

describe('a jurisdiction', () => {
  it('names territories by their digits; Peru itself is not a prefix', () => {
    expect(settingOf([])).toBe('-');
    expect(settingOf(['07', '150101'])).toBe('07,150101');
    for (const bad of ['', '*', '7', '07,15', "07'", '0700000']) expect(() => settingOf([bad])).toThrow();
  });
});
