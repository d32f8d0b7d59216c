import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { PlanProgress } from '../follow-up/progress.ts';
import { type Quarter, QUARTERS } from '../follow-up/quarter.ts';
import './schema.ts';

/** The plan as a whole, among its guidelines. */
const WHOLE = '';

export interface RollupSum {
  /** Territory, guideline or nothing, as it was grouped. */
  readonly code: string;
  readonly quarter: Quarter;
  readonly closed: number;
  readonly percent: number | null;
  readonly backed: number | null;
  readonly raw: number | null;
}

export interface RollupQuestion {
  readonly territory: string;
  readonly fromYear: number;
  readonly toYear: number;
  /** As known on that day; null: the newest. */
  readonly asOf?: CalendarDate | null;
}

/** Mean of the sealed plans inside of it. */
export function findWholeSums(tx: ReadTx, question: RollupQuestion): Promise<readonly RollupSum[]> {
  return sums(tx, question, sql<string>`''`, sql`guideline = ${WHOLE}`);
}

/** By the territories below it, of as many digits. */
export function findPartSums(tx: ReadTx, question: RollupQuestion, digits: number): Promise<readonly RollupSum[]> {
  return sums(
    tx,
    question,
    sql<string>`left(territory, ${digits}::int)`,
    sql`guideline = ${WHOLE} AND length(territory) >= ${digits}::int`,
  );
}

export function findGuidelineSums(tx: ReadTx, question: RollupQuestion): Promise<readonly RollupSum[]> {
  return sums(tx, question, sql<string>`guideline`, sql`guideline <> ${WHOLE}`);
}

async function sums(
  tx: ReadTx,
  { territory, fromYear, toYear, asOf = null }: RollupQuestion,
  code: ReturnType<typeof sql<string>>,
  which: ReturnType<typeof sql>,
): Promise<readonly RollupSum[]> {
  const { rows } = await sql<Omit<RollupSum, 'quarter'> & { year: number; quarter: number }>`
    SELECT ${code} AS code, year, quarter, count(*) AS closed,
      avg(percent) AS percent, avg(backed_percent) AS backed, avg(raw_percent) AS raw
    FROM plan_rollup
    WHERE year BETWEEN ${fromYear} AND ${toYear} AND ${which}
      AND territory LIKE ${`${territory}%`} AND (${asOf}::date IS NULL OR closed_on <= ${asOf}::date)
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(tx);
  return rows.map(({ year, quarter, ...sum }) => ({ ...sum, quarter: quarterOf(year, quarter) }));
}

export interface PlanRollup {
  readonly planId: number;
  readonly territory: string;
  readonly committee: string;
  readonly quarter: Quarter;
  readonly version: number;
  readonly closedOn: CalendarDate;
  readonly activities: number;
  readonly percent: number | null;
  readonly backed: number | null;
  readonly raw: number | null;
}

/** Sealed quarters of plans, each as a whole; by quarter and ubigeo. */
export async function findPlanRollups(
  tx: ReadTx,
  { territory, fromYear, toYear, asOf = null, limit }: RollupQuestion & { readonly limit?: number },
): Promise<readonly PlanRollup[]> {
  let asked = tx
    .selectFrom('planRollup')
    .innerJoin('plan', 'plan.id', 'planRollup.planId')
    .select([
      'planRollup.planId',
      'planRollup.territory',
      'plan.committee',
      'planRollup.year',
      'planRollup.quarter',
      'planRollup.version',
      'planRollup.closedOn',
      'planRollup.activities',
      'planRollup.percent',
      'planRollup.backedPercent',
      'planRollup.rawPercent',
    ])
    .where('planRollup.guideline', '=', WHOLE)
    .where('planRollup.territory', 'like', `${territory}%`)
    .where('planRollup.year', '>=', fromYear)
    .where('planRollup.year', '<=', toYear);
  if (asOf !== null) asked = asked.where('planRollup.closedOn', '<=', asOf);
  const rows = await asked
    .orderBy('planRollup.year')
    .orderBy('planRollup.quarter')
    .orderBy('planRollup.territory')
    .limit(limit ?? 100_000)
    .execute();
  return rows.map(({ year, quarter, backedPercent, rawPercent, ...rest }) => ({
    ...rest,
    quarter: quarterOf(year, quarter),
    backed: backedPercent,
    raw: rawPercent,
  }));
}

export async function findRollupsOfPlans(
  tx: ReadTx,
  planIds: readonly number[],
): Promise<readonly Pick<PlanRollup, 'planId' | 'quarter' | 'percent' | 'backed' | 'raw'>[]> {
  if (planIds.length === 0) return [];
  const rows = await tx
    .selectFrom('planRollup')
    .select(['planId', 'year', 'quarter', 'percent', 'backedPercent', 'rawPercent'])
    .where('planId', 'in', planIds)
    .where('guideline', '=', WHOLE)
    .execute();
  return rows.map(({ planId, year, quarter, percent, backedPercent, rawPercent }) => ({
    planId,
    quarter: quarterOf(year, quarter),
    percent,
    backed: backedPercent,
    raw: rawPercent,
  }));
}

/** How many plans run in those years, by the territories of as many digits; 0 digits: all of them. */
export async function countPlans(
  tx: ReadTx,
  { territory, fromYear, toYear }: RollupQuestion,
  digits: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    SELECT left(territory, ${digits}::int) AS code, count(*) AS count FROM plan
    WHERE territory LIKE ${`${territory}%`} AND length(territory) >= ${digits}::int
      AND from_year <= ${toYear} AND to_year >= ${fromYear}
    GROUP BY 1`.execute(tx);
  return new Map(rows.map(({ code, count }) => [code, count]));
}

export interface NewRollup {
  readonly planId: number;
  readonly territory: string;
  readonly quarter: Quarter;
  readonly version: number;
  readonly closedOn: CalendarDate;
  readonly progress: PlanProgress;
}

export async function replaceRollup(tx: WriteTx, rollup: NewRollup): Promise<void> {
  const { planId, territory, quarter, version, closedOn, progress } = rollup;
  await tx
    .deleteFrom('planRollup')
    .where('planId', '=', planId)
    .where('year', '=', quarter.year)
    .where('quarter', '=', quarter.quarter)
    .execute();
  const rows = [
    { guideline: WHOLE, activities: progress.activities, percents: progress.percents },
    ...progress.guidelines,
  ];
  await tx
    .insertInto('planRollup')
    .values(
      rows.map(({ guideline, activities, percents }) => ({
        planId,
        territory,
        ...quarter,
        guideline,
        version,
        closedOn,
        activities,
        percent: percents?.percent ?? null,
        backedPercent: percents?.backed ?? null,
        rawPercent: percents?.raw ?? null,
      })),
    )
    .execute();
}

function quarterOf(year: number, quarter: number): Quarter {
  return { year, quarter: QUARTERS.find((known) => known === quarter) ?? 1 };
}
