// Who sits in a committee. Acts name the seat and the resolution; the name stays where it is kept.
import { createHash } from 'node:crypto';
import { formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { WriteTx } from '#server/database/database.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise } from '#modules/identity/index.ts';
import type { AppointmentInput, DirectoryEntry, EndInput, SeatInput } from '../contract.ts';
import { CAPACITY_WORDS, isInForce, isOpen, overlapping } from '../membership.ts';
import { canonicalText } from '../minutes.ts';
import { COMMITTEES } from '../policy.ts';
import { insertDirectory } from './committee-store.ts';
import {
  findAppointment,
  findAppointments,
  findSeats,
  insertAppointment,
  insertSeat,
  updateAppointmentEnded,
  updateSeatClosed,
} from './member-store.ts';
import { type Asking, committeeNamed, lockedCommittee, seatNamed } from './named.ts';

export async function addSeat(tx: WriteTx, committeeId: number, input: SeatInput, { actor }: Asking): Promise<number> {
  const { territory } = await committeeNamed(tx, committeeId);
  authorise(actor, COMMITTEES.keep, territory);
  await lockedCommittee(tx, committeeId);
  const seats = (await findSeats(tx, committeeId)).filter(({ closedOn }) => closedOn === null);
  if (seats.some(({ position, entity }) => position === input.position && entity === input.entity))
    throw new Refusal('conflict', 'seat-exists', 'Ese cargo de esa entidad ya es miembro del comité.');
  if (input.presides && seats.some(({ presides }) => presides))
    throw new Refusal('conflict', 'already-presided', 'El comité ya tiene quien lo presida.');
  const id = await insertSeat(tx, { ...input, committeeId, territory, closedOn: null, createdBy: actor.name });
  await recordAct(tx, {
    actor,
    territory,
    action: 'addSeat',
    subject: `committee/${committeeId}`,
    details: { values: input },
  });
  return id;
}

export async function closeSeat(
  tx: WriteTx,
  seatId: number,
  { on, reason }: EndInput,
  { actor }: Asking,
): Promise<void> {
  const seat = await seatNamed(tx, seatId);
  const { territory, committeeId, position, entity } = seat;
  authorise(actor, COMMITTEES.keep, territory);
  await lockedCommittee(tx, committeeId);
  if ((await seatNamed(tx, seatId)).closedOn !== null)
    throw new Refusal('conflict', 'seat-closed', 'Ese cargo ya dejó de ser miembro del comité.');
  await updateSeatClosed(tx, seatId, on);
  await recordAct(tx, {
    actor,
    territory,
    action: 'closeSeat',
    subject: `committee/${committeeId}`,
    reason,
    details: { values: { position, entity, on } },
  });
}

export async function appointMember(
  tx: WriteTx,
  seatId: number,
  input: AppointmentInput,
  { actor }: Asking,
): Promise<number> {
  const { territory, committeeId, position, entity, closedOn } = await seatNamed(tx, seatId);
  authorise(actor, COMMITTEES.keep, territory);
  await lockedCommittee(tx, committeeId);
  const { capacity, resolution, validFrom, validTo } = input;
  if (validTo !== null && validTo < validFrom) throw upsideDown();
  if (!isOpen({ closedOn }, validFrom))
    throw new Refusal('conflict', 'seat-closed', 'Ese cargo ya dejó de ser miembro del comité.');
  const other = overlapping(await findAppointments(tx, committeeId), { seatId, ...input });
  if (other)
    throw new Refusal(
      'conflict',
      'seat-taken',
      `El cargo ya tiene ${CAPACITY_WORDS[capacity]} designado por ${other.resolution} desde el ${formatDate(other.validFrom)}${other.validTo ? ` hasta el ${formatDate(other.validTo)}` : ''}. Termine antes ese periodo.`,
    );
  const id = await insertAppointment(tx, {
    ...input,
    seatId,
    committeeId,
    territory,
    endedReason: null,
    createdBy: actor.name,
  });
  await recordAct(tx, {
    actor,
    territory,
    action: 'appointMember',
    subject: `committee/${committeeId}`,
    details: { values: { position, entity, capacity, resolution, validFrom, validTo } },
  });
  return id;
}

function upsideDown(): Refusal {
  return new Refusal('invalid', 'period-upside-down', 'El periodo termina antes de empezar.');
}

export async function endAppointment(
  tx: WriteTx,
  appointmentId: number,
  { on, reason }: EndInput,
  { actor }: Asking,
): Promise<void> {
  const appointment = await findAppointment(tx, appointmentId);
  if (!appointment) throw new Refusal('not-found', 'unknown-appointment', 'Esa designación no existe.');
  const { territory, committeeId, resolution, validFrom, validTo } = appointment;
  authorise(actor, COMMITTEES.keep, territory);
  await lockedCommittee(tx, committeeId);
  if (on < validFrom || (validTo !== null && on > validTo)) throw upsideDown();
  await updateAppointmentEnded(tx, appointmentId, { on, reason });
  await recordAct(tx, {
    actor,
    territory,
    action: 'endAppointment',
    subject: `committee/${committeeId}`,
    reason,
    details: { before: { resolution, validTo }, after: { resolution, validTo: on } },
  });
}

/** The members of today, without the names that are not public. */
export async function publishDirectory(tx: WriteTx, committeeId: number, { actor, today }: Asking): Promise<void> {
  const { territory } = await committeeNamed(tx, committeeId);
  authorise(actor, COMMITTEES.keep, territory);
  const seats = await findSeats(tx, committeeId);
  const appointments = await findAppointments(tx, committeeId);
  const content = seats
    .filter((seat) => isOpen(seat, today))
    .flatMap((seat) =>
      appointments
        .filter((one) => one.seatId === seat.id && isInForce(one, today))
        .map((one): DirectoryEntry => ({
          position: seat.position,
          entity: seat.entity,
          capacity: one.capacity,
          name: one.nameIsPublic ? one.holderName : null,
          resolution: one.resolution,
          validFrom: one.validFrom,
          validTo: one.validTo,
        })),
    );
  if (content.length === 0)
    throw new Refusal('conflict', 'no-members', 'El comité no tiene miembros con designación vigente en esa fecha.');
  const sha256 = createHash('sha256').update(canonicalText(content)).digest('hex');
  await insertDirectory(tx, { committeeId, territory, publishedOn: today, content, sha256, createdBy: actor.name });
  await recordAct(tx, {
    actor,
    territory,
    action: 'publishDirectory',
    subject: `committee/${committeeId}`,
    details: { members: content.length, sha256 },
  });
}
