// All that crosses the wire between the pages of committees and the server.
import { z } from 'zod';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Place } from '#modules/sources/index.ts';
import type { EvidenceSummary } from '#modules/sources/index.ts';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES, type AgreementKind, type AgreementStatus } from './agreement.ts';
import { COMMITTEE_KINDS, type CommitteeKind } from './committee.ts';
import type { Capacity } from './membership.ts';
import type { FrozenSection, MinutesCarriedOver, MinutesDifference } from './minutes.ts';
import type { RhythmKind, RhythmPeriod } from './rhythm.ts';
import { MODALITIES, type Modality, SESSION_TYPES, type SessionStatus, type SessionType } from './session.ts';

const text = (longest: number, missing: string) => z.string().trim().min(1, missing).max(longest);
const day = z.iso.date('Escriba una fecha que exista.');
const id = z.number().int().min(1);
const reason = text(500, 'Escriba el motivo.');

export const territoryText = z.string().regex(/^(PE|(\d{2}){1,3})$/);
export const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
export const committeeListQuery = pageQuery.extend({ territory: territoryText });
export const calendarQuery = z.object({
  territory: territoryText,
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});
export const feedQuery = z.object({ territory: territoryText });
export const agreementListQuery = pageQuery.extend({
  territory: territoryText,
  status: z.enum(AGREEMENT_STATUSES).default('open'),
});
export const idParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
export const minutesQuery = z.object({ version: z.coerce.number().int().min(1).max(10_000).optional() });

/** POST /api/committees */
export const committeeInput = z.object({
  territory: territoryText,
  kind: z.enum(COMMITTEE_KINDS),
  title: text(200, 'Escriba cómo se llama.'),
  norm: text(200, 'Escriba la norma o resolución que lo crea.'),
  installedOn: day.nullable(),
  followedSince: day,
  parentId: id.nullable(),
});
export type CommitteeInput = z.infer<typeof committeeInput>;

/** POST /api/committees/edition-bodies: a body that an edition lists, followed from here on. */
export const editionBodyInput = z.object({
  body: z.string().regex(/^(group|team:[\w-]{1,20})$/),
  norm: text(200, 'Escriba la norma o resolución que lo crea.'),
  followedSince: day,
});
export type EditionBodyInput = z.infer<typeof editionBodyInput>;

/** POST /api/committees/:id/seats */
export const seatInput = z.object({
  position: text(200, 'Escriba el cargo.'),
  entity: text(200, 'Escriba la entidad.'),
  presides: z.boolean(),
});
export type SeatInput = z.infer<typeof seatInput>;

/** POST /api/committee-seats/:id/closure, POST /api/committee-appointments/:id/end */
export const endInput = z.object({ on: day, reason });
export type EndInput = z.infer<typeof endInput>;

/** POST /api/committee-seats/:id/appointments */
export const appointmentInput = z.object({
  capacity: z.enum(['titular', 'alternate']),
  holderName: text(120, 'Escriba el nombre.'),
  nameIsPublic: z.boolean(),
  resolution: text(200, 'Escriba la resolución o el documento que lo designa.'),
  validFrom: day,
  validTo: day.nullable(),
});
export type AppointmentInput = z.infer<typeof appointmentInput>;

const agenda = z.array(text(500, 'Escriba el punto de agenda.')).max(50);

/** POST /api/committees/:id/sessions. The number is not among what is sent: it is generated. */
export const callInput = z.strictObject({
  type: z.enum(SESSION_TYPES),
  modality: z.enum(MODALITIES),
  heldOn: day,
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Escriba la hora como 15:30.'),
  place: text(300, 'Escriba el lugar o la dirección de la sala virtual.'),
  agenda,
  /** Why it is registered after its day; null: it is called. */
  lateReason: reason.nullable(),
});
export type CallInput = z.infer<typeof callInput>;

/** PATCH /api/committee-sessions/:id */
export const callChangeInput = callInput.omit({ type: true, lateReason: true });
export type CallChangeInput = z.infer<typeof callChangeInput>;

export const reasonOnly = z.object({ reason });

/** POST /api/committee-sessions/:id/attendance */
export const attendanceInput = z.object({
  entries: z.array(z.object({ seatId: id, appointmentId: id.nullable(), excused: z.boolean() })).max(200),
  citizens: z.number().int().min(0).max(1_000_000).nullable(),
});
export type AttendanceInput = z.infer<typeof attendanceInput>;

/** POST /api/committee-sessions/:id/discussion, and of a rectification. */
const discussionItems = z
  .array(z.object({ ordinal: z.number().int().min(1).max(50), content: z.string().trim().max(10_000) }))
  .max(50);
export const discussionInput = z.object({ items: discussionItems });
export type DiscussionInput = z.infer<typeof discussionInput>;
export const rectificationInput = z.object({ items: discussionItems, reason });
export type RectificationInput = z.infer<typeof rectificationInput>;

/** POST /api/committee-sessions/:id/figures */
export const figuresInput = z.object({ sections: z.array(z.string().max(60)).max(20) });

/** POST /api/committee-sessions/:id/agreements */
export const agreementInput = z.object({
  kind: z.enum(AGREEMENT_KINDS),
  content: text(2000, 'Escriba el acuerdo.'),
  responsible: text(200, 'Escriba quién responde: un cargo o una entidad.'),
  dueOn: day,
});
export type AgreementInput = z.infer<typeof agreementInput>;

/** POST /api/committee-agreements/:id/reports */
export const agreementReportInput = z.object({
  status: z.enum(AGREEMENT_STATUSES),
  note: text(2000, 'Escriba qué se hizo.'),
  evidence: z.array(id).max(20),
});
export type AgreementReportInput = z.infer<typeof agreementReportInput>;

/** POST /api/committee-sessions/:id/proposals */
export const proposalInput = z.object({
  content: text(2000, 'Escriba qué se propuso, sin nombres de personas.'),
  answer: z.string().trim().max(2000),
});
export type ProposalInput = z.infer<typeof proposalInput>;

export interface Paged<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export interface RhythmRow {
  readonly rhythm: RhythmKind;
  readonly yearly: number;
  /** Norm and article, or «supuesto de la plataforma». */
  readonly basis: string;
  readonly isGuess: boolean;
  readonly periods: readonly RhythmPeriod[];
}

export interface SessionSummary {
  readonly id: number;
  readonly committeeId: number;
  readonly committee: string;
  readonly territory: string;
  readonly title: string;
  readonly type: SessionType;
  readonly modality: Modality;
  readonly heldOn: CalendarDate;
  readonly startsAt: string;
  readonly place: string;
  readonly status: SessionStatus;
  readonly quorum: { readonly members: number; readonly needed: number; readonly present: number } | null;
}

export interface CommitteeSummary {
  readonly id: number;
  readonly territory: string;
  readonly placeName: string;
  readonly kind: CommitteeKind;
  readonly title: string;
  readonly norm: string;
  readonly installedOn: CalendarDate | null;
  readonly rhythms: readonly RhythmRow[];
  readonly next: SessionSummary | null;
  readonly openAgreements: number;
  readonly overdueAgreements: number;
}

/** A body that the editions list. */
export interface EditionBody {
  readonly body: string;
  readonly title: string;
  readonly kind: CommitteeKind;
  /** Sessions that the edition counts. */
  readonly held: number;
  readonly sessions: readonly { readonly number: number; readonly heldOn: CalendarDate; readonly recordId: number }[];
  readonly members: readonly string[];
  readonly installedOn: CalendarDate | null;
  readonly source: string;
  readonly cutOff: CalendarDate | null;
  /** Registered here. */
  readonly committeeId: number | null;
}

export interface CommitteeList extends Paged<CommitteeSummary> {
  readonly place: Place;
  readonly today: CalendarDate;
  /** The committee of law that the territory lacks here. */
  readonly missing: CommitteeKind | null;
  /** Places inside a region or province whose committee of law nobody registered. */
  readonly unregistered: readonly { readonly kind: CommitteeKind; readonly place: Place }[];
  readonly editionBodies: readonly EditionBody[];
}

export interface AppointmentView {
  readonly id: number;
  readonly capacity: Capacity;
  /** Masked for who may not read it. */
  readonly holder: string;
  readonly nameIsPublic: boolean;
  readonly resolution: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly isInForce: boolean;
}

export interface SeatView {
  readonly id: number;
  readonly position: string;
  readonly entity: string;
  readonly presides: boolean;
  readonly closedOn: CalendarDate | null;
  readonly appointments: readonly AppointmentView[];
}

export interface AgreementView {
  readonly id: number;
  readonly sessionId: number;
  readonly committeeId: number;
  readonly committee: string;
  readonly territory: string;
  readonly session: string;
  readonly agreedOn: CalendarDate;
  readonly number: number;
  readonly kind: AgreementKind;
  readonly content: string;
  readonly responsible: string;
  readonly dueOn: CalendarDate;
  readonly status: AgreementStatus;
  readonly closedOn: CalendarDate | null;
  readonly reports: readonly AgreementReportView[];
}

export interface AgreementReportView {
  readonly reportedOn: CalendarDate;
  readonly status: AgreementStatus;
  readonly note: string;
  readonly evidence: readonly EvidenceSummary[];
}

export interface DirectoryView {
  readonly publishedOn: CalendarDate;
  readonly sha256: string;
  readonly entries: readonly DirectoryEntry[];
}

export interface DirectoryEntry {
  readonly position: string;
  readonly entity: string;
  readonly capacity: Capacity;
  /** Null: not public. */
  readonly name: string | null;
  readonly resolution: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

export interface CommitteeView extends CommitteeSummary {
  readonly place: Place;
  readonly today: CalendarDate;
  readonly parent: { readonly id: number; readonly title: string } | null;
  readonly followedSince: CalendarDate;
  readonly seats: readonly SeatView[];
  readonly quorumToday: { readonly members: number; readonly needed: number; readonly basis: string } | null;
  readonly sessions: Paged<SessionSummary>;
  readonly agreements: readonly AgreementView[];
  readonly directory: DirectoryView | null;
  readonly editionBody: EditionBody | null;
  /** Whether names are shown whole to who asks. */
  readonly showsNames: boolean;
}

export interface SealedVersion {
  readonly version: number;
  readonly sha256: string;
  readonly pdfSha256: string;
  readonly reason: string | null;
  readonly sealedOn: CalendarDate;
  readonly sealedBy: string;
  readonly publishedOn: CalendarDate | null;
  readonly differences: readonly MinutesDifference[];
}

export interface SessionView {
  readonly session: SessionSummary;
  readonly committeeTitle: string;
  readonly place: Place;
  readonly today: CalendarDate;
  readonly lateReason: string | null;
  readonly cancelledReason: string | null;
  readonly quorumBasis: string | null;
  readonly citizens: number | null;
  readonly agenda: readonly { readonly ordinal: number; readonly topic: string; readonly content: string }[];
  /** Members of that day, and who came. */
  readonly attendance: readonly {
    readonly seat: Omit<SeatView, 'appointments'>;
    /** In force that day. */
    readonly appointments: readonly AppointmentView[];
    readonly appointmentId: number | null;
    readonly excused: boolean;
  }[];
  readonly quorumNeeded: { readonly members: number; readonly needed: number; readonly basis: string } | null;
  readonly carriedOver: readonly MinutesCarriedOver[];
  readonly agreements: readonly AgreementView[];
  readonly proposals: readonly { readonly number: number; readonly content: string; readonly answer: string }[];
  readonly figures: readonly FrozenSection[];
  /** Sections that may be shown. */
  readonly sections: readonly { readonly code: string; readonly title: string }[];
  readonly versions: readonly SealedVersion[];
  /** Published versions: what a visitor may read. */
  readonly publications: readonly {
    readonly version: number;
    readonly publishedOn: CalendarDate;
    readonly sha256: string;
  }[];
  /** Who covers the territory sees more than the call. */
  readonly isWhole: boolean;
}

export interface CalendarView {
  readonly place: Place;
  readonly month: string;
  readonly today: CalendarDate;
  readonly sessions: readonly SessionSummary[];
  /** There are more than are shown: a smaller place has them all. */
  readonly isCut: boolean;
}

export interface AgreementList extends Paged<AgreementView> {
  readonly place: Place;
  readonly today: CalendarDate;
}
