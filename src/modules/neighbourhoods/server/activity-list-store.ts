// Pages of activities, and their sums.
import { sql } from 'kysely';
import type { ReadTx } from '#server/database/database.ts';
import type { ActivityList, ActivityQuery } from '../contract.ts';
import './store-schema.ts';

const PAGE_SIZE = 50;
const MOST_COUNTED = 10_000;

/** One page of what who asks may see, with how many there are. */
export async function findActivityPage(tx: ReadTx, query: ActivityQuery): Promise<ActivityList> {
  const territory = query.territory === 'PE' ? '' : query.territory;
  const filtered = tx
    .selectFrom('neighbourhoodActivity')
    .$if(territory !== '', (rows) =>
      rows.where(sql<boolean>`territory COLLATE "C" >= ${territory} AND territory COLLATE "C" < ${`${territory}:`}`),
    )
    .$if(query.neighbourhood !== undefined, (rows) => rows.where('neighbourhoodId', '=', query.neighbourhood ?? ''))
    .$if(query.kind !== undefined, (rows) => rows.where('kind', '=', query.kind ?? ''))
    .$if(query.actor !== undefined, (rows) => rows.where('actor', '=', query.actor ?? ''))
    .$if(query.status === undefined, (rows) => rows.where('status', '<>', 'withdrawn'))
    .$if(query.status !== undefined, (rows) => rows.where('status', '=', query.status ?? 'draft'))
    .$if(query.inConflict === '1', (rows) => rows.where(sql<number>`cardinality(conflicts)`, '>', 0))
    .$if(query.from !== undefined, (rows) => rows.where('heldOn', '>=', query.from ?? ''))
    .$if(query.to !== undefined, (rows) => rows.where('heldOn', '<=', query.to ?? ''));
  const { total } = await filtered.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const activities = await filtered
    .select([
      'id',
      'neighbourhoodId as neighbourhood',
      'territory',
      'kind',
      'actor',
      'heldOn',
      'place',
      'attendanceTotal as people',
      'status',
      sql<number>`cardinality(conflicts)`.as('conflicts'),
      sql<number>`jsonb_array_length(problems)`.as('problems'),
    ])
    .$if(query.order === 'newest', (rows) => rows.orderBy('heldOn', (order) => order.desc().nullsLast()))
    .$if(query.order === 'oldest', (rows) => rows.orderBy('heldOn', (order) => order.asc().nullsFirst()))
    .$if(query.order === 'people', (rows) => rows.orderBy('attendanceTotal', (order) => order.desc().nullsLast()))
    .orderBy('id', query.order === 'oldest' ? 'desc' : 'asc')
    .limit(PAGE_SIZE)
    .offset((query.page - 1) * PAGE_SIZE)
    .execute();
  return { total: Math.min(total, MOST_COUNTED), isMore: total > MOST_COUNTED, pageSize: PAGE_SIZE, activities };
}

export interface MonthSum {
  readonly neighbourhoodId: string;
  readonly month: string;
  readonly all: number;
  readonly validated: number;
  /** Of those who took part in the validated ones: people by hours. */
  readonly hours: number;
}

/** By neighbourhood and month of one year. */
export async function sumMonths(tx: ReadTx, territory: string, year: string): Promise<readonly MonthSum[]> {
  const { rows } = await sql<MonthSum>`
    SELECT neighbourhood_id AS "neighbourhoodId", to_char(held_on, 'YYYY-MM') AS month, count(*) AS all,
      count(*) FILTER (WHERE status = 'validated') AS validated,
      round(coalesce(sum(attendance_total * minutes) FILTER (WHERE status = 'validated'), 0) / 60.0)::int AS hours
    FROM neighbourhood_activity
    WHERE status IN ('registered', 'validated', 'observed') AND territory LIKE ${`${territory}%`}
      AND held_on >= ${`${year}-01-01`} AND held_on <= ${`${year}-12-31`}
    GROUP BY 1, 2`.execute(tx);
  return rows;
}

export interface DetailSum {
  readonly neighbourhoodId: string;
  readonly year: string;
  readonly kind: string;
  readonly actor: string;
  /** A session of a committee that several activities of a neighbourhood or district list is one. */
  readonly count: number;
}

/** Of the validated ones up to a day. */
export async function sumDetail(tx: ReadTx, territory: string, upTo: string): Promise<readonly DetailSum[]> {
  const { rows } = await sql<DetailSum>`
    SELECT neighbourhood_id AS "neighbourhoodId", to_char(held_on, 'YYYY') AS year, kind, actor,
      count(DISTINCT coalesce('session ' || session, id::text)) AS count
    FROM neighbourhood_activity
    WHERE status = 'validated' AND territory LIKE ${`${territory}%`} AND held_on <= ${upTo}
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`.execute(tx);
  return rows;
}

export interface DetailTotal {
  readonly year: string;
  readonly count: number;
}

/** Of a whole territory: two neighbourhoods of a district may list the same session. */
export async function sumTotals(tx: ReadTx, territory: string, upTo: string): Promise<readonly DetailTotal[]> {
  const { rows } = await sql<DetailTotal>`
    SELECT to_char(held_on, 'YYYY') AS year, count(DISTINCT coalesce('session ' || session, id::text)) AS count
    FROM neighbourhood_activity
    WHERE status = 'validated' AND territory LIKE ${`${territory}%`} AND held_on <= ${upTo}
    GROUP BY 1 ORDER BY 1`.execute(tx);
  return rows;
}

export interface Waiting {
  readonly territory: string;
  readonly registered: number;
  /** With values to choose from. */
  readonly conflicts: number;
}

/** By district: what waits for somebody. */
export async function countWaiting(tx: ReadTx, territory: string): Promise<readonly Waiting[]> {
  return tx
    .selectFrom('neighbourhoodActivity')
    .select(({ fn }) => [
      'territory',
      fn.countAll<number>().filterWhere('status', '=', 'registered').as('registered'),
      fn
        .countAll<number>()
        .filterWhere(sql<number>`cardinality(conflicts)`, '>', 0)
        .as('conflicts'),
    ])
    .where('status', 'in', ['draft', 'registered', 'observed'])
    .where('territory', 'like', `${territory}%`)
    .groupBy('territory')
    .orderBy('territory')
    .execute();
}

interface ProofFilter {
  readonly territory: string;
  readonly year: string;
  readonly upTo: string;
  readonly neighbourhood?: string;
  readonly kind?: string;
  readonly actor?: string;
}

/** Rows behind a sum: without who logged them, nor what they wrote. */
export async function findCounted(tx: ReadTx, filter: ProofFilter, limit: number) {
  const rows = tx
    .selectFrom('neighbourhoodActivity')
    .where('status', '=', 'validated')
    .where('territory', 'like', `${filter.territory}%`)
    .where('heldOn', '>=', `${filter.year}-01-01`)
    .where('heldOn', '<=', filter.upTo < `${filter.year}-12-31` ? filter.upTo : `${filter.year}-12-31`)
    .$if(filter.neighbourhood !== undefined, (some) => some.where('neighbourhoodId', '=', filter.neighbourhood ?? ''))
    .$if(filter.kind !== undefined, (some) => some.where('kind', '=', filter.kind ?? ''))
    .$if(filter.actor !== undefined, (some) => some.where('actor', '=', filter.actor ?? ''));
  const { total } = await rows.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const found = await rows
    .select(['heldOn', 'neighbourhoodId', 'kind', 'actor', 'place', 'attendanceTotal', 'session'])
    .orderBy('heldOn')
    .orderBy('id')
    .limit(limit)
    .execute();
  return { rows: found, total };
}
