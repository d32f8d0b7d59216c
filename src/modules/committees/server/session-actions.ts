// A session from its call to what was said in it, while its minutes are not sealed.
import { formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { WriteTx } from '#server/database/database.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise } from '#modules/identity/index.ts';
import { numberingYear } from '../committee.ts';
import type { AttendanceInput, CallChangeInput, CallInput, DiscussionInput, ProposalInput } from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { type AttendanceProblem, attendanceProblem, quorumOf } from '../quorum.ts';
import { type CallProblem, callProblem, sessionTitle } from '../session.ts';
import { findAgreementsOfSession } from './agreement-store.ts';
import type { StoredCommittee } from './committee-store.ts';
import { findAppointments, findSeats, type StoredSeat } from './member-store.ts';
import { type Asking, committeeNamed, lockedSession, requireUnsealed } from './named.ts';
import { findRules } from './rules.ts';
import {
  findAgenda,
  insertProposal,
  insertSession,
  replaceAgenda,
  replaceAttendance,
  replaceDiscussion,
  type StoredSession,
  takeSessionNumber,
  updateCall,
  updateSession,
} from './session-store.ts';

const CALL_REFUSALS: Readonly<Record<CallProblem, Refusal>> = {
  'agenda-empty': new Refusal(
    'invalid',
    'agenda-empty',
    'Una sesión se convoca para algo: escriba al menos un punto de agenda.',
  ),
  'session-in-the-past': new Refusal(
    'invalid',
    'session-in-the-past',
    'No se convoca para un día que ya pasó. Si la sesión se realizó, regístrela como tardía, con su motivo.',
  ),
  'not-a-late-entry': new Refusal(
    'invalid',
    'not-a-late-entry',
    'Un registro tardío es de una sesión de un día anterior a hoy. Para hoy o después, convóquela.',
  ),
  'before-installation': new Refusal(
    'invalid',
    'before-installation',
    'La sesión es anterior a la instalación del comité.',
  ),
};

/** Its number is the next one of the committee, year and type: nobody types it. */
export async function callSession(
  tx: WriteTx,
  committeeId: number,
  input: CallInput,
  { actor, today }: Asking,
): Promise<{ readonly id: number; readonly title: string }> {
  const committee = await committeeNamed(tx, committeeId);
  const { territory, kind, installedOn, followedSince } = committee;
  authorise(actor, COMMITTEES.call, territory);
  const { agenda, type, heldOn } = input;
  const problem = callProblem({ ...input, today, installedOn });
  if (problem) throw CALL_REFUSALS[problem];
  if (heldOn < followedSince)
    throw new Refusal(
      'invalid',
      'before-followed',
      `Las sesiones de este comité se registran aquí desde el ${formatDate(followedSince)}.`,
    );
  const year = numberingYear(kind, heldOn);
  const numberedBefore = numbersBefore(committee, input);
  const number = await takeSessionNumber(tx, { committeeId, territory, year, type, numberedBefore });
  const { modality, startsAt, place, lateReason } = input;
  const id = await insertSession(tx, {
    committeeId,
    territory,
    type,
    modality,
    year,
    number,
    heldOn,
    startsAt,
    place,
    lateReason,
    cancelledReason: null,
    membersInForce: null,
    quorum: null,
    present: null,
    quorumBasis: null,
    citizens: null,
    createdBy: actor.name,
  });
  await replaceAgenda(tx, { id, territory }, agenda);
  const title = sessionTitle({ type, number, year });
  await recordAct(tx, {
    actor,
    territory,
    action: 'callSession',
    subject: `committee-session/${id}`,
    ...(lateReason === null ? {} : { reason: lateReason }),
    details: { values: { title, heldOn, startsAt, agenda } },
  });
  return { id, title };
}

function numbersBefore({ numberedBefore }: StoredCommittee, { type }: CallInput): number {
  return type === 'ordinary' ? numberedBefore : 0;
}

export async function changeCall(
  tx: WriteTx,
  sessionId: number,
  input: CallChangeInput,
  { actor, today }: Asking,
): Promise<void> {
  const session = await lockedSession(tx, sessionId);
  const { territory, status, year, heldOn } = session;
  authorise(actor, COMMITTEES.call, territory);
  requireUnsealed(session);
  if (status !== 'called')
    throw new Refusal('conflict', 'already-held', 'La asistencia ya está registrada: la convocatoria no cambia.');
  const committee = await committeeNamed(tx, session.committeeId);
  const problem = callProblem({ ...input, today, installedOn: committee.installedOn, lateReason: session.lateReason });
  if (problem) throw CALL_REFUSALS[problem];
  if (numberingYear(committee.kind, input.heldOn) !== year)
    throw new Refusal(
      'conflict',
      'number-of-another-year',
      'El número de la sesión es del año para el que se convocó. Cancélela y convoque otra.',
    );
  const { agenda, ...call } = input;
  await updateCall(tx, sessionId, call);
  await replaceAgenda(tx, session, agenda);
  await recordAct(tx, {
    actor,
    territory,
    action: 'changeCall',
    subject: `committee-session/${sessionId}`,
    details: {
      before: { heldOn, startsAt: session.startsAt },
      after: { heldOn: input.heldOn, startsAt: input.startsAt },
    },
  });
}

/** Its number stays with it: the count has no gaps that nobody can explain. */
export async function cancelSession(tx: WriteTx, sessionId: number, reason: string, { actor }: Asking): Promise<void> {
  const session = await lockedSession(tx, sessionId);
  const { territory, status } = session;
  authorise(actor, COMMITTEES.call, territory);
  requireUnsealed(session);
  if (status !== 'called')
    throw new Refusal('conflict', 'already-held', 'La asistencia ya está registrada: la convocatoria no cambia.');
  await updateCall(tx, sessionId, { status: 'cancelled', cancelledReason: reason });
  await recordAct(tx, { actor, territory, action: 'cancelSession', subject: `committee-session/${sessionId}`, reason });
}

function attendanceRefusal(problem: AttendanceProblem, seats: readonly StoredSeat[], heldOn: string): Refusal {
  const seat = seats.find(({ id }) => id === problem.seatId);
  const who = seat ? `${seat.position} (${seat.entity})` : 'Ese cargo';
  switch (problem.kind) {
    case 'not-in-force': {
      const { resolution, validFrom, validTo } = problem.appointment;
      const period = `del ${formatDate(validFrom)} al ${validTo ? formatDate(validTo) : 'presente'}`;
      return new Refusal(
        'conflict',
        'appointment-not-in-force',
        `${who}: la designación por ${resolution} rige ${period} y no cuenta el ${formatDate(heldOn)}.`,
      );
    }
    case 'not-its-appointment':
      return new Refusal('invalid', 'unknown-appointment', `${who}: esa designación no es de ese cargo.`);
    case 'not-a-member':
      return new Refusal(
        'conflict',
        'not-a-member',
        `${who} no era miembro del comité el ${formatDate(heldOn)}: no tenía titular con designación vigente.`,
      );
    case 'twice':
      return new Refusal('invalid', 'counted-twice', `${who} está dos veces en la asistencia.`);
  }
}

/** Counts the quorum for the day of the session, with the members and the rule of that day. */
export async function recordAttendance(
  tx: WriteTx,
  sessionId: number,
  { entries, citizens }: AttendanceInput,
  { actor, today }: Asking,
): Promise<void> {
  const session = await lockedSession(tx, sessionId);
  const { territory, committeeId, heldOn, type } = session;
  authorise(actor, COMMITTEES.record, territory);
  requireUnsealed(session);
  if (heldOn > today)
    throw new Refusal(
      'conflict',
      'session-not-yet',
      `La sesión es el ${formatDate(heldOn)}: su asistencia se registra ese día.`,
    );
  const seats = await findSeats(tx, committeeId);
  const appointments = await findAppointments(tx, committeeId);
  const asked = { seats, appointments, attendance: entries, day: heldOn };
  const problem = attendanceProblem(asked);
  if (problem) throw attendanceRefusal(problem, seats, heldOn);
  const rule = (await findRules(tx, territory, today)).quorum(territory, heldOn);
  const quorum = quorumOf({ ...asked, percentage: rule.value });
  if (quorum.members === 0)
    throw new Refusal('conflict', 'no-members', 'El comité no tiene miembros con designación vigente en esa fecha.');
  if (!quorum.isMet && (await findAgreementsOfSession(tx, sessionId)).length > 0)
    throw new Refusal(
      'conflict',
      'session-without-quorum',
      `Con ${quorum.present} de los ${quorum.needed} que pide el quórum la sesión no puede acordar, y ya tiene acuerdos registrados.`,
    );
  await replaceAttendance(tx, session, entries);
  await updateSession(tx, sessionId, {
    status: quorum.isMet ? 'held' : 'withoutQuorum',
    membersInForce: quorum.members,
    quorum: quorum.needed,
    present: quorum.present,
    quorumBasis: rule.basis,
    citizens: type === 'publicConsultation' ? citizens : null,
  });
  await recordAct(tx, {
    actor,
    territory,
    action: 'recordSessionAttendance',
    subject: `committee-session/${sessionId}`,
    details: { values: { members: quorum.members, quorum: quorum.needed, present: quorum.present } },
  });
}

/** Held, with or without quorum, and not sealed yet. */
function requireHeld(session: Pick<StoredSession, 'status'>): void {
  requireUnsealed(session);
  if (session.status === 'called')
    throw new Refusal('conflict', 'session-not-held', 'Registre primero la asistencia de la sesión.');
}

export async function recordDiscussion(
  tx: WriteTx,
  sessionId: number,
  { items }: DiscussionInput,
  { actor }: Asking,
): Promise<void> {
  const session = await lockedSession(tx, sessionId);
  const { territory } = session;
  authorise(actor, COMMITTEES.record, territory);
  requireHeld(session);
  const agenda = await findAgenda(tx, [sessionId]);
  if (items.some((item) => !agenda.some(({ ordinal }) => ordinal === item.ordinal)))
    throw new Refusal('invalid', 'unknown-agenda-item', 'Ese punto no está en la agenda de la sesión.');
  await replaceDiscussion(tx, session, items);
  await recordAct(tx, {
    actor,
    territory,
    action: 'recordDiscussion',
    subject: `committee-session/${sessionId}`,
    details: { items: items.length },
  });
}

export async function addProposal(
  tx: WriteTx,
  sessionId: number,
  { content, answer }: ProposalInput,
  { actor }: Asking,
): Promise<void> {
  const session = await lockedSession(tx, sessionId);
  const { territory, type } = session;
  authorise(actor, COMMITTEES.record, territory);
  requireHeld(session);
  if (type !== 'publicConsultation')
    throw new Refusal('invalid', 'not-a-consultation', 'Las propuestas del público son de una consulta pública.');
  await insertProposal(tx, { sessionId, territory, content, answer, createdBy: actor.name });
  await recordAct(tx, { actor, territory, action: 'addProposal', subject: `committee-session/${sessionId}` });
}

/** Throws `session-without-quorum` where it may not agree. */
export function requireMayAgree(session: StoredSession): void {
  requireHeld(session);
  if (session.status === 'withoutQuorum')
    throw new Refusal(
      'conflict',
      'session-without-quorum',
      `Asistieron ${session.present} de los ${session.quorum} que pide el quórum: la sesión no puede acordar.`,
    );
}
