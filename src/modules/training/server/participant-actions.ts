// Who takes part: enrolled, there by day, marked.
import type { Database, WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { mayAct, type Principal } from '#modules/identity/index.ts';
import { recordAct, recordApart } from '#modules/audit/server/index.ts';
import type { AttendanceInput, EvaluationInput, ParticipantInput, TrainingEvent } from '../contract.ts';
import { documentWords, readDocument } from '../events/document-number.ts';
import { requireDayOfEvent, requireOpen, requireRoom } from '../events/event.ts';
import { TRAINING } from '../policy.ts';
import { findCertificates } from './certificate-store.ts';
import { type ActionContext, eventToChange, requireKnownPlace } from './event-actions.ts';
import { updateSatisfaction } from './event-store.ts';
import {
  deleteParticipant,
  findParticipant,
  findParticipants,
  insertParticipants,
  type NewParticipant,
  updateAttendance,
  updateMarks,
} from './participant-store.ts';

function unknownParticipant(): Refusal {
  return new Refusal('not-found', 'unknown-participant', 'Ese participante no existe.');
}

export function participantOf(input: ParticipantInput): NewParticipant {
  const documentNumber = readDocument(input.documentKind, input.documentNumber);
  if (documentNumber === null) throw new Refusal('invalid', 'bad-document', documentWords(input.documentKind));
  const { name, documentKind, role, serves } = input;
  return { holderName: name.replaceAll(/\s+/g, ' '), documentKind, documentNumber, role, serves };
}

export async function enrol(
  tx: WriteTx,
  eventId: number,
  input: ParticipantInput,
  context: ActionContext,
): Promise<number> {
  const event = await eventToChange(tx, eventId, TRAINING.enrol, context);
  requireKnownPlace(context, input.serves);
  const [id] = await enrolAll(tx, event, [participantOf(input)], context.actor);
  if (id === undefined)
    throw new Refusal('conflict', 'duplicated-participant', 'Ese documento ya está inscrito en este evento.');
  return id;
}

/** Ids of those who were not in it yet. Throws event-not-open, group-closed, capacity-exceeded. */
export async function enrolAll(
  tx: WriteTx,
  event: TrainingEvent,
  people: readonly NewParticipant[],
  actor: Principal,
): Promise<readonly number[]> {
  requireOpen(event);
  const enrolled = await findParticipants(tx, event.id);
  const known = new Set(enrolled.map(documentOf));
  requireRoom(event, enrolled.length, people.filter((person) => !known.has(documentOf(person))).length);
  const ids = await insertParticipants(tx, event, people, actor.name);
  if (ids.length > 0)
    await recordAct(tx, {
      actor,
      territory: event.territory,
      action: 'enrolParticipants',
      subject: `training/${event.id}`,
      details: { count: ids.length, participants: ids },
    });
  return ids;
}

export function documentOf(person: Pick<NewParticipant, 'documentKind' | 'documentNumber'>): string {
  return `${person.documentKind} ${person.documentNumber}`;
}

/** Somebody enrolled by mistake leaves no data; who holds a certificate stays. */
export async function removeParticipant(
  tx: WriteTx,
  id: number,
  reason: string,
  context: ActionContext,
): Promise<void> {
  const person = await findParticipant(tx, id);
  if (!person) throw unknownParticipant();
  const event = await eventToChange(tx, person.eventId, TRAINING.enrol, context);
  requireOpen(event);
  const certificates = await findCertificates(tx, event.id);
  if (certificates.some(({ participantId }) => participantId === id))
    throw new Refusal('conflict', 'has-certificate', 'Tiene un certificado: se revoca, no se retira.');
  await deleteParticipant(tx, id);
  await recordAct(tx, {
    actor: context.actor,
    territory: event.territory,
    action: 'removeParticipant',
    subject: `training/${event.id}`,
    reason,
    details: { participant: id },
  });
}

export async function recordAttendance(
  tx: WriteTx,
  eventId: number,
  { day, present }: AttendanceInput,
  context: ActionContext,
): Promise<void> {
  const event = await eventToChange(tx, eventId, TRAINING.enrol, context);
  requireOpen(event);
  requireDayOfEvent(event, day, context.today);
  const people = await findParticipants(tx, eventId);
  const came = new Set(present);
  const ids = new Set(people.map(({ id }) => id));
  if (present.some((id) => !ids.has(id))) throw unknownParticipant();
  await updateAttendance(
    tx,
    event,
    day,
    people.map(({ id }) => ({ participantId: id, present: came.has(id) })),
  );
  await recordAct(tx, {
    actor: context.actor,
    territory: event.territory,
    action: 'recordAttendance',
    subject: `training/${eventId}`,
    details: { day, present: came.size, absent: people.length - came.size },
  });
}

export async function evaluate(
  tx: WriteTx,
  eventId: number,
  { marks, satisfaction }: EvaluationInput,
  context: ActionContext,
): Promise<void> {
  const event = await eventToChange(tx, eventId, TRAINING.enrol, context);
  requireOpen(event);
  const given = marks.filter(({ mark }) => mark !== null);
  if (given.length > 0 && !event.isEvaluated)
    throw new Refusal('conflict', 'event-not-evaluated', 'El evento no se evalúa: no lleva notas.');
  if ((await updateMarks(tx, eventId, marks)) !== new Set(marks.map(({ participant }) => participant)).size)
    throw unknownParticipant();
  if (satisfaction !== null) {
    const people = await findParticipants(tx, eventId);
    const answers = satisfaction.reduce((sum, count) => sum + count, 0);
    if (answers > people.length)
      throw new Refusal(
        'invalid',
        'too-many-answers',
        `La encuesta tiene ${answers} respuestas y hay ${people.length} inscritos.`,
      );
    await updateSatisfaction(tx, event, satisfaction);
  }
  await recordAct(tx, {
    actor: context.actor,
    territory: event.territory,
    action: 'evaluateTraining',
    subject: `training/${eventId}`,
    details: { marks: given.length, ...(satisfaction && { satisfaction }) },
  });
}

/** Recorded, and committed, before it is answered. */
export async function unmaskParticipant(
  db: Database,
  id: number,
  reason: string,
  actor: Principal,
): Promise<{ readonly document: string }> {
  const person = await db.read((tx) => findParticipant(tx, id));
  if (!person || !mayAct(actor, TRAINING.unmask, person.territory)) throw unknownParticipant();
  await recordApart(db, {
    kind: 'unmask',
    actor,
    territory: person.territory,
    action: 'unmaskParticipant',
    subject: `training/${person.eventId}`,
    reason,
    details: { participant: id },
  });
  return { document: documentOf(person) };
}
