// What the pages of plans show.
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Scope, StoredRecord } from '#modules/sources/index.ts';
import type { PlanDetail, PlanList, PlanQuarterCell, PlanRow, PlanSummary, VersionView } from '../contract.ts';
import { lightOf } from '../follow-up/progress.ts';
import { lastDayOfQuarter, type Quarter, quarterCode, QUARTERS } from '../follow-up/quarter.ts';
import { closeDueOn, reviewDueOn, rulesOf } from '../follow-up/rules.ts';
import { versionAt } from '../matrix/version.ts';
import { countActivities } from './activity-store.ts';
import { editionPlanOf, findCrimeNames, findGuidelineNames, findPrintedPlans } from './edition-plans.ts';
import { findQuarters, type QuarterRow } from './follow-up-store.ts';
import { findGuidelines, findPlannedTerritories, findPlans, findPriorities, findVersions } from './plan-store.ts';
import { findRollupsOfPlans } from './rollup-store.ts';

export const PLAN_PAGE_SIZE = 25;

export async function planList(
  tx: ReadTx,
  scope: Scope,
  { year, page }: { readonly year: number; readonly page: number },
  parameters: readonly StoredRecord[],
): Promise<PlanList> {
  const territory = scope.place.code;
  const { plans, total } = await findPlans(tx, {
    territory,
    year,
    limit: PLAN_PAGE_SIZE,
    offset: (page - 1) * PLAN_PAGE_SIZE,
  });
  const ids = plans.map(({ id }) => id);
  const versions = await findVersions(tx, ids);
  const quarters = await findQuarters(tx, ids, year);
  const rollups = await findRollupsOfPlans(tx, ids);
  const counts = await countActivities(
    tx,
    versions.map(({ id }) => id),
  );
  const known = await findPlannedTerritories(tx, territory);
  const printed = await findPrintedPlans(tx, scope);
  const summaries = plans.map((plan): PlanSummary => {
    const own = versions.filter(({ planId }) => planId === plan.id);
    const current = versionAt(own, { year, quarter: 4 }) ?? own.at(-1);
    return {
      ...plan,
      instrument: current?.instrument ?? null,
      activities: current ? (counts.get(current.id) ?? 0) : 0,
      quarters: QUARTERS.map((quarter) => cellOf(plan, { year, quarter }, { quarters, rollups, parameters })),
    };
  });
  return {
    place: scope.place,
    year,
    total,
    page,
    pageSize: PLAN_PAGE_SIZE,
    plans: summaries,
    fromEdition: printed.filter((plan) => !known.has(`${plan.territory}/${plan.fromYear}`)).map(editionPlanOf),
  };
}

interface CellParts {
  readonly quarters: readonly QuarterRow[];
  readonly rollups: Awaited<ReturnType<typeof findRollupsOfPlans>>;
  readonly parameters: readonly StoredRecord[];
}

function cellOf(plan: PlanRow, quarter: Quarter, { quarters, rollups, parameters }: CellParts): PlanQuarterCell {
  const code = quarterCode(quarter);
  const row = quarters.find((one) => one.planId === plan.id && quarterCode(one.quarter) === code);
  const sum = rollups.find((one) => one.planId === plan.id && quarterCode(one.quarter) === code);
  const percent = sum?.percent ?? null;
  return {
    quarter: code,
    state: row?.state ?? 'open',
    version: row?.version ?? null,
    percent,
    backed: sum?.backed ?? null,
    raw: sum?.raw ?? null,
    light: lightOf(percent, rulesOf(parameters, quarter, plan.territory)),
  };
}

export async function planDetail(
  tx: ReadTx,
  plan: PlanRow,
  { scope, today }: { readonly scope: Scope; readonly today: CalendarDate },
  parameters: readonly StoredRecord[],
): Promise<PlanDetail> {
  const rows = await findVersions(tx, [plan.id]);
  const ids = rows.map(({ id }) => id);
  const [priorities, guidelines] = [await findPriorities(tx, ids), await findGuidelines(tx, ids)];
  const counts = await countActivities(tx, ids);
  const versions = rows.map(({ planId: _plan, territory: _territory, recordId, ...version }): VersionView => ({
    ...version,
    isFromEdition: recordId !== null,
    activities: counts.get(version.id) ?? 0,
    priorities: priorities.filter(({ versionId }) => versionId === version.id).map(({ versionId: _id, ...one }) => one),
    guidelines: guidelines.filter(({ versionId }) => versionId === version.id).map(({ guideline }) => guideline),
  }));
  const quarters = await findQuarters(tx, [plan.id]);
  const parts = { quarters, rollups: await findRollupsOfPlans(tx, [plan.id]), parameters };
  return {
    plan,
    today,
    versions,
    guidelines: await findGuidelineNames(tx, scope),
    crimes: await findCrimeNames(tx, scope),
    quarters: quartersOf(plan).map((quarter) => ({
      ...cellOf(plan, quarter, parts),
      dueOn: dueOn(plan, quarter, quarters, parameters),
    })),
    basis: rulesOf(parameters, { year: plan.fromYear, quarter: 1 }, plan.territory).basis,
  };
}

function quartersOf({ fromYear, toYear }: PlanRow): readonly Quarter[] {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  return years.flatMap((year) => QUARTERS.map((quarter) => ({ year, quarter })));
}

/** When the next act on it is owed; null: it is approved, or nobody set a day. */
export function dueOn(
  plan: PlanRow,
  quarter: Quarter,
  quarters: readonly QuarterRow[],
  parameters: readonly StoredRecord[],
): CalendarDate | null {
  const rules = rulesOf(parameters, quarter, plan.territory);
  const row = quarters.find((one) => quarterCode(one.quarter) === quarterCode(quarter));
  if (!row) return closeDueOn(quarter, rules);
  return row.state === 'approved' ? null : reviewDueOn(row.since, rules);
}

export function isOver(quarter: Quarter, today: CalendarDate): boolean {
  return today > lastDayOfQuarter(quarter);
}
