// All that crosses the wire between the pages of committees and the server.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { EvidenceSummary, Place } from '#modules/sources/index.ts';
import type { AgreementKind, AgreementStatus } from './agreement.ts';
import type { CommitteeKind } from './committee.ts';
import type { Capacity } from './membership.ts';
import type { FrozenSection, MinutesCarriedOver, MinutesDifference } from './minutes.ts';
import type { RhythmKind, RhythmPeriod } from './rhythm.ts';
import type { Modality, SessionStatus, SessionType } from './session.ts';

export * from './inputs.ts';

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
