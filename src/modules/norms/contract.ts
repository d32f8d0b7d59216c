// What crosses the wire for norms, their relations and obligations, the values of thresholds, and the linter.
import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '#shared/calendar-date.ts';
import type { EvidenceSummary } from '#modules/sources/index.ts';
import { NORM_TYPES } from './citation.ts';
import type { Dependents } from './dependents.ts';
import type { GraphEdge, GraphNode } from './graph.ts';
import type { OwnNorm } from './norm.ts';
import { type Obligation, RECURRENCES } from './obligation.ts';
import type { ChangeStatus, ParameterChange } from './parameter-change.ts';
import { OBLIGED_ROLES } from './policy.ts';
import { type Force, type NormEntry, type Relation, RELATION_KINDS } from './relation.ts';
import { type Confidence, CONFIDENCES } from './tables.ts';

const day = z.string().refine(isCalendarDate, 'La fecha no existe.');
const territory = z
  .string()
  .regex(/^(PE|(\d{2}){1,3})$/, 'El ubigeo tiene 2, 4 o 6 dígitos, o PE.')
  .transform((code) => (code === 'PE' ? '' : code));
const text = (what: string, most: number) => z.string().trim().min(1, `Escriba ${what}.`).max(most);
const reason = text('el motivo', 500);
const code = text('la norma', 100);
const article = z.string().trim().max(100).default('');
const confidence = z.enum(CONFIDENCES);
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const number = z.number().int().min(1).max(999_999);
const year = z.number().int().min(1821).max(2100);
const acronym = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9./-]{0,30}$/, 'Las siglas llevan letras, cifras, guion o barra: IN-DGSC.');

export const reasonInput = z.strictObject({ reason });

/** GET /api/norms — answers NormList; the newest first. */
export const normQuery = z.object({
  territory: territory.default(''),
  date: day.optional(),
  search: z.string().trim().max(100).optional(),
  force: z.enum(['project', 'inForce', 'notYet', 'ended', 'unknown']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export const NORMS_PER_PAGE = 25;

export interface NormLine extends NormEntry {
  readonly force: Force;
}

export interface NormList {
  readonly day: CalendarDate;
  readonly norms: readonly NormLine[];
  readonly total: number;
}

/** GET /api/norms/graph */
export interface NormGraph {
  readonly day: CalendarDate;
  readonly nodes: readonly (GraphNode & { readonly force: Force; readonly subject: string })[];
  readonly edges: readonly GraphEdge[];
  readonly years: readonly { readonly label: string; readonly x: number }[];
  readonly width: number;
  readonly height: number;
  /** Citations of those that touch no other. */
  readonly alone: readonly string[];
}

/** GET /api/norms/one?code — answers NormView; GET /api/norms/dependents answers Dependents. */
export const codeQuery = z.object({ code, territory: territory.default(''), date: day.optional() });

export interface RelatedNorm extends Relation {
  readonly other: Pick<NormEntry, 'code' | 'citation' | 'subject'>;
}

export interface NormDocument {
  readonly id: number;
  readonly title: string;
  readonly link: string | null;
  readonly evidence: EvidenceSummary | null;
}

export interface NormArticle {
  readonly id: number;
  readonly article: string;
  readonly says: string;
  readonly confidence: Confidence;
}

export interface NormView {
  readonly day: CalendarDate;
  readonly norm: NormLine;
  /** Where it is kept; null: it ships in an edition. */
  readonly own: OwnNorm | null;
  readonly acts: readonly RelatedNorm[];
  readonly suffers: readonly RelatedNorm[];
  readonly articles: readonly NormArticle[];
  readonly documents: readonly NormDocument[];
  readonly obligations: readonly Obligation[];
  readonly changes: readonly ParameterChange[];
}
export type { Dependents };

/** POST /api/norms: a project, or one that is already approved or published when its number is known. */
export const normInput = z.strictObject({
  territory,
  type: z.enum(NORM_TYPES),
  acronym: acronym.default(''),
  number: number.nullable().default(null),
  year: year.nullable().default(null),
  issuer: text('quién la emite', 200),
  unit: z.string().trim().max(200).default(''),
  subject: text('qué dispone', 500),
  draftedOn: day.nullable().default(null),
  sentOn: day.nullable().default(null),
  approvedOn: day.nullable().default(null),
  publishedOn: day.nullable().default(null),
  inForceFrom: day.nullable().default(null),
  inForceTo: day.nullable().default(null),
  confidence,
  source: z.string().trim().max(300).default(''),
});
export type NormInput = z.infer<typeof normInput>;

/** POST /api/norms/:id/step: the next stage of its life. */
export const stepInput = z.strictObject({
  revision: z.number().int().min(0),
  on: day,
  number: number.optional(),
  year: year.optional(),
  acronym: acronym.optional(),
  inForceFrom: day.optional(),
  inForceTo: day.optional(),
  reason,
});
export type StepInput = z.infer<typeof stepInput>;

/** POST /api/norms/relations */
export const relationInput = z.strictObject({ norm: code, kind: z.enum(RELATION_KINDS), target: code, article });
export type RelationInput = z.infer<typeof relationInput>;

/** POST /api/norms/articles */
export const articleInput = z.strictObject({
  norm: code,
  article: text('el artículo', 100),
  says: text('qué dice', 1000),
  confidence,
});
export type ArticleInput = z.infer<typeof articleInput>;

/** POST /api/norms/documents */
export const documentInput = z
  .strictObject({
    norm: code,
    title: text('qué documento es', 200),
    evidenceId: id.nullable().default(null),
    link: z
      .url({ protocol: /^https?$/, error: 'Escriba la dirección completa, con https://.' })
      .nullable()
      .default(null),
  })
  .refine(
    ({ evidenceId, link }) => (evidenceId === null) !== (link === null),
    'Adjunte el archivo o escriba la dirección.',
  );
export type DocumentInput = z.infer<typeof documentInput>;

/** POST /api/norms/obligations */
export const obligationInput = z.strictObject({
  territory,
  norm: code,
  article,
  who: text('quién está obligado', 200),
  roles: z
    .array(
      z
        .string()
        .refine((role) => OBLIGED_ROLES.some((known) => known === role), 'Ese rol no responde por obligaciones.'),
    )
    .min(1, 'Elija qué roles responden.')
    .max(OBLIGED_ROLES.length),
  what: text('a qué obliga', 300),
  firstDueOn: day,
  every: z.enum(RECURRENCES),
  endsOn: day.nullable().default(null),
  confidence,
});
export type ObligationInput = z.infer<typeof obligationInput>;

/** POST /api/norms/obligations/:id/fulfilments */
export const fulfilmentInput = z.strictObject({
  dueOn: day,
  doneOn: day,
  note: z.string().trim().max(500).default(''),
  evidenceId: id.nullable().default(null),
});
export type FulfilmentInput = z.infer<typeof fulfilmentInput>;

/** GET /api/norms/obligations — answers ObligationList. */
export const placeQuery = z.object({ territory: territory.default(''), date: day.optional() });
export interface OpenObligation extends Obligation {
  readonly citation: string;
  readonly open: readonly CalendarDate[];
}
export interface ObligationList {
  readonly today: CalendarDate;
  readonly obligations: readonly OpenObligation[];
}

/** GET /api/norms/parameters — answers ParameterList. */
export interface ParameterLine {
  readonly code: string;
  readonly meaning: string;
  /** As it is printed: «92 días». */
  readonly printed: string;
  readonly number: number | null;
  readonly day: CalendarDate | null;
  readonly unit: string;
  readonly norm: string | null;
  /** How its norm is cited; null: none sets it. */
  readonly citation: string | null;
  readonly article: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly territory: string;
  readonly confidence: Confidence;
  readonly source: string;
  readonly changeId: number | null;
  readonly isInForce: boolean;
  /** Titles of the sections and works that apply it. */
  readonly appliedIn: readonly string[];
}
export interface ParameterList {
  readonly day: CalendarDate;
  readonly parameters: readonly ParameterLine[];
  readonly changes: readonly (ParameterChange & { readonly citation: string; readonly printed: string })[];
}

/** POST /api/norms/parameters: what a norm would change. */
export const changeInput = z
  .strictObject({
    territory,
    code: text('qué umbral', 100),
    value: z.number().finite().nullable().default(null),
    day: day.nullable().default(null),
    norm: code,
    article,
    validFrom: day,
    validTo: day.nullable().default(null),
    confidence,
    source: text('dónde se leyó', 300),
  })
  .refine(({ value, day: on }) => (value === null) !== (on === null), 'Escriba el número o la fecha.');
export type ChangeInput = z.infer<typeof changeInput>;

const ids = z.array(id).min(1, 'Elija al menos un cambio.').max(50);
/** POST /api/norms/parameters/rehearsal — answers Rehearsal: nothing is stored. */
export const rehearsalInput = z.strictObject({
  ids,
  territory,
  /** Of the whole country: its regions too, one by one. */
  everyRegion: z.boolean().default(false),
});
/** POST /api/norms/parameters/application */
export const applicationInput = z.strictObject({ ids, reason });

/** POST /api/norms/lint — answers LintReport. */
export const lintInput = z.strictObject({
  text: z.string().max(1_000_000, 'El texto supera el millón de letras: pártalo, o use lint-citations.'),
  territory: territory.optional(),
});

export type { ChangeStatus };
