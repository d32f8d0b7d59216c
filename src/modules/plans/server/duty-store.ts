import { sql } from 'kysely';
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { type Quarter, QUARTERS } from '../follow-up/quarter.ts';
import { STAGES, type Stage } from '../follow-up/review.ts';
import './schema.ts';

export interface OwedQuarter {
  readonly planId: number;
  readonly territory: string;
  readonly committee: string;
  readonly quarter: Quarter;
}

/** Enough for a week's list; a whole country that never closed anything is seen in the roll-up. */
const mostOwed = 500;

/** Quarters that are over, had something programmed, and nobody closed; the oldest first. */
export async function findUnclosedQuarters(
  tx: ReadTx,
  territory: string,
  today: CalendarDate,
): Promise<readonly OwedQuarter[]> {
  const { rows } = await sql<{ planId: number; territory: string; committee: string; year: number; quarter: number }>`
    SELECT plan.id AS "planId", plan.territory, plan.committee, owed.year, owed.quarter
    FROM plan
    JOIN LATERAL (
      SELECT DISTINCT activity.year, programmed.quarter
      FROM plan_activity activity
      JOIN plan_version version ON version.id = activity.version_id
      CROSS JOIN LATERAL (VALUES (1, activity.q1), (2, activity.q2), (3, activity.q3), (4, activity.q4))
        AS programmed (quarter, goal)
      WHERE activity.plan_id = plan.id AND version.status = 'approved' AND programmed.goal > 0
        AND (make_date(activity.year, 1, 1) + make_interval(months => 3 * programmed.quarter) - interval '1 day')::date
          BETWEEN version.in_force_from AND ${today}::date - 1
    ) AS owed ON true
    WHERE plan.territory LIKE ${`${territory}%`}
      AND NOT EXISTS (SELECT FROM plan_quarter closed
        WHERE closed.plan_id = plan.id AND closed.year = owed.year AND closed.quarter = owed.quarter)
    ORDER BY owed.year, owed.quarter, plan.territory
    LIMIT ${mostOwed}`.execute(tx);
  return rows.map(({ year, quarter, ...rest }) => ({ ...rest, quarter: quarterOf(year, quarter) }));
}

export interface PendingQuarter extends OwedQuarter {
  readonly state: 'submitted' | 'observed' | 'correcting';
  readonly stage: Stage | null;
  readonly since: CalendarDate;
}

/** Closed and not approved yet: of plans inside of the territory. */
export async function findPendingQuarters(tx: ReadTx, territory: string): Promise<readonly PendingQuarter[]> {
  const rows = await tx
    .selectFrom('planQuarter')
    .innerJoin('plan', 'plan.id', 'planQuarter.planId')
    .select([
      'plan.id as planId',
      'plan.territory',
      'plan.committee',
      'planQuarter.year',
      'planQuarter.quarter',
      'planQuarter.state',
      'planQuarter.stage',
      'planQuarter.since',
    ])
    .where('plan.territory', 'like', `${territory}%`)
    .where('planQuarter.state', '!=', 'approved')
    .orderBy('planQuarter.since')
    .orderBy('plan.territory')
    .limit(mostOwed)
    .execute();
  return rows.flatMap(({ year, quarter, state, stage, ...rest }) =>
    state === 'approved'
      ? []
      : [
          {
            ...rest,
            quarter: quarterOf(year, quarter),
            state,
            stage: STAGES.find((known) => known === stage) ?? null,
          },
        ],
  );
}

function quarterOf(year: number, quarter: number): Quarter {
  return { year, quarter: QUARTERS.find((known) => known === quarter) ?? 1 };
}
