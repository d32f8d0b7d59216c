import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { PlanProgress } from '../follow-up/progress.ts';
import { type Quarter, QUARTERS } from '../follow-up/quarter.ts';
import './schema.ts';

/** The plan as a whole, among its guidelines. */
const WHOLE = '';

export interface RollupSum {
  /** Territory or guideline, as it was asked. */
  readonly code: string;
  readonly guideline: string;
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

type Newest = Omit<RollupQuestion, 'asOf'>;

/** Mean of the sealed plans inside of it. */
export function findWholeSums(tx: ReadTx, question: Newest): Promise<readonly RollupSum[]> {
  if (question.territory.length === districtDigits) return findDistrictSums(tx, question, sql`guideline = ${WHOLE}`);
  return findSums(tx, question, sql`territory = ${question.territory} AND guideline = ${WHOLE}`, sql<string>`''`);
}

/** By the territories below it, of as many digits. */
export function findPartSums(tx: ReadTx, question: Newest, digits: number): Promise<readonly RollupSum[]> {
  if (digits === districtDigits) return findDistrictSums(tx, question, sql`guideline = ${WHOLE}`);
  const below = sql`territory LIKE ${`${question.territory}%`} AND length(territory) = ${digits}::int`;
  return findSums(tx, question, sql`${below} AND guideline = ${WHOLE}`, sql<string>`territory`);
}

export async function findGuidelineSums(tx: ReadTx, question: Newest): Promise<readonly RollupSum[]> {
  if (question.territory.length < districtDigits)
    return findSums(
      tx,
      question,
      sql`territory = ${question.territory} AND guideline <> ${WHOLE}`,
      sql<string>`guideline`,
    );
  const own = await findDistrictSums(tx, question, sql`guideline <> ${WHOLE}`);
  return own.map(({ guideline, ...sum }) => ({ ...sum, guideline, code: guideline }));
}

/** A district has one plan at a time: its own rows are its sums. */
const districtDigits = 6;

interface SumRow {
  readonly code: string;
  readonly guideline: string;
  readonly year: number;
  readonly quarter: number;
  readonly closed: number;
  readonly percent: number | null;
  readonly backed: number | null;
  readonly raw: number | null;
}

async function findSums(
  tx: ReadTx,
  { fromYear, toYear }: Newest,
  which: ReturnType<typeof sql>,
  code: ReturnType<typeof sql<string>>,
): Promise<readonly RollupSum[]> {
  const { rows } = await sql<SumRow>`
    SELECT ${code} AS code, guideline, year, quarter, closed, (percent_sum / nullif(measured, 0))::float8 AS percent,
      (backed_sum / nullif(measured, 0))::float8 AS backed, (raw_sum / nullif(measured, 0))::float8 AS raw
    FROM plan_rollup_sum WHERE year BETWEEN ${fromYear} AND ${toYear} AND closed > 0 AND ${which}`.execute(tx);
  return rows.map(({ year, quarter, ...sum }) => ({ ...sum, quarter: quarterOf(year, quarter) }));
}

async function findDistrictSums(
  tx: ReadTx,
  { territory, fromYear, toYear }: Newest,
  which: ReturnType<typeof sql>,
): Promise<readonly RollupSum[]> {
  const { rows } = await sql<SumRow>`
    SELECT territory AS code, guideline, year, quarter, count(*) AS closed, avg(percent) AS percent,
      avg(backed_percent) AS backed, avg(raw_percent) AS raw
    FROM plan_rollup
    WHERE year BETWEEN ${fromYear} AND ${toYear} AND ${which} AND territory LIKE ${`${territory}%`}
      AND length(territory) = ${districtDigits}::int
    GROUP BY 1, 2, 3, 4`.execute(tx);
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
  await addToSums(tx, rollup, -1);
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
  await addToSums(tx, rollup, 1);
}

/** What the plan says of the quarter, added to its province, region and country, or taken from them: exact either way. */
async function addToSums(tx: WriteTx, { planId, quarter }: NewRollup, sign: 1 | -1): Promise<void> {
  // In one order for everybody: two that seal at once wait for each other, and none for ever.
  await sql`
    INSERT INTO plan_rollup_sum AS known
      (territory, year, quarter, guideline, closed, measured, percent_sum, backed_sum, raw_sum)
    SELECT above.territory, own.year, own.quarter, own.guideline, ${sign}::int,
      ${sign}::int * (own.percent IS NOT NULL)::int, ${sign}::int * coalesce(own.percent, 0)::numeric(24, 6),
      ${sign}::int * coalesce(own.backed_percent, 0)::numeric(24, 6),
      ${sign}::int * coalesce(own.raw_percent, 0)::numeric(24, 6)
    FROM plan_rollup AS own
    CROSS JOIN LATERAL (SELECT left(own.territory, digits) AS territory FROM unnest(ARRAY[0, 2, 4]) AS digits
      WHERE digits <= length(own.territory)) AS above
    WHERE own.plan_id = ${planId} AND own.year = ${quarter.year} AND own.quarter = ${quarter.quarter}
    ORDER BY above.territory, own.guideline
    ON CONFLICT (territory, year, quarter, guideline) DO UPDATE SET
      closed = known.closed + excluded.closed, measured = known.measured + excluded.measured,
      percent_sum = known.percent_sum + excluded.percent_sum, backed_sum = known.backed_sum + excluded.backed_sum,
      raw_sum = known.raw_sum + excluded.raw_sum`.execute(tx);
}

function quarterOf(year: number, quarter: number): Quarter {
  return { year, quarter: QUARTERS.find((known) => known === quarter) ?? 1 };
}
