// What the minutes of a session say. Sealed, it is the text that the seal is of; printed, what the document shows.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Capacity } from './membership.ts';
import type { AgreementKind } from './agreement.ts';
import type { Modality, SessionType } from './session.ts';

export interface FrozenFigure {
  readonly id: string;
  readonly label: string;
  readonly value: number | string | null;
  /** As it was printed that day. */
  readonly printed: string;
  readonly period: string;
  readonly source: string;
  readonly cutOff: CalendarDate | null;
}

export interface FrozenSection {
  readonly section: string;
  readonly title: string;
  /** As it was known on. */
  readonly asOf: CalendarDate;
  readonly sentences: readonly string[];
  readonly figures: readonly FrozenFigure[];
}

export interface MinutesAttendance {
  readonly position: string;
  readonly entity: string;
  readonly presides: boolean;
  /** Null: nobody came. */
  readonly capacity: Capacity | null;
  readonly name: string | null;
  readonly nameIsPublic: boolean;
  readonly resolution: string | null;
  readonly excused: boolean;
}

export interface MinutesAgreement {
  readonly number: number;
  readonly kind: AgreementKind;
  readonly content: string;
  readonly responsible: string;
  readonly dueOn: CalendarDate;
}

export interface MinutesCarriedOver extends MinutesAgreement {
  /** Of the session that agreed it. */
  readonly session: string;
  /** As it stood that day: «pendiente», «cumplido». */
  readonly state: string;
  readonly lastNote: string | null;
  readonly evidence: number;
}

export interface MinutesDifference {
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

export interface MinutesBody {
  readonly format: 1;
  readonly committee: { readonly title: string; readonly territory: string; readonly place: string };
  readonly session: {
    readonly title: string;
    readonly type: SessionType;
    readonly modality: Modality;
    readonly heldOn: CalendarDate;
    /** '10:00' */
    readonly startsAt: string;
    readonly place: string;
    readonly lateReason: string | null;
  };
  readonly quorum: {
    readonly members: number;
    readonly needed: number;
    readonly present: number;
    readonly isMet: boolean;
    readonly basis: string;
  };
  readonly attendance: readonly MinutesAttendance[];
  readonly agenda: readonly { readonly ordinal: number; readonly topic: string; readonly content: string }[];
  readonly carriedOver: readonly MinutesCarriedOver[];
  readonly agreements: readonly MinutesAgreement[];
  readonly citizens: number | null;
  readonly proposals: readonly { readonly number: number; readonly content: string; readonly answer: string }[];
  readonly figures: readonly FrozenSection[];
  readonly rectifies: null | {
    readonly version: number;
    readonly sha256: string;
    readonly reason: string;
    readonly differences: readonly MinutesDifference[];
  };
}

/** The same body is the same text, whatever the order that its keys were stored in. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonicalText(held)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** As everybody may read it. */
export function withoutPrivateNames(body: MinutesBody): MinutesBody {
  return {
    ...body,
    attendance: body.attendance.map((entry) => (entry.nameIsPublic ? entry : { ...entry, name: null })),
  };
}

export interface Rectification {
  readonly reason: string;
  readonly items: readonly { readonly ordinal: number; readonly content: string }[];
}

/** What a rectification would change, point by point of the agenda. */
export function differencesOf(before: MinutesBody, { items }: Rectification): readonly MinutesDifference[] {
  return before.agenda.flatMap(({ ordinal, topic, content }) => {
    const changed = items.find((item) => item.ordinal === ordinal)?.content.trim();
    return changed === undefined || changed === content
      ? []
      : [{ where: `${ordinal}. ${topic}`, before: content, after: changed }];
  });
}

/** Another version: what was sealed is not touched, and the new one says what is different and why. */
export function rectified(
  sealed: { readonly version: number; readonly sha256: string; readonly body: MinutesBody },
  change: Rectification,
): MinutesBody {
  const differences = differencesOf(sealed.body, change);
  return {
    ...sealed.body,
    agenda: sealed.body.agenda.map((item) => ({
      ...item,
      content: change.items.find(({ ordinal }) => ordinal === item.ordinal)?.content.trim() ?? item.content,
    })),
    rectifies: { version: sealed.version, sha256: sealed.sha256, reason: change.reason, differences },
  };
}
