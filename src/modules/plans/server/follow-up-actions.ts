// Reporting a quarter, sealing it, and its way up.
import { createHash } from 'node:crypto';
import type { WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { findEvidence, publishEvidence } from '#modules/sources/server/index.ts';
import type { PlanRow, ProgressInput, ReviewInput } from '../contract.ts';
import { planProgress } from '../follow-up/progress.ts';
import { lastDayOfQuarter, type Quarter, quarterCode, quarterWords } from '../follow-up/quarter.ts';
import { STAGE_WORDS, stageAfter, takesReports, territoryOfStage } from '../follow-up/review.ts';
import type { ProgressRules } from '../follow-up/rules.ts';
import { canonicalText } from '../follow-up/snapshot.ts';
import { PLANS } from '../policy.ts';
import { activityQuarter, loadQuarter, snapshotOf } from './follow-up.ts';
import {
  findQuarter,
  findSealed,
  insertReview,
  insertSealed,
  putProgress,
  putQuarter,
  type QuarterRow,
  replaceEvidenceLinks,
} from './follow-up-store.ts';
import { requirePlan } from './plan-actions.ts';
import { lockPlan } from './plan-store.ts';
import { replaceRollup } from './rollup-store.ts';

export interface QuarterContext {
  readonly actor: Principal;
  readonly planId: number;
  readonly quarter: Quarter;
  readonly today: CalendarDate;
  readonly rules: ProgressRules;
}

/** What was done of an activity in a quarter, and what proves how much of it. */
export async function reportProgress(
  tx: WriteTx,
  context: QuarterContext & { readonly now: Date },
  input: ProgressInput,
): Promise<void> {
  const { actor, quarter, rules, now } = context;
  const plan = await requirePlan(tx, context.planId);
  authorise(actor, PLANS.report, plan.territory);
  await lockPlan(tx, plan.id);
  await refuseClosed(tx, plan, quarter);
  if (context.today < firstDayOf(quarter))
    throw new Refusal('invalid', 'quarter-not-begun', `El ${quarterWords(quarter)} todavía no empieza.`);
  const { activities } = await loadQuarter(tx, plan, quarter, rules);
  const activity = activities.find(({ id }) => id === input.activityId);
  if (!activity)
    throw new Refusal('not-found', 'unknown-activity', 'Esa actividad no es del plan vigente en ese trimestre.');
  const ids = input.evidence.map(({ id }) => id);
  const found = await findEvidence(tx, ids);
  if (new Set(ids).size !== found.length || found.some(({ territory }) => territory !== plan.territory))
    throw new Refusal(
      'invalid',
      'unknown-evidence',
      'Un sustento no existe o es de otro territorio: adjúntelo otra vez en este plan.',
    );
  const key = { activityId: input.activityId, territory: plan.territory, quarter: quarter.quarter };
  const { executed, note } = input;
  await putProgress(tx, { ...key, executed, note, updatedBy: actor.name }, now);
  await replaceEvidenceLinks(tx, key, input.evidence);
  await recordAct(tx, {
    actor,
    territory: plan.territory,
    action: 'reportPlanProgress',
    subject: `plan/${plan.id}`,
    details: {
      quarter: quarterCode(quarter),
      code: activity.code,
      before: { executed: activity.executed, evidence: activity.evidence.length },
      after: { executed, evidence: input.evidence.length },
    },
  });
}

/** Seals what was reported: version 1, or the next one of a quarter that was opened to correct it. */
export async function closeQuarter(tx: WriteTx, context: QuarterContext): Promise<void> {
  const { actor, quarter, today, rules } = context;
  const plan = await requirePlan(tx, context.planId);
  authorise(actor, PLANS.closeQuarter, plan.territory);
  await lockPlan(tx, plan.id);
  const row = await refuseClosed(tx, plan, quarter);
  if (today <= lastDayOfQuarter(quarter))
    throw new Refusal('conflict', 'quarter-not-over', `El ${quarterWords(quarter)} todavía no termina.`);
  const { version: planVersion, activities } = await loadQuarter(tx, plan, quarter, rules);
  if (!planVersion)
    throw new Refusal(
      'conflict',
      'no-version-in-force',
      'El plan no tenía ninguna versión aprobada y vigente en ese trimestre.',
    );
  if (activities.length === 0)
    throw new Refusal('conflict', 'no-activities', 'El plan no tiene actividades de ese año: cargue su matriz.');
  const progress = planProgress(activities.map(activityQuarter), rules);
  const unreported = activities.filter((one) => one.progress.kind === 'notReported').map(({ code }) => code);
  if (unreported.length > 0)
    throw new Refusal(
      'conflict',
      'unreported-activities',
      `Falta informar ${unreported.length === 1 ? 'la actividad' : 'las actividades'} ${unreported.slice(0, 10).join(', ')}${unreported.length > 10 ? '…' : ''}: si no se hizo nada, informe 0.`,
      { codes: unreported },
    );
  const snapshot = snapshotOf(plan, quarter, { instrument: planVersion.instrument, activities }, rules);
  const canonical = canonicalText(snapshot);
  const before = (await findSealed(tx, plan.id, quarter)).at(-1);
  if (before?.canonical === canonical)
    throw new Refusal('conflict', 'nothing-corrected', 'Nada cambió desde la versión cerrada: corrija algo o cancele.');
  const version = (before?.version ?? 0) + 1;
  const sha256 = createHash('sha256').update(canonical).digest('hex');
  const reason = row?.correctionReason ?? null;
  const sealed = { planId: plan.id, territory: plan.territory, quarter, version };
  await insertSealed(tx, {
    ...sealed,
    versionId: planVersion.id,
    canonical,
    sha256,
    reason,
    closedOn: today,
    closedBy: actor.name,
  });
  const stage = stageAfter(plan.territory, null);
  const state = stage === null ? 'approved' : 'submitted';
  await putQuarter(tx, { ...sealed, state, stage, since: today, correctionReason: null });
  await replaceRollup(tx, { ...sealed, closedOn: today, progress });
  await recordAct(tx, {
    actor,
    territory: plan.territory,
    action: 'closePlanQuarter',
    subject: `plan/${plan.id}`,
    ...(reason === null ? {} : { reason }),
    details: { quarter: quarterCode(quarter), version, sha256 },
  });
}

/** What is sealed stays: its correction will be a version more. */
export async function openCorrection(tx: WriteTx, context: QuarterContext, reason: string): Promise<void> {
  const { actor, quarter, today } = context;
  const plan = await requirePlan(tx, context.planId);
  authorise(actor, PLANS.closeQuarter, plan.territory);
  await lockPlan(tx, plan.id);
  const row = await findQuarter(tx, plan.id, quarter);
  if (!row || row.state === 'correcting')
    throw new Refusal('conflict', 'quarter-open', `El ${quarterWords(quarter)} está abierto: se puede informar.`);
  await putQuarter(tx, {
    planId: plan.id,
    territory: plan.territory,
    quarter,
    state: 'correcting',
    stage: null,
    version: row.version,
    since: today,
    correctionReason: reason,
  });
  await recordAct(tx, {
    actor,
    territory: plan.territory,
    action: 'correctPlanQuarter',
    subject: `plan/${plan.id}`,
    reason,
    details: { quarter: quarterCode(quarter), version: row.version },
  });
}

/** By who stands above: observes it, or passes it to the next level. The last approval publishes its evidence. */
export async function reviewQuarter(tx: WriteTx, context: QuarterContext, input: ReviewInput): Promise<void> {
  const { actor, quarter, today, rules } = context;
  const plan = await requirePlan(tx, context.planId);
  await lockPlan(tx, plan.id);
  const row = await findQuarter(tx, plan.id, quarter);
  const stage = row?.state === 'submitted' ? row.stage : null;
  // Who stands above the next level stands above this one; who stands nowhere above hears no more than that.
  authorise(
    actor,
    PLANS.reviewQuarter,
    territoryOfStage(plan.territory, stage ?? stageAfter(plan.territory, null) ?? 0),
  );
  if (!row || stage === null)
    throw new Refusal('conflict', 'nothing-to-review', `El ${quarterWords(quarter)} no espera la revisión de nadie.`);
  const remark = input.remark.trim();
  if (input.decision === 'observed' && remark === '')
    throw new Refusal('invalid', 'remark-missing', 'Escriba qué se observa, para que se pueda corregir.');
  const next = stageAfter(plan.territory, stage);
  const state = input.decision === 'observed' ? 'observed' : next === null ? 'approved' : 'submitted';
  const place = { planId: plan.id, territory: plan.territory, quarter };
  await insertReview(tx, {
    ...place,
    version: row.version,
    stage,
    decision: input.decision,
    remark,
    decidedOn: today,
    decidedBy: actor.name,
  });
  await putQuarter(tx, {
    ...place,
    state,
    stage: state === 'submitted' ? next : null,
    version: row.version,
    since: today,
    correctionReason: null,
  });
  if (state === 'approved') {
    const { activities } = await loadQuarter(tx, plan, quarter, rules);
    await publishEvidence(
      tx,
      activities.flatMap(({ evidence }) => evidence.flatMap(({ id }) => (id === null ? [] : [id]))),
    );
  }
  await recordAct(tx, {
    actor,
    territory: plan.territory,
    action: input.decision === 'observed' ? 'observePlanQuarter' : 'approvePlanQuarter',
    subject: `plan/${plan.id}`,
    ...(remark === '' ? {} : { reason: remark }),
    details: { quarter: quarterCode(quarter), version: row.version, by: STAGE_WORDS[stage] },
  });
}

async function refuseClosed(tx: WriteTx, plan: PlanRow, quarter: Quarter): Promise<QuarterRow | undefined> {
  const row = await findQuarter(tx, plan.id, quarter);
  if (row && !takesReports(row.state))
    throw new Refusal(
      'conflict',
      'quarter-closed',
      `El ${quarterWords(quarter)} está cerrado y sellado (versión ${row.version}): ábralo para corregirlo, con su motivo.`,
    );
  return row;
}

function firstDayOf({ year, quarter }: Quarter): CalendarDate {
  return `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
}
