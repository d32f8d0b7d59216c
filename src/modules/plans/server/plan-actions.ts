// Beginning a plan, drafting a version of it, approving it.
import type { WriteTx } from '#server/database/database.ts';
import { formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { ApprovalInput, PlanInput, PlanRow, VersionInput } from '../contract.ts';
import { lastDayOfQuarter } from '../follow-up/quarter.ts';
import { PLANS } from '../policy.ts';
import { findActivitiesOfVersion, putActivities } from './activity-store.ts';
import type { PrintedPlan } from './edition-plans.ts';
import { findQuarters } from './follow-up-store.ts';
import {
  deletePrioritiesAfter,
  findGuidelines,
  findPlan,
  findPlannedTerritories,
  findPlanOf,
  findPriorities,
  findVersion,
  findVersions,
  insertPlan,
  insertPriorities,
  insertVersion,
  lockPlan,
  replaceGuidelines,
  updateVersion,
  type VersionRow,
} from './plan-store.ts';

/** The plans that the edition prints inside of a territory begin to be followed, as approved versions. */
export async function adoptPlans(
  tx: WriteTx,
  actor: Principal,
  territory: string,
  printed: readonly PrintedPlan[],
): Promise<readonly PlanRow[]> {
  authorise(actor, PLANS.keepPlan, territory);
  const known = await findPlannedTerritories(tx, territory);
  const wanted = printed.filter((plan) => !known.has(`${plan.territory}/${plan.fromYear}`));
  if (wanted.length === 0)
    throw new Refusal(
      'conflict',
      'nothing-to-adopt',
      'No queda ningún plan de la edición por seguir en este territorio.',
    );
  const adopted: PlanRow[] = [];
  for (const { priorities, instrument, kind, inForceFrom, recordId, ...row } of wanted) {
    const plan = await insertPlan(tx, row, actor.name);
    const version = await insertVersion(tx, {
      planId: plan.id,
      territory: plan.territory,
      version: 1,
      kind,
      updatesId: null,
      status: 'approved',
      instrument,
      approvedOn: null,
      inForceFrom,
      recordId,
      createdBy: actor.name,
    });
    await insertPriorities(tx, version, priorities);
    await recordAct(tx, {
      actor,
      territory: plan.territory,
      action: 'adoptPlan',
      subject: `plan/${plan.id}`,
      details: { instrument, priorities: priorities.length },
    });
    adopted.push(plan);
  }
  return adopted;
}

const LEVELS: Readonly<Record<number, PlanRow['level']>> = { 2: 'CORESEC', 4: 'COPROSEC' };

export async function beginPlan(tx: WriteTx, actor: Principal, input: PlanInput): Promise<PlanRow> {
  authorise(actor, PLANS.keepPlan, input.territory);
  if (input.toYear < input.fromYear || input.toYear > input.fromYear + 10)
    throw new Refusal('invalid', 'impossible-period', 'El último año del plan no puede ser anterior al primero.');
  if (await findPlanOf(tx, input.territory, input.fromYear))
    throw new Refusal('conflict', 'plan-exists', 'Ese territorio ya tiene un plan que empieza ese año.');
  const level = LEVELS[input.territory.length] ?? 'CODISEC';
  const plan = await insertPlan(tx, { ...input, level }, actor.name);
  await insertVersion(tx, firstDraft(plan, actor.name));
  await recordAct(tx, { actor, territory: plan.territory, action: 'beginPlan', subject: `plan/${plan.id}` });
  return plan;
}

function firstDraft({ id, territory }: PlanRow, createdBy: string) {
  return {
    planId: id,
    territory,
    version: 1,
    kind: 'original',
    updatesId: null,
    status: 'draft',
    instrument: null,
    approvedOn: null,
    inForceFrom: null,
    recordId: null,
    createdBy,
  } as const;
}

/** A draft that updates the newest version: with its priorities and guidelines, and its matrix when wanted. */
export async function beginVersion(
  tx: WriteTx,
  actor: Principal,
  planId: number,
  { copyMatrix }: { readonly copyMatrix: boolean },
): Promise<VersionRow> {
  const plan = await requirePlan(tx, planId);
  authorise(actor, PLANS.keepPlan, plan.territory);
  await lockPlan(tx, planId);
  const versions = await findVersions(tx, [planId]);
  const newest = versions.at(-1);
  if (!newest || newest.status === 'draft')
    throw new Refusal('conflict', 'draft-exists', 'El plan ya tiene una versión en borrador: termínela antes.');
  const draft = await insertVersion(tx, {
    ...firstDraft(plan, actor.name),
    version: newest.version + 1,
    kind: 'updated',
    updatesId: newest.id,
  });
  const guidelines = await findGuidelines(tx, [newest.id]);
  await insertPriorities(tx, draft, await findPriorities(tx, [newest.id]));
  await replaceGuidelines(
    tx,
    draft,
    guidelines.map(({ guideline }) => guideline),
  );
  if (copyMatrix) {
    const copied = await findActivitiesOfVersion(tx, newest.id);
    await putActivities(
      tx,
      draft,
      copied.map(({ id: _id, planId: _plan, versionId: _version, territory: _territory, ...fields }) => fields),
    );
  }
  await recordAct(tx, {
    actor,
    territory: plan.territory,
    action: 'beginPlanVersion',
    subject: `plan/${planId}`,
    details: { version: draft.version },
  });
  return draft;
}

/** What is approved keeps its priorities; its diagnosis and its guidelines may be written down later. */
export async function changeVersion(
  tx: WriteTx,
  actor: Principal,
  versionId: number,
  input: VersionInput,
  guidelines: readonly string[],
): Promise<void> {
  const version = await requireVersion(tx, versionId);
  authorise(actor, PLANS.keepPlan, version.territory);
  await lockPlan(tx, version.planId);
  const before = await findPriorities(tx, [versionId]);
  const isSame =
    before.length === input.priorities.length &&
    before.every(({ verbatim, crime }, index) => {
      const now = input.priorities[index];
      return now?.verbatim === verbatim && now.crime === crime;
    });
  if (version.status === 'approved' && !isSame)
    throw new Refusal(
      'conflict',
      'version-approved',
      'Las prioridades de una versión aprobada no cambian: empiece una versión que la actualice.',
    );
  const unknown = input.guidelines.find((one) => !guidelines.includes(one));
  if (unknown !== undefined)
    throw new Refusal('invalid', 'unknown-guideline', `«${unknown}» no es un lineamiento de la política nacional.`);
  await updateVersion(tx, versionId, { diagnosis: input.diagnosis });
  await replaceGuidelines(tx, version, input.guidelines);
  if (!isSame) {
    const used = await findActivitiesOfVersion(tx, versionId);
    const last = input.priorities.length;
    if (used.some(({ priorityRank }) => (priorityRank ?? 0) > last))
      throw new Refusal(
        'conflict',
        'priority-in-use',
        'Una prioridad que se quita tiene actividades: cámbielas primero.',
      );
    await insertPriorities(
      tx,
      version,
      input.priorities.map((priority, index) => ({ ...priority, rank: index + 1 })),
    );
    await deletePrioritiesAfter(tx, versionId, last);
  }
  await recordAct(tx, {
    actor,
    territory: version.territory,
    action: 'changePlanVersion',
    subject: `plan/${version.planId}`,
    details: { version: version.version, priorities: input.priorities.length, guidelines: input.guidelines },
  });
}

export async function approveVersion(
  tx: WriteTx,
  actor: Principal,
  versionId: number,
  input: ApprovalInput,
): Promise<void> {
  const version = await requireVersion(tx, versionId);
  authorise(actor, PLANS.keepPlan, version.territory);
  await lockPlan(tx, version.planId);
  if (version.status === 'approved')
    throw new Refusal('conflict', 'already-approved', 'Esa versión del plan ya está aprobada.');
  const plan = await requirePlan(tx, version.planId);
  const year = Number(input.inForceFrom.slice(0, 4));
  if (year < plan.fromYear || year > plan.toYear)
    throw new Refusal(
      'invalid',
      'year-outside-plan',
      `El plan va de ${plan.fromYear} a ${plan.toYear}; la vigencia no puede empezar fuera.`,
    );
  const sealed = (await findQuarters(tx, [plan.id])).at(-1);
  if (sealed && input.inForceFrom <= lastDayOfQuarter(sealed.quarter))
    throw new Refusal(
      'conflict',
      'quarter-closed',
      `Hay trimestres cerrados hasta el ${formatDate(lastDayOfQuarter(sealed.quarter))}: la versión rige desde después.`,
    );
  await updateVersion(tx, versionId, { status: 'approved', ...input });
  await recordAct(tx, {
    actor,
    territory: version.territory,
    action: 'approvePlanVersion',
    subject: `plan/${plan.id}`,
    details: { version: version.version, instrument: input.instrument, from: input.inForceFrom },
  });
}

export async function requirePlan(tx: WriteTx, id: number): Promise<PlanRow> {
  const plan = await findPlan(tx, id);
  if (plan) return plan;
  throw unknownPlan();
}

export function unknownPlan(): Refusal {
  return new Refusal('not-found', 'unknown-plan', 'Ese plan no existe.');
}

export async function requireVersion(tx: WriteTx, id: number): Promise<VersionRow> {
  const version = await findVersion(tx, id);
  if (version) return version;
  throw new Refusal('not-found', 'unknown-plan-version', 'Esa versión del plan no existe.');
}
