// What the pages of committees send, read once at the door.
import { z } from 'zod';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES } from './agreement.ts';
import { COMMITTEE_KINDS } from './committee.ts';
import { MODALITIES, SESSION_TYPES } from './session.ts';

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
