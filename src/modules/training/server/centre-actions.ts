// Centres of the pilot plan: registered, moved to their next phase, with groups and the reports that these owe.
import type { WriteTx } from '#server/database/database.ts';
import { addDays } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { publishEvidence, type WorkDeps } from '#modules/sources/server/index.ts';
import type { CentreInput, DeliveryInput, GroupInput, PhaseInput, ReportInput } from '../contract.ts';
import { requireDatesInOrder } from '../events/event.ts';
import { TRAINING } from '../policy.ts';
import {
  findCentre,
  findGroupOf,
  findReport,
  insertCentre,
  insertReport,
  type StoredCentre,
  updateCentrePhase,
  updateReportDelivered,
} from './centre-store.ts';
import { type ActionContext, eventToChange, requireEvidence, requireKnownPlace } from './event-actions.ts';
import { insertEvent } from './event-store.ts';
import { findReportDays } from './pass-rule.ts';
import { findStatedCentres } from './stated.ts';

type Deps = Pick<WorkDeps, 'scopeOf'>;

export async function registerCentre(tx: WriteTx, input: CentreInput, context: ActionContext): Promise<number> {
  requireKnownPlace(context, input.territory);
  authorise(context.actor, TRAINING.keepCentres, input.territory);
  const id = await insertCentre(tx, input, context.actor.name);
  if (id === undefined)
    throw new Refusal('conflict', 'centre-registered', 'Ese centro ya está registrado en ese distrito.');
  await recordAct(tx, {
    actor: context.actor,
    territory: input.territory,
    action: 'registerCentre',
    subject: `centre/${id}`,
    details: { values: { ...input } },
  });
  return id;
}

async function centreToChange(tx: WriteTx, id: number, { actor }: ActionContext): Promise<StoredCentre> {
  const centre = await findCentre(tx, id);
  if (!centre) throw new Refusal('not-found', 'unknown-centre', 'Ese centro no existe.');
  authorise(actor, TRAINING.keepCentres, centre.territory);
  return centre;
}

/** Phases go on, and a centre of the extension joins the pilot: neither goes back. */
export async function movePhase(tx: WriteTx, id: number, input: PhaseInput, context: ActionContext): Promise<void> {
  const centre = await centreToChange(tx, id, context);
  if (input.phase < centre.phase || (centre.stage === 'pilot' && input.stage === 'extension'))
    throw new Refusal(
      'conflict',
      'phase-goes-back',
      `El centro está en la fase ${centre.phase} del ${centre.stage === 'pilot' ? 'piloto' : 'plan de ampliación'}: una fase no retrocede.`,
    );
  await updateCentrePhase(tx, id, input);
  await recordAct(tx, {
    actor: context.actor,
    territory: centre.territory,
    action: 'moveCentrePhase',
    subject: `centre/${id}`,
    details: {
      before: { stage: centre.stage, phase: centre.phase, phaseSince: centre.phaseSince },
      after: { ...input },
    },
  });
}

/** What an edition prints of a group of that number is taken from there: its dates stand typed once. */
export async function openGroup(tx: WriteTx, input: GroupInput, deps: Deps, context: ActionContext): Promise<number> {
  const centre = await centreToChange(tx, input.centre, context);
  if ((await findGroupOf(tx, centre.id, input.number)) !== undefined)
    throw new Refusal('conflict', 'group-exists', `El centro ya tiene un grupo ${input.number}.`);
  const stated = await findStatedCentres(tx, await deps.scopeOf(tx, { territory: centre.territory }));
  const printed = stated.groupsOf(centre.territory).find(({ number }) => number === input.number);
  const startsOn = input.startsOn ?? printed?.startedOn;
  const endsOn = input.endsOn ?? printed?.closedOn ?? null;
  if (!startsOn)
    throw new Refusal('invalid', 'group-without-start', 'Escriba el primer día de clases: ninguna edición lo dice.');
  requireDatesInOrder({ startsOn, endsOn });
  const id = await insertEvent(
    tx,
    {
      territory: centre.territory,
      kind: 'group',
      centreId: centre.id,
      groupNumber: input.number,
      title: `Grupo ${input.number} del ${centre.title}`,
      topic: 'Formación de serenos municipales',
      workLine: null,
      mode: 'inPerson',
      startsOn,
      endsOn,
      hours: input.hours,
      organiser: centre.title,
      place: centre.title,
      audience: ['sereno'],
      capacity: input.capacity,
      isEvaluated: true,
    },
    context.actor.name,
  );
  await recordAct(tx, {
    actor: context.actor,
    territory: centre.territory,
    action: 'openTrainingGroup',
    subject: `training/${id}`,
    details: { centre: centre.id, group: input.number, startsOn, endsOn, fromEdition: printed !== undefined },
  });
  return id;
}

/** Due when somebody says, or so many days after the last day of the group. */
export async function askReport(
  tx: WriteTx,
  groupId: number,
  input: ReportInput,
  deps: Deps,
  context: ActionContext,
): Promise<number> {
  const group = await eventToChange(tx, groupId, TRAINING.keepCentres, context);
  if (group.kind !== 'group')
    throw new Refusal('invalid', 'not-a-group', 'Los informes son de los grupos de un centro.');
  const days = await findReportDays(tx, deps, group);
  const dueOn = input.dueOn ?? (days === null || group.endsOn === null ? null : addDays(group.endsOn, days));
  if (dueOn === null)
    throw new Refusal('invalid', 'report-without-day', 'Escriba para qué día se pide: el grupo no tiene último día.');
  const id = await insertReport(tx, group, { what: input.what, dueOn }, context.actor.name);
  await recordAct(tx, {
    actor: context.actor,
    territory: group.territory,
    action: 'askGroupReport',
    subject: `training/${groupId}`,
    details: { what: input.what, dueOn },
  });
  return id;
}

export async function deliverReport(
  tx: WriteTx,
  id: number,
  delivery: DeliveryInput,
  context: ActionContext,
): Promise<void> {
  const report = await findReport(tx, id);
  if (!report) throw new Refusal('not-found', 'unknown-report', 'Ese informe no existe.');
  authorise(context.actor, TRAINING.keepCentres, report.territory);
  if (report.number !== null)
    throw new Refusal('conflict', 'report-delivered', `Ese informe ya se entregó con el número ${report.number}.`);
  if (delivery.deliveredOn > context.today)
    throw new Refusal('invalid', 'day-to-come', 'Un informe se registra cuando se entregó, no antes.');
  if (delivery.evidence !== null) {
    await requireEvidence(tx, delivery.evidence);
    await publishEvidence(tx, [delivery.evidence]);
  }
  await updateReportDelivered(tx, id, delivery);
  await recordAct(tx, {
    actor: context.actor,
    territory: report.territory,
    action: 'deliverGroupReport',
    subject: `training/${report.eventId}`,
    details: { number: delivery.number, deliveredOn: delivery.deliveredOn },
  });
}
