// Gathers what the minutes of a session say, as it stands now.
import { createHash } from 'node:crypto';
import type { ReadTx } from '#server/database/database.ts';
import { AGREEMENT_STATUS_WORDS, agreementState, carriedOver } from '../agreement.ts';
import { isOpen } from '../membership.ts';
import { canonicalText, type MinutesBody, type MinutesCarriedOver } from '../minutes.ts';
import { sessionTitle } from '../session.ts';
import { findAgreementsOfSession, findCarriedOver, findReports, type StoredAgreement } from './agreement-store.ts';
import { findAppointments, findSeats } from './member-store.ts';
import { committeeNamed } from './named.ts';
import {
  findAgenda,
  findAttendance,
  findDiscussion,
  findFrozen,
  findProposals,
  type StoredSession,
} from './session-store.ts';

export function sha256Of(body: MinutesBody): string {
  return createHash('sha256').update(canonicalText(body)).digest('hex');
}

export function sessionOf({ sessionType, sessionNumber, sessionYear }: StoredAgreement): string {
  return sessionTitle({ type: sessionType, number: sessionNumber, year: sessionYear });
}

/** Open agreements of earlier sessions, as they stood on the day. */
export async function carriedOverOf(
  tx: ReadTx,
  { committeeId, heldOn }: Pick<StoredSession, 'committeeId' | 'heldOn'>,
): Promise<readonly MinutesCarriedOver[]> {
  const agreements = carriedOver(await findCarriedOver(tx, committeeId, heldOn), heldOn);
  const reports = await findReports(
    tx,
    agreements.map(({ id }) => id),
  );
  return agreements.map((agreement) => {
    const { number, kind, content, responsible, dueOn, status, closedOn } = agreement;
    const known = reports.filter(({ agreementId, reportedOn }) => agreementId === agreement.id && reportedOn <= heldOn);
    const isClosed = closedOn !== null && closedOn <= heldOn;
    return {
      number,
      kind,
      content,
      responsible,
      dueOn,
      session: sessionOf(agreement),
      state: isClosed ? AGREEMENT_STATUS_WORDS[status] : agreementState({ status: 'open', dueOn }, heldOn).words,
      lastNote: known.at(-1)?.note ?? null,
      evidence: known.flatMap(({ evidenceIds }) => evidenceIds).length,
    };
  });
}

export async function minutesBodyOf(tx: ReadTx, session: StoredSession, placeName: string): Promise<MinutesBody> {
  const { id, committeeId, heldOn } = session;
  const committee = await committeeNamed(tx, committeeId);
  const seats = (await findSeats(tx, committeeId)).filter((seat) => isOpen(seat, heldOn));
  const appointments = await findAppointments(tx, committeeId);
  const attendance = await findAttendance(tx, id);
  const discussion = await findDiscussion(tx, id);
  const agreements = await findAgreementsOfSession(tx, id);
  return {
    format: 1,
    committee: { title: committee.title, territory: committee.territory, place: placeName },
    session: {
      title: sessionTitle(session),
      type: session.type,
      modality: session.modality,
      heldOn,
      startsAt: session.startsAt.slice(0, 5),
      place: session.place,
      lateReason: session.lateReason,
    },
    quorum: {
      members: session.membersInForce ?? 0,
      needed: session.quorum ?? 0,
      present: session.present ?? 0,
      isMet: session.quorum !== null && (session.present ?? 0) >= session.quorum,
      basis: session.quorumBasis ?? '',
    },
    attendance: attendance.flatMap((entry) => {
      const seat = seats.find((one) => one.id === entry.seatId);
      const who = appointments.find((one) => one.id === entry.appointmentId);
      return seat
        ? [
            {
              position: seat.position,
              entity: seat.entity,
              presides: seat.presides,
              capacity: who?.capacity ?? null,
              name: who?.holderName ?? null,
              nameIsPublic: who?.nameIsPublic ?? false,
              resolution: who?.resolution ?? null,
              excused: entry.excused,
            },
          ]
        : [];
    }),
    agenda: (await findAgenda(tx, [id])).map(({ ordinal, topic }) => ({
      ordinal,
      topic,
      content: discussion.find((item) => item.ordinal === ordinal)?.content ?? '',
    })),
    carriedOver: await carriedOverOf(tx, session),
    agreements: agreements.map(({ number, kind, content, responsible, dueOn }) => ({
      number,
      kind,
      content,
      responsible,
      dueOn,
    })),
    citizens: session.citizens,
    proposals: await findProposals(tx, id),
    figures: await findFrozen(tx, id),
    rectifies: null,
  };
}
