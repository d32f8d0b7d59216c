// A quarter of a plan as it stands: what was programmed, done and proved.
import type { ReadTx } from '#server/database/database.ts';
import { findEvidence } from '#modules/sources/server/index.ts';
import type { FollowedActivity, FollowedEvidence, PlanRow } from '../contract.ts';
import { activityProgress, type ActivityQuarter } from '../follow-up/progress.ts';
import { quarterCode, type Quarter } from '../follow-up/quarter.ts';
import type { ProgressRules } from '../follow-up/rules.ts';
import { backedOf, type SealedActivity, type Snapshot } from '../follow-up/snapshot.ts';
import { versionAt } from '../matrix/version.ts';
import { findActivitiesOfVersion, type StoredActivity } from './activity-store.ts';
import { findEvidenceLinks, findProgress } from './follow-up-store.ts';
import { findVersions, type VersionRow } from './plan-store.ts';

export interface LiveQuarter {
  readonly version: VersionRow | undefined;
  readonly activities: readonly FollowedActivity[];
}

const GOALS = { 1: 'q1', 2: 'q2', 3: 'q3', 4: 'q4' } as const satisfies Record<number, keyof StoredActivity>;

/** What is reported is seen by who covers the plan's territory; to others it reads as not reported. */
export async function loadQuarter(
  tx: ReadTx,
  plan: PlanRow,
  quarter: Quarter,
  rules: ProgressRules,
): Promise<LiveQuarter> {
  const version = versionAt(await findVersions(tx, [plan.id]), quarter);
  if (!version) return { version, activities: [] };
  const stored = await findActivitiesOfVersion(tx, version.id, quarter.year);
  const ids = stored.map(({ id }) => id);
  const progress = new Map((await findProgress(tx, ids, quarter.quarter)).map((row) => [row.activityId, row]));
  const links = await findEvidenceLinks(tx, ids, quarter.quarter);
  const files = new Map(
    (await findEvidence(tx, [...new Set(links.map(({ evidenceId }) => evidenceId))])).map((file) => [file.id, file]),
  );
  const activities = stored.map((activity): FollowedActivity => {
    const row = progress.get(activity.id);
    const evidence = links
      .filter(({ activityId }) => activityId === activity.id)
      .flatMap(({ evidenceId, amount }): FollowedEvidence[] => {
        const file = files.get(evidenceId);
        return file ? [{ id: file.id, name: file.name, sha256: file.sha256, amount }] : [];
      });
    const { id, code, title, unit, guideline, responsible, goal } = activity;
    const programmed = activity[GOALS[quarter.quarter]];
    const fields = { id, code, title, unit, guideline, responsible, goal, programmed, evidence };
    const executed = row?.executed ?? null;
    return { ...fields, executed, note: row?.note ?? '', progress: progressOf({ ...fields, executed }, rules) };
  });
  return { version, activities };
}

type Reported = Pick<FollowedActivity, 'code' | 'guideline' | 'programmed' | 'executed' | 'evidence'>;

export function activityQuarter({ code, guideline, programmed, executed, evidence }: Reported): ActivityQuarter {
  return { code, guideline, programmed, executed, backed: backedOf({ evidence }) };
}

function progressOf(activity: Reported, rules: ProgressRules): FollowedActivity['progress'] {
  return activityProgress(activityQuarter(activity), rules);
}

/** As it was sealed, for who does not see what is being reported. */
export function sealedActivities({ activities }: Snapshot, rules: ProgressRules): readonly FollowedActivity[] {
  return activities.map((activity) => {
    const evidence = activity.evidence.map((file): FollowedEvidence => ({ ...file, id: null }));
    return { ...activity, id: null, evidence, progress: progressOf({ ...activity, evidence }, rules) };
  });
}

export function snapshotOf(
  plan: PlanRow,
  quarter: Quarter,
  { instrument, activities }: { readonly instrument: string | null; readonly activities: readonly FollowedActivity[] },
  rules: ProgressRules,
): Snapshot {
  return {
    plan: `${plan.committee} ${plan.fromYear}–${plan.toYear}`,
    territory: plan.territory,
    quarter: quarterCode(quarter),
    instrument: instrument ?? '',
    rules: { cap: rules.cap, greenFrom: rules.greenFrom, amberFrom: rules.amberFrom, basis: rules.basis },
    activities: activities.map(sealedActivity),
  };
}

function sealedActivity({ id: _id, progress: _progress, evidence, ...activity }: FollowedActivity): SealedActivity {
  return { ...activity, evidence: evidence.map(({ sha256, name, amount }) => ({ sha256, name, amount })) };
}
