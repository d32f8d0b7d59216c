// What crosses the wire for rows, corrections, files, editions and attachments.
import { z } from 'zod';
import { isCalendarDate } from '#shared/calendar-date.ts';
import type { Edition, StoredRecord } from './edition.ts';
import type { RowProblem } from './reading.ts';
import type { TableSpec } from './table.ts';

const day = z.string().refine(isCalendarDate, 'La fecha no existe.');
const territory = z.string().regex(/^(PE|(\d{2}){1,3})$/, 'El ubigeo tiene 2, 4 o 6 dígitos, o PE.');
const reason = z.string().trim().min(1, 'Escriba el motivo.').max(500);
const values = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** GET /api/sections/:code/rows?territory&asOf — rows in force, to see and to correct. */
export interface SectionRows {
  readonly tables: readonly (TableSpec & { readonly records: readonly StoredRecord[] })[];
  readonly editions: readonly Edition[];
}

/** POST /api/sections/:code/rows — a row typed on screen. */
export const addRowInput = z.object({
  territory,
  table: z.string(),
  values,
  source: z.string().trim().min(1, 'Escriba la fuente.'),
  cutOff: day,
  reason,
});
export type AddRowInput = z.infer<typeof addRowInput>;

/** PATCH /api/rows/:id — a correction; `revision` is the one seen, against lost updates. */
export const correctRowInput = z.object({ revision: z.number().int(), values, reason });
export type CorrectRowInput = z.infer<typeof correctRowInput>;

/** DELETE /api/rows/:id — withdrawn by a revision, never erased. */
export const withdrawRowInput = z.object({ revision: z.number().int(), reason });

/** GET /api/rows/:id/revisions */
export interface RowRevisions {
  readonly record: StoredRecord;
  readonly table: TableSpec;
  readonly revisions: readonly {
    readonly revision: number;
    readonly values: StoredRecord['values'];
    readonly removed: boolean;
    readonly author: string;
    readonly reason: string;
    readonly createdAt: string;
  }[];
}

/**
 * POST /api/imports — multipart: `file` and the fields below. Answers an ImportPreview; nothing counts
 * until POST /api/imports/:id/confirmation, which answers ImportResult.
 */
export const importFields = z.object({
  section: z.string(),
  territory,
  title: z.string().trim().optional(),
  source: z.string().trim().min(1, 'Escriba la fuente.'),
  elaboration: z.string().trim().default(''),
  licence: z.string().trim().default('Datos públicos del Estado peruano'),
  cutOff: day,
  publishedOn: day,
  publishedBasis: z.enum(['stated', 'inferred']).default('stated'),
  basisNote: z.string().trim().default(''),
  status: z.enum(['draft', 'published']).default('published'),
  synthetic: z.coerce.boolean().default(false),
});
export type ImportFields = z.infer<typeof importFields>;

export interface PreviewTable {
  readonly code: string;
  readonly title: string;
  readonly rows: number;
  /** The first twenty. */
  readonly sample: readonly StoredRecord['values'][];
}

/** Something that a national file says of itself as a whole: its records, the names it has and lacks. */
export type ImportFact =
  | { readonly code: string; readonly label: string; readonly count: number }
  | { readonly code: string; readonly label: string; readonly names: readonly string[] };

export interface ImportPreview {
  readonly draftId: string;
  readonly section: string;
  readonly fileName: string;
  /** Good rows by table, and the first twenty of each. */
  readonly tables: readonly PreviewTable[];
  /** Empty for a template. */
  readonly facts: readonly ImportFact[];
  /** Rows that would wait to be mended. */
  readonly rejected: number;
  readonly problems: readonly RowProblem[];
  /** Problems beyond the ones sent. */
  readonly moreProblems: number;
  /** The same bytes are already an edition: confirming changes nothing. */
  readonly sameAs: number | null;
  /** The edition whose next revision this would be. */
  readonly revises: number | null;
}

export interface ImportResult {
  readonly edition: Edition;
  readonly unchanged: boolean;
  readonly stored: number;
  readonly rejected: number;
}

/** GET /api/editions?section&territory — retired ones too. */
export interface EditionList {
  readonly editions: readonly (Edition & {
    readonly rows: number;
    /** Bad rows that wait. */
    readonly rejected: number;
    readonly discarded: number;
  })[];
}

/** A bad row as it came. */
interface RefusedRow {
  readonly id: number;
  readonly sheet: string;
  readonly row: number;
  readonly raw: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
}

/** GET /api/editions/:id/rejected — the bad rows that wait to be mended, and the ones that will not be. */
export interface RejectedRows {
  /** Tables of the rows. */
  readonly tables: readonly TableSpec[];
  readonly rows: readonly (RefusedRow & {
    /** Code of its table; null: only a corrected file can mend it. */
    readonly table: string | null;
    /** Its cells by column key, as they were written. */
    readonly typed: Readonly<Record<string, string>>;
  })[];
  readonly discarded: readonly (RefusedRow & {
    readonly author: string;
    readonly reason: string;
    readonly discardedAt: string;
  })[];
}

/** POST /api/rejected/:id/mend — `values` over the row's own cells. Answers the row stored. */
export const mendRowInput = z.object({ values, reason });
export type MendRowInput = z.infer<typeof mendRowInput>;

/** POST /api/rejected/:id/discard — it stays as it came, with author and reason. */
export const discardRowInput = z.object({ reason });

/** POST /api/editions/:id/publication — a draft counts from now on, as known since its publication day. */
export const publicationInput = z.object({ reason });

/** POST /api/editions/:id/retirement */
export const retirementInput = z.object({ reason });

/** POST /api/attachments — multipart: `file` and these. GET /api/attachments/:id/content gives the bytes. */
export const attachmentFields = z.object({
  section: z.string(),
  territory,
  caption: z.string().trim().min(1, 'Diga qué muestra.').max(200),
  takenOn: day,
  author: z.string().trim().min(1, 'Escriba el autor.'),
  licence: z.string().trim().min(1, 'Escriba la licencia.'),
});

export interface AttachmentSummary {
  readonly id: number;
  readonly section: string;
  readonly territory: string;
  readonly caption: string;
  readonly takenOn: string;
  readonly author: string;
  readonly licence: string;
  readonly mime: string;
}

/** GET /api/attachments?section&territory */
export interface AttachmentList {
  readonly attachments: readonly AttachmentSummary[];
}

export const evidenceFields = z.object({ territory });

/** A photo or a PDF that proves work done. */
export interface EvidenceSummary {
  readonly id: number;
  readonly territory: string;
  readonly name: string;
  readonly mime: string;
  readonly byteCount: number;
  readonly sha256: string;
}

/** Every refusal answers this; the status says its kind (400, 403, 404, 409, 503; 500 for a defect). */
export interface ApiError {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}
