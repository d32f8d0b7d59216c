// What row-level security costs: the same queries and writes as the role that policies bind, and as one that passes them.
import type pg from 'pg';
import { actWithin } from '#server/database/row-security.ts';
import type { Program } from '#main/program.ts';
import { type Measured, percentile, relative, seconds } from './measure.ts';

const turns = 600;
/** Of the turns: what others do on the machine only adds, so the quickest twentieth says what the question itself takes. */
const share = 0.05;
const writers = 8;
const writesEach = 25;
const rounds = 20;

interface NamedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export async function policiesAgainstNone(program: Program): Promise<readonly Measured[]> {
  const queries = await namedQueries(program.db.pool);
  const results: Measured[] = [];
  for (const query of queries) {
    const bound: number[] = [];
    const free: number[] = [];
    // A connection for each: a plan made for one role is made anew for another.
    const [forBound, forFree] = [await program.db.pool.connect(), await program.db.pool.connect()];
    try {
      for (let turn = 0; turn < turns; turn += 1) {
        bound.push(await seconds(() => ask(forBound, query, 'bound')));
        free.push(await seconds(() => ask(forFree, query, 'free')));
      }
    } finally {
      forBound.release();
      forFree.release();
    }
    results.push(
      relative(
        `${query.name}, with policies against without`,
        percentile(bound, share) * 1000,
        percentile(free, share) * 1000,
        'ms',
        '≤ 1.2 ×',
        (ratio) => ratio <= 1.2,
      ),
    );
  }
  results.push(await writersAgainstNone(program.db.pool));
  return results;
}

/** A transaction each, as a request has. Who passes the policies sets something too, so that both ask as often. */
async function ask(client: pg.PoolClient, query: NamedQuery, as: 'bound' | 'free'): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  if (as === 'bound') await actWithin(client, ['07']);
  else
    await client.query({ name: 'set-nothing', text: `SELECT set_config('vigia.nothing', $1, true)`, values: ['07'] });
  await client.query({ name: query.name, text: query.text, values: [...query.values] });
  await client.query('COMMIT');
}

async function namedQueries(pool: pg.Pool): Promise<readonly NamedQuery[]> {
  const { rows } = await pool.query<{ budget: number; sidpol: number; record: number }>(`
    SELECT (SELECT max(id) FROM edition WHERE section = 'budget') AS budget,
           (SELECT min(edition_id) FROM complaint_count) AS sidpol,
           (SELECT min(id) FROM record) AS record`);
  const { budget, sidpol, record } = rows[0] ?? { budget: 0, sidpol: 0, record: 0 };
  const sums = (table: string): string => `SELECT territory, year, modality, sum(count) FROM ${table}
    WHERE edition_id = $1 AND territory = ANY ($2) AND month BETWEEN 1 AND 3 GROUP BY 1, 2, 3`;
  return [
    { name: 'editions of a section', text: 'SELECT * FROM edition WHERE section = $1', values: ['budget'] },
    { name: 'editions of all', text: 'SELECT id, title FROM edition ORDER BY cut_off DESC', values: [] },
    {
      name: 'rows of an edition',
      text: `SELECT * FROM record WHERE edition_id = $1 AND (territory = ANY ($2) OR territory BETWEEN '07' AND '07999999')`,
      values: [budget, ['', '07']],
    },
    { name: 'a row', text: 'SELECT * FROM record WHERE id = $1', values: [record] },
    { name: 'what a row said', text: 'SELECT * FROM record_revision WHERE record_id = $1', values: [record] },
    { name: 'complaints of a region', text: sums('complaint_cube'), values: [sidpol, ['07', '']] },
    { name: 'complaints of a district', text: sums('complaint_count'), values: [sidpol, ['070101']] },
    {
      name: 'rows behind a sum',
      text: `SELECT territory, month, count, line FROM complaint_count
        WHERE edition_id = $1 AND territory BETWEEN '0701' AND '0701999999' AND year = 2025 ORDER BY count DESC LIMIT 100`,
      values: [sidpol],
    },
    {
      name: 'a territory by name',
      text: `SELECT code, name FROM territory WHERE search_name LIKE '%callao%'`,
      values: [],
    },
    { name: 'acceptances of a territory', text: 'SELECT * FROM acceptance WHERE territory = $1', values: ['07'] },
  ];
}

/** Corrections of rows by eight at once, the best round of each. */
async function writersAgainstNone(pool: pg.Pool): Promise<Measured> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT r.id FROM record r JOIN edition e ON e.id = r.edition_id WHERE e.territory = '07' ORDER BY r.id LIMIT $1`,
    [writers],
  );
  const best = { bound: Infinity, free: Infinity };
  for (let round = 0; round < rounds; round += 1)
    for (const as of ['bound', 'free'] as const)
      best[as] = Math.min(best[as], await seconds(() => Promise.all(rows.map(({ id }) => correctOften(pool, id, as)))));
  return relative(
    `${writers * writesEach} corrections of ${writers} writers, with policies against without`,
    best.bound,
    best.free,
    's',
    '≤ 1.2 ×',
    (ratio) => ratio <= 1.2,
  );
}

async function correctOften(pool: pg.Pool, id: number, as: 'bound' | 'free'): Promise<void> {
  for (let turn = 0; turn < writesEach; turn += 1) {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      if (as === 'bound') await actWithin(client, ['07']);
      else
        await client.query({
          name: 'set-nothing',
          text: `SELECT set_config('vigia.nothing', $1, true)`,
          values: ['07'],
        });
      await client.query('UPDATE record SET revision = revision + 1 WHERE id = $1', [id]);
      await client.query(
        `INSERT INTO record_revision (record_id, revision, values, printed, author, reason)
         SELECT id, revision, values, printed, 'banco', 'medición' FROM record WHERE id = $1`,
        [id],
      );
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }
}
