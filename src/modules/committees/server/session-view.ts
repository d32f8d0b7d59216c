// A session as its page shows it: the call to everybody, the rest to who covers the territory.
import { Refusal } from '#shared/refusal.ts';
import { covers } from '#shared/jurisdiction.ts';
import type { ReadTx } from '#server/database/database.ts';
import { mayAct } from '#modules/identity/index.ts';
import type { SectionPlug } from '#modules/sources/server/index.ts';
import type { SessionView } from '../contract.ts';
import { isInForce, isOpen, membersInForce } from '../membership.ts';
import type { MinutesBody } from '../minutes.ts';
import { COMMITTEES } from '../policy.ts';
import { agreementViews } from './agreement-views.ts';
import { findAgreementsOfSession } from './agreement-store.ts';
import { appointmentView, quorumOn, sessionSummary, type ViewDeps } from './committee-views.ts';
import { findAppointments, findSeats } from './member-store.ts';
import { printCall, printMinutes } from './minutes/index.ts';
import { carriedOverOf, minutesBodyOf } from './minutes-body.ts';
import { findMinutes, findMinutesPdf, findPublicationPdf, findPublicationsOf } from './minutes-store.ts';
import { unknownSession } from './named.ts';
import { findRules } from './rules.ts';
import {
  findAgenda,
  findAttendance,
  findDiscussion,
  findFrozen,
  findProposals,
  findSessionById,
  type NamedSession,
} from './session-store.ts';

export async function sessionView(
  tx: ReadTx,
  id: number,
  { today, principal, placeOf, plugs }: ViewDeps & { readonly plugs: readonly SectionPlug[] },
): Promise<SessionView> {
  const session = await findSessionById(tx, id);
  if (!session) throw unknownSession();
  const { territory } = session;
  const isWhole = covers(principal.jurisdiction, territory);
  const discussion = isWhole ? await findDiscussion(tx, id) : [];
  const publications = await findPublicationsOf(tx, [id]);
  const versions = isWhole ? await findMinutes(tx, id) : [];
  return {
    session: sessionSummary(session),
    committeeTitle: session.committee,
    place: await placeOf(tx, territory),
    today,
    lateReason: session.lateReason,
    cancelledReason: session.cancelledReason,
    quorumBasis: session.quorumBasis,
    citizens: session.citizens,
    // Once sealed, what its latest version says.
    agenda:
      versions.at(-1)?.body.agenda ??
      (await findAgenda(tx, [id])).map(({ ordinal, topic }) => ({
        ordinal,
        topic,
        content: discussion.find((item) => item.ordinal === ordinal)?.content ?? '',
      })),
    ...(isWhole
      ? await attendanceOf(tx, session, mayAct(principal, COMMITTEES.readNames, territory), today)
      : { attendance: [], quorumNeeded: null }),
    carriedOver: isWhole ? await carriedOverOf(tx, session) : [],
    agreements: await agreementViews(tx, await findAgreementsOfSession(tx, id)),
    proposals: isWhole ? await findProposals(tx, id) : [],
    figures: isWhole ? await findFrozen(tx, id) : [],
    sections: isWhole ? plugs.map(({ section }) => ({ code: section.code, title: section.title })) : [],
    versions: versions.map(({ version, sha256, pdfSha256, reason, sealedOn, sealedBy, body }) => ({
      version,
      sha256,
      pdfSha256,
      reason,
      sealedOn,
      sealedBy,
      publishedOn: publications.find((one) => one.version === version)?.publishedOn ?? null,
      differences: body.rectifies?.differences ?? [],
    })),
    publications: publications.map(({ version, publishedOn, sha256 }) => ({ version, publishedOn, sha256 })),
    isWhole,
  };
}

async function attendanceOf(
  tx: ReadTx,
  { id, committeeId, territory, heldOn }: NamedSession,
  showsNames: boolean,
  today: string,
): Promise<Pick<SessionView, 'attendance' | 'quorumNeeded'>> {
  const seats = await findSeats(tx, committeeId);
  const appointments = await findAppointments(tx, committeeId);
  const recorded = await findAttendance(tx, id);
  const members = membersInForce(seats, appointments, heldOn);
  const rules = await findRules(tx, territory, today);
  return {
    quorumNeeded: members.length === 0 ? null : quorumOn(rules, territory, heldOn, members.length),
    attendance: members.map(({ id: seatId, position, entity, presides, closedOn }) => {
      const entry = recorded.find((one) => one.seatId === seatId);
      return {
        seat: { id: seatId, position, entity, presides, closedOn },
        appointments: appointments
          .filter((one) => one.seatId === seatId && isInForce(one, heldOn))
          .map((one) => appointmentView(one, heldOn, showsNames)),
        appointmentId: entry?.appointmentId ?? null,
        excused: entry?.excused ?? false,
      };
    }),
  };
}

/** As its members receive it; a visitor's says nothing that was not called in public. */
export async function callFile(tx: ReadTx, id: number, { today, principal, placeOf }: ViewDeps): Promise<PdfFile> {
  const session = await findSessionById(tx, id);
  if (!session) throw unknownSession();
  const { title, heldOn, startsAt, place, type, modality, committee, territory } = sessionSummary(session);
  const isWhole = covers(principal.jurisdiction, territory);
  const { quorumNeeded } = isWhole ? await attendanceOf(tx, session, false, today) : { quorumNeeded: null };
  const seats = await findSeats(tx, session.committeeId);
  const content = await printCall({
    committee,
    placeName: (await placeOf(tx, territory)).name,
    title,
    type,
    modality,
    heldOn,
    startsAt,
    place,
    agenda: (await findAgenda(tx, [id])).map(({ topic }) => topic),
    members: seats.filter((seat) => isOpen(seat, heldOn)),
    quorum: quorumNeeded,
    carriedOver: isWhole ? await carriedOverOf(tx, session) : [],
    cancelledReason: session.cancelledReason,
  });
  return { content, name: `vigia-convocatoria-${id}.pdf` };
}

export interface PdfFile {
  readonly content: Uint8Array;
  readonly name: string;
}

/** The sealed document for who may read its names, the published one for others; a draft for who records the session. */
export async function minutesFile(
  tx: ReadTx,
  id: number,
  version: number | undefined,
  { principal, placeOf }: ViewDeps,
): Promise<PdfFile> {
  const session = await findSessionById(tx, id);
  if (!session) throw unknownSession();
  const { territory } = session;
  const name = `vigia-acta-${id}-${version === undefined ? 'borrador' : `v${version}`}.pdf`;
  if (version === undefined) {
    if (!mayAct(principal, COMMITTEES.record, territory) || session.quorum === null) throw noMinutes();
    return { content: await draftOf(await minutesBodyOf(tx, session, (await placeOf(tx, territory)).name)), name };
  }
  const content = mayAct(principal, COMMITTEES.readNames, territory)
    ? await findMinutesPdf(tx, id, version)
    : await findPublicationPdf(tx, id, version);
  if (!content) throw noMinutes();
  return { content, name };
}

function draftOf(body: MinutesBody): Promise<Uint8Array> {
  return printMinutes(body, { kind: 'draft' });
}

function noMinutes(): Refusal {
  return new Refusal('not-found', 'no-minutes', 'No hay un acta que usted pueda leer de esa sesión.');
}
