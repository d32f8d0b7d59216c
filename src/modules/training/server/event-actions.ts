// What is done with events: planned, changed, closed, cancelled, and what they leave.
import type { WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, type Permission, type Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { findEvidence, publishEvidence } from '#modules/sources/server/index.ts';
import type { EventChangeInput, EventInput, MaterialInput, TrainingEvent } from '../contract.ts';
import { requireClosable, requireDatesInOrder, requireDaysInside, requireOpen, requireRoom } from '../events/event.ts';
import { TRAINING } from '../policy.ts';
import {
  findDays,
  findEvent,
  findEventToChange,
  findTotals,
  insertEvent,
  insertMaterial,
  updateEvent,
  updateEventEnded,
} from './event-store.ts';

export interface ActionContext {
  readonly actor: Principal;
  readonly today: CalendarDate;
  readonly isTerritory: (code: string) => boolean;
}

export function unknownEvent(): Refusal {
  return new Refusal('not-found', 'unknown-event', 'Ese evento de capacitación no existe.');
}

export function requireKnownPlace({ isTerritory }: Pick<ActionContext, 'isTerritory'>, code: string): void {
  if (code !== '' && !isTerritory(code))
    throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${code}.`);
}

/** The event, locked until this transaction ends, for who may do this with it. */
export async function eventToChange(
  tx: WriteTx,
  id: number,
  permission: Permission,
  { actor }: Pick<ActionContext, 'actor'>,
): Promise<TrainingEvent> {
  const seen = await findEvent(tx, id);
  if (!seen) throw unknownEvent();
  authorise(actor, permission, seen.territory);
  const event = await findEventToChange(tx, id);
  if (!event) throw unknownEvent();
  return event;
}

export async function planEvent(tx: WriteTx, input: EventInput, context: ActionContext): Promise<number> {
  const { actor } = context;
  requireKnownPlace(context, input.territory);
  authorise(actor, TRAINING.keepEvents, input.territory);
  requireDatesInOrder(input);
  const id = await insertEvent(tx, { ...input, kind: 'event', centreId: null, groupNumber: null }, actor.name);
  await recordAct(tx, {
    actor,
    territory: input.territory,
    action: 'planTrainingEvent',
    subject: `training/${id}`,
    details: { values: { ...input } },
  });
  return id;
}

export async function changeEvent(
  tx: WriteTx,
  id: number,
  { revision, ...fields }: EventChangeInput,
  context: ActionContext,
): Promise<void> {
  const event = await eventToChange(tx, id, TRAINING.keepEvents, context);
  requireOpen(event);
  if (event.revision !== revision)
    throw new Refusal(
      'conflict',
      'event-changed',
      'Otra persona cambió este evento mientras usted lo editaba. Vuelva a abrirlo para ver lo que dice ahora.',
    );
  requireDatesInOrder(fields);
  if (event.kind === 'event' && (fields.endsOn === null || fields.hours === null))
    throw new Refusal('invalid', 'event-incomplete', 'Un evento lleva su último día y sus horas.');
  const totals = (await findTotals(tx, [id]))(id);
  requireRoom(fields, totals.enrolled, 0);
  requireDaysInside(fields, await findDays(tx, id), context.today);
  await updateEvent(tx, event, fields);
  await recordAct(tx, {
    actor: context.actor,
    territory: event.territory,
    action: 'changeTrainingEvent',
    subject: `training/${id}`,
    details: { before: pick(event, fields), after: { ...fields } },
  });
}

function pick(event: TrainingEvent, fields: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(event).filter(([name]) => name in fields));
}

export async function closeEvent(tx: WriteTx, id: number, context: ActionContext): Promise<void> {
  const event = await eventToChange(tx, id, TRAINING.keepEvents, context);
  const totals = (await findTotals(tx, [id]))(id);
  requireClosable(event, totals, context.today);
  const { actor, today } = context;
  await updateEventEnded(tx, event, { status: 'closed', on: today, by: actor.name, reason: null });
  await recordAct(tx, {
    actor,
    territory: event.territory,
    action: 'closeTrainingEvent',
    subject: `training/${id}`,
    details: { enrolled: totals.enrolled, attended: totals.attended },
  });
}

export async function cancelEvent(tx: WriteTx, id: number, reason: string, context: ActionContext): Promise<void> {
  const event = await eventToChange(tx, id, TRAINING.keepEvents, context);
  requireOpen(event);
  const { actor, today } = context;
  await updateEventEnded(tx, event, { status: 'cancelled', on: today, by: actor.name, reason });
  await recordAct(tx, {
    actor,
    territory: event.territory,
    action: 'cancelTrainingEvent',
    subject: `training/${id}`,
    reason,
  });
}

/** Materials are for whoever is trained: a file of theirs becomes public. */
export async function addMaterial(
  tx: WriteTx,
  id: number,
  { title, link, evidence }: MaterialInput,
  context: ActionContext,
): Promise<number> {
  const event = await eventToChange(tx, id, TRAINING.keepEvents, context);
  if (evidence !== null) {
    await requireEvidence(tx, evidence);
    await publishEvidence(tx, [evidence]);
  }
  const material = await insertMaterial(tx, event, { title, link, evidenceId: evidence }, context.actor.name);
  await recordAct(tx, {
    actor: context.actor,
    territory: event.territory,
    action: 'addTrainingMaterial',
    subject: `training/${id}`,
    details: { title },
  });
  return material;
}

export async function requireEvidence(tx: WriteTx, id: number): Promise<void> {
  const [found] = await findEvidence(tx, [id]);
  if (!found) throw new Refusal('not-found', 'unknown-evidence', 'Ese archivo no existe o no es de su territorio.');
}
