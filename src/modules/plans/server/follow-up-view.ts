// A quarter of a plan as its page shows it, with what was sealed of it.
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { StoredRecord } from '#modules/sources/index.ts';
import type { FollowUp, PlanRow, SealedVersion } from '../contract.ts';
import { lightOf, planProgress } from '../follow-up/progress.ts';
import { type Quarter, quarterCode } from '../follow-up/quarter.ts';
import { territoryOfStage } from '../follow-up/review.ts';
import { type ProgressRules, rulesOf } from '../follow-up/rules.ts';
import { differenceOf, readSnapshot } from '../follow-up/snapshot.ts';
import { activityQuarter, loadQuarter, sealedActivities } from './follow-up.ts';
import { findQuarter, findReviews, findSealed, type SealedRow } from './follow-up-store.ts';
import { dueOn, isOver } from './views.ts';

export interface FollowUpQuestion {
  readonly plan: PlanRow;
  readonly quarter: Quarter;
  readonly today: CalendarDate;
  readonly parameters: readonly StoredRecord[];
  /** Whether who asks sees what is being reported; others see what was sealed. */
  readonly isInside: boolean;
}

export async function followUpView(
  tx: ReadTx,
  { plan, quarter, today, parameters, isInside }: FollowUpQuestion,
): Promise<FollowUp> {
  const rules = rulesOf(parameters, quarter, plan.territory);
  const row = await findQuarter(tx, plan.id, quarter);
  const sealed = await findSealed(tx, plan.id, quarter);
  const newest = sealed.at(-1);
  const live = await loadQuarter(tx, plan, quarter, rules);
  // A seal is read with the rules that it was made with.
  const isSealed = newest !== undefined && !(isInside && row?.state === 'correcting');
  const snapshot = newest && readSnapshot(newest.canonical);
  const used = isSealed && snapshot ? { ...rules, ...snapshot.rules } : rules;
  const activities =
    isSealed && snapshot ? withIds(sealedActivities(snapshot, used), live.activities) : live.activities;
  const progress = planProgress(activities.map(activityQuarter), used);
  const stage = row?.stage ?? null;
  return {
    plan,
    quarter: quarterCode(quarter),
    instrument: (isSealed ? snapshot?.instrument : undefined) ?? live.version?.instrument ?? null,
    state: row?.state ?? 'open',
    stage,
    stageTerritory: stage === null ? null : territoryOfStage(plan.territory, stage),
    dueOn: dueOn(plan, quarter, row ? [row] : [], parameters),
    correctionReason: isInside ? (row?.correctionReason ?? null) : null,
    isOver: isOver(quarter, today),
    rules: used,
    progress,
    light: lightOf(progress.percents?.percent ?? null, used),
    activities,
    sealed: sealed.map((one, index) => sealedVersion(one, sealed[index - 1], rules)).toReversed(),
    reviews: await findReviews(tx, plan.id, quarter),
  };
}

type Activities = FollowUp['activities'];

/** So that evidence can be opened by who may see it. */
function withIds(sealed: Activities, live: Activities): Activities {
  const files = new Map(live.flatMap(({ evidence }) => evidence.map((file) => [file.sha256, file.id] as const)));
  return sealed.map((activity) => ({
    ...activity,
    id: live.find(({ code }) => code === activity.code)?.id ?? null,
    evidence: activity.evidence.map((file) => ({ ...file, id: files.get(file.sha256) ?? null })),
  }));
}

function sealedVersion(
  { canonical, ...version }: SealedRow,
  before: SealedRow | undefined,
  rules: ProgressRules,
): SealedVersion {
  const snapshot = readSnapshot(canonical);
  const activities = sealedActivities(snapshot, { ...rules, ...snapshot.rules });
  const percents = planProgress(activities.map(activityQuarter), snapshot.rules).percents;
  return {
    ...version,
    percents: {
      percent: percents?.percent ?? null,
      backed: percents?.backed ?? null,
      raw: percents?.raw ?? null,
    },
    changes: before ? differenceOf(readSnapshot(before.canonical), snapshot) : [],
  };
}
