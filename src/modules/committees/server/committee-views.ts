// Committees as their pages show them.
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { maskedName } from '../masked-name.ts';
import { mayAct, type Principal } from '#modules/identity/index.ts';
import type { Place } from '#modules/sources/index.ts';
import { committeeOfLaw } from '../committee.ts';
import type {
  AppointmentView,
  CommitteeList,
  CommitteeSummary,
  CommitteeView,
  EditionBody,
  Paged,
  RhythmRow,
  SessionSummary,
} from '../contract.ts';
import { isInForce, membersInForce } from '../membership.ts';
import { COMMITTEES } from '../policy.ts';
import { quorumNeeded } from '../quorum.ts';
import { COUNTING_TYPES, type RhythmKind, rhythmOf, rhythmSince } from '../rhythm.ts';
import { sessionTitle, wasHeld } from '../session.ts';
import { agreementViews } from './agreement-views.ts';
import { findOpenAgreements, type StoredAgreement } from './agreement-store.ts';
import {
  findCommittee,
  findCommittees,
  findTerritoriesOfLaw,
  findLatestDirectory,
  type StoredCommittee,
} from './committee-store.ts';
import { findAppointments, findSeats, type StoredAppointment } from './member-store.ts';
import { committeeNamed } from './named.ts';
import { type CommitteeRules, findRules } from './rules.ts';
import { findSessionsBetween, findSessionsOf, type NamedSession } from './session-store.ts';

export const PAGE_SIZE = 25;

export interface ViewDeps {
  readonly today: CalendarDate;
  readonly principal: Principal;
  readonly placeOf: (tx: ReadTx, territory: string) => Promise<Place>;
}

export const windowOf = (page: number) => ({ limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });

export function sessionSummary(session: NamedSession): SessionSummary {
  const { id, committeeId, committee, territory, type, modality, heldOn, startsAt, place, status } = session;
  const { membersInForce: members, quorum: needed, present } = session;
  return {
    id,
    committeeId,
    committee,
    territory,
    title: sessionTitle(session),
    type,
    modality,
    heldOn,
    startsAt: startsAt.slice(0, 5),
    place,
    status,
    quorum: members === null || needed === null || present === null ? null : { members, needed, present },
  };
}

const RHYTHMS: readonly RhythmKind[] = ['sessions', 'consultations'];

export function rhythmsOf(
  { kind, territory, followedSince }: StoredCommittee,
  days: readonly Pick<NamedSession, 'type' | 'heldOn'>[],
  rules: CommitteeRules,
  today: CalendarDate,
): readonly RhythmRow[] {
  return RHYTHMS.flatMap((rhythm) => {
    const rule = rules.yearly(kind, rhythm, territory, today);
    if (!rule || rule.value < 1) return [];
    const heldOn = days.filter(({ type }) => COUNTING_TYPES[rhythm].includes(type)).map((one) => one.heldOn);
    const periods = rhythmOf({ since: rhythmSince(today), yearly: rule.value, heldOn, followedSince, today });
    return [{ rhythm, yearly: rule.value, basis: rule.basis, isGuess: rule.isGuess, periods }];
  });
}

interface SummaryInput {
  readonly committee: StoredCommittee;
  readonly placeName: string;
  readonly sessions: readonly NamedSession[];
  readonly open: readonly StoredAgreement[];
  readonly rules: CommitteeRules;
  readonly today: CalendarDate;
}

function summaryOf({ committee, placeName, sessions, open, rules, today }: SummaryInput): CommitteeSummary {
  const { id, territory, kind, title, norm, installedOn } = committee;
  const own = sessions.filter(({ committeeId }) => committeeId === id);
  const next = own.find(({ status, heldOn }) => status === 'called' && heldOn >= today);
  const owed = open.filter(({ committeeId }) => committeeId === id);
  return {
    id,
    territory,
    placeName,
    kind,
    title,
    norm,
    installedOn,
    rhythms: rhythmsOf(committee, own.filter(wasHeld), rules, today),
    next: next ? sessionSummary(next) : null,
    openAgreements: owed.length,
    overdueAgreements: owed.filter(({ dueOn }) => dueOn < today).length,
  };
}

/** What the rhythm looks at, and all that is called. The first period may have begun a year before. */
function sinceRhythm(today: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } {
  return { from: `${Number(rhythmSince(today).slice(0, 4)) - 1}-12-31`, to: '9999-12-31' };
}

export async function committeeList(
  tx: ReadTx,
  { place, inside }: { readonly place: Place; readonly inside: readonly Place[] },
  page: number,
  { today, placeOf, bodies }: ViewDeps & { readonly bodies: readonly EditionBody[] },
): Promise<CommitteeList> {
  const { rows, total } = await findCommittees(tx, place.code, windowOf(page));
  const committeeIds = rows.map(({ id }) => id);
  const sessions = await findSessionsBetween(tx, { committeeIds }, sinceRhythm(today));
  const open = await findOpenAgreements(tx, { committeeIds });
  const rules = await findRules(tx, place.code, today);
  const summaries: CommitteeSummary[] = [];
  for (const committee of rows) {
    const placeName = (await placeOf(tx, committee.territory)).name;
    summaries.push(summaryOf({ committee, placeName, sessions, open, rules, today }));
  }
  const ofLaw = committeeOfLaw(place.code);
  const registered = await findTerritoriesOfLaw(tx, place.code);
  return {
    rows: summaries,
    total,
    page,
    pageSize: PAGE_SIZE,
    place,
    today,
    missing: ofLaw !== undefined && !registered.has(place.code) ? ofLaw : null,
    unregistered: inside.flatMap((one) => {
      const kind = committeeOfLaw(one.code);
      return kind === undefined || registered.has(one.code) ? [] : [{ kind, place: one }];
    }),
    editionBodies: place.code === '' ? bodies : [],
  };
}

export function appointmentView(
  appointment: StoredAppointment,
  day: CalendarDate,
  showsNames: boolean,
): AppointmentView {
  const { id, capacity, holderName, nameIsPublic, resolution, validFrom, validTo } = appointment;
  return {
    id,
    capacity,
    holder: showsNames || nameIsPublic ? holderName : maskedName(holderName),
    nameIsPublic,
    resolution,
    validFrom,
    validTo,
    isInForce: isInForce(appointment, day),
  };
}

export async function committeeView(
  tx: ReadTx,
  id: number,
  page: number,
  { today, principal, placeOf, bodies }: ViewDeps & { readonly bodies: readonly EditionBody[] },
): Promise<CommitteeView> {
  const committee = await committeeNamed(tx, id);
  const { territory, parentId, followedSince } = committee;
  const place = await placeOf(tx, territory);
  const rules = await findRules(tx, territory, today);
  const year = await findSessionsBetween(tx, { committeeIds: [id] }, sinceRhythm(today));
  const open = await findOpenAgreements(tx, { committeeIds: [id] });
  const seats = await findSeats(tx, id);
  const appointments = await findAppointments(tx, id);
  const showsNames = mayAct(principal, COMMITTEES.readNames, territory);
  const members = membersInForce(seats, appointments, today).length;
  const parent = parentId === null ? undefined : await findCommittee(tx, parentId);
  return {
    ...summaryOf({ committee, placeName: place.name, sessions: year, open, rules, today }),
    place,
    today,
    parent: parent ? { id: parent.id, title: parent.title } : null,
    followedSince,
    seats: seats.map(({ id: seatId, position, entity, presides, closedOn }) => ({
      id: seatId,
      position,
      entity,
      presides,
      closedOn,
      appointments: appointments
        .filter((one) => one.seatId === seatId)
        .map((one) => appointmentView(one, today, showsNames)),
    })),
    quorumToday: showsNames && members > 0 ? quorumOn(rules, territory, today, members) : null,
    sessions: await sessionPage(tx, id, page),
    agreements: await agreementViews(tx, open),
    directory: await findLatestDirectory(tx, id),
    editionBody: bodies.find((body) => body.committeeId === id) ?? null,
    showsNames,
  };
}

export function quorumOn(
  rules: CommitteeRules,
  territory: string,
  day: CalendarDate,
  members: number,
): { readonly members: number; readonly needed: number; readonly basis: string } {
  const rule = rules.quorum(territory, day);
  return { members, needed: quorumNeeded(members, rule.value), basis: rule.basis };
}

async function sessionPage(tx: ReadTx, committeeId: number, page: number): Promise<Paged<SessionSummary>> {
  const { rows, total } = await findSessionsOf(tx, committeeId, windowOf(page));
  return { rows: rows.map(sessionSummary), total, page, pageSize: PAGE_SIZE };
}
