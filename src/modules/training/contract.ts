// What crosses the wire for training events, participants, certificates, years and centres.
import { z } from 'zod';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { EvidenceSummary, RowProblem } from '#modules/sources/index.ts';
import type { EventTotals, TrainingEvent } from './events/event.ts';
import type { Qualification } from './events/qualification.ts';
import { capacity, day, hours, id, mark, role, territory, text } from './contract-fields.ts';

export * from './centre-contract.ts';
export type { TrainingEvent } from './events/event.ts';

export const reasonInput = z.strictObject({ reason: text('el motivo', 500) });

const eventFields = {
  title: text('el nombre del evento', 200),
  topic: text('el tema', 200),
  workLine: z.string().trim().max(100).nullable(),
  mode: z.enum(['inPerson', 'virtual']),
  startsOn: day,
  organiser: text('quién organiza', 200),
  place: text('el lugar o la sala virtual', 300),
  audience: z.array(role).min(1, 'Elija a quiénes va dirigido.').max(8),
  capacity,
  isEvaluated: z.boolean(),
};

/** POST /api/training/events; PATCH …/:id takes it whole, with the revision seen. */
export const eventInput = z.strictObject({ territory, ...eventFields, endsOn: day, hours });
export type EventInput = z.infer<typeof eventInput>;
export const eventChangeInput = z.strictObject({
  revision: z.number().int(),
  ...eventFields,
  endsOn: day.nullable(),
  hours: hours.nullable(),
});
export type EventChangeInput = z.infer<typeof eventChangeInput>;

/** GET /api/training/events — answers EventList; newest first. */
export const eventQuery = z.object({
  territory: territory,
  kind: z.enum(['event', 'group']).default('event'),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  status: z.enum(['open', 'closed', 'cancelled']).optional(),
  search: z.string().trim().max(100).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export const EVENTS_PER_PAGE = 20;

export interface EventList {
  readonly events: readonly (TrainingEvent & EventTotals)[];
  readonly total: number;
}

export interface Material {
  readonly id: number;
  readonly title: string;
  readonly link: string | null;
  readonly evidence: EvidenceSummary | null;
}

export interface GroupReport {
  readonly id: number;
  readonly what: string;
  readonly dueOn: CalendarDate;
  readonly number: string | null;
  readonly deliveredOn: CalendarDate | null;
  readonly evidence: EvidenceSummary | null;
}

/** Five counts, of the score 1 first. */
export type Satisfaction = readonly number[];

/** GET /api/training/events/:id — for everybody; nothing of who takes part. */
export interface EventView {
  readonly event: TrainingEvent;
  readonly totals: EventTotals;
  readonly satisfaction: Satisfaction;
  readonly materials: readonly Material[];
  readonly reports: readonly GroupReport[];
  readonly days: readonly CalendarDate[];
}

/** POST …/:id/participants */
export const participantInput = z.strictObject({
  name: text('los nombres y apellidos', 150),
  documentKind: z.enum(['DNI', 'CE']),
  documentNumber: text('el número de documento', 20),
  role,
  serves: territory,
});
export type ParticipantInput = z.infer<typeof participantInput>;

export interface Participant {
  readonly id: number;
  readonly name: string;
  /** Masked: POST /api/training/participants/:id/unmasking shows it, for a reason. */
  readonly document: string;
  readonly role: string;
  readonly serves: string;
  readonly mark: number | null;
  readonly presentOn: readonly CalendarDate[];
  readonly qualification: Qualification;
  readonly certificate: {
    readonly id: number;
    readonly code: string;
    readonly issuedOn: CalendarDate;
    readonly revokedOn: CalendarDate | null;
    readonly revokedReason: string | null;
  } | null;
}

/** GET …/:id/participants */
export interface ParticipantList {
  readonly participants: readonly Participant[];
  /** Spanish: what a certificate asks for, and where that comes from. */
  readonly rule: string;
}

/** POST …/:id/participants/import — multipart; stores nothing until `confirm` is 1. Answers ParticipantImport. */
export const participantImportFields = z.object({ confirm: z.enum(['0', '1']).default('0') });
export interface ParticipantImport {
  readonly good: number;
  readonly stored: number;
  readonly problems: readonly RowProblem[];
}

/** POST …/:id/attendance — the whole list of a day: who is not in it was absent. */
export const attendanceInput = z.strictObject({ day, present: z.array(id).max(5000) });
export type AttendanceInput = z.infer<typeof attendanceInput>;

/** POST …/:id/evaluation */
export const evaluationInput = z.strictObject({
  marks: z.array(z.strictObject({ participant: id, mark: mark.nullable() })).max(5000),
  satisfaction: z.array(z.number().int().min(0).max(100_000)).length(5).nullable(),
});
export type EvaluationInput = z.infer<typeof evaluationInput>;

/** POST …/:id/materials */
export const materialInput = z
  .strictObject({
    title: text('qué es', 200),
    link: z
      .url({ protocol: /^https?$/, error: 'La dirección empieza con https://.' })
      .max(500)
      .nullable(),
    evidence: id.nullable(),
  })
  .refine(({ link, evidence }) => (link === null) !== (evidence === null), {
    error: 'Adjunte un archivo o escriba una dirección.',
    path: ['link'],
  });
export type MaterialInput = z.infer<typeof materialInput>;

/** POST …/:id/certificates — of one participant, or of all who qualify. */
export const certificateInput = z.strictObject({ participant: id.nullable() });
export interface IssuedCertificates {
  readonly issued: number;
  /** Those who do not qualify, and the first reasons. */
  readonly left: number;
}

/** GET /api/certificates/:code — for everybody. */
export interface CertificateState {
  readonly state: 'valid' | 'revoked' | 'unknown';
  readonly certificate: {
    readonly code: string;
    readonly initials: string;
    readonly event: string;
    readonly period: string;
    readonly hours: number | null;
    readonly organiser: string;
    readonly issuedOn: CalendarDate;
    readonly revokedOn: CalendarDate | null;
  } | null;
}

/** POST /api/certificates/:code/name — whether the name on the paper is the one that was certified. */
export const nameInput = z.strictObject({ name: text('el nombre', 150) });
export interface NameAnswer {
  readonly isSame: boolean;
}

/** POST /api/training/years */
export const yearInput = z.strictObject({
  territory,
  year: z.number().int().min(2000).max(2100),
  reason: text('en qué se basa', 500),
});
export type YearInput = z.infer<typeof yearInput>;

/** GET /api/training/years?territory */
export interface YearList {
  readonly years: readonly YearOfDetail[];
  /** Spanish: who is counted, and how often. */
  readonly rule: string;
}
export interface YearOfDetail {
  readonly year: number;
  /** What the edition in force says; null: nothing. */
  readonly stated: number | null;
  readonly events: number;
  readonly servants: number;
  readonly neighbours: number;
  readonly declaration: {
    readonly id: number;
    readonly declaredOn: CalendarDate;
    readonly reason: string;
  } | null;
}

/** GET /api/training/catalogue?territory */
export interface TrainingCatalogue {
  readonly topics: readonly string[];
  readonly workLines: readonly string[];
  readonly organisers: readonly string[];
}
