// What crosses the wire of plans and their follow-up.
import { z } from 'zod';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { EvidenceSummary, Place } from '#modules/sources/index.ts';
import type { ActivityProgress, Light, PlanProgress } from './follow-up/progress.ts';
import { QUARTER_SHAPE } from './follow-up/quarter.ts';
import type { QuarterState, Stage } from './follow-up/review.ts';
import type { ProgressRules } from './follow-up/rules.ts';
import type { SnapshotChange } from './follow-up/snapshot.ts';
import type { ActivityFields } from './matrix/activity.ts';
import type { BadMatrixRow } from './matrix/read-matrix.ts';

export const territoryCode = z
  .string()
  .regex(/^(PE|(\d{2}){1,3})$/, 'Escriba un ubigeo de 2, 4 o 6 dígitos, o PE.')
  .describe('PE, o ubigeo de 2, 4 o 6 dígitos.');
const planTerritory = z.string().regex(/^(\d{2}){1,3}$/, 'Escriba el ubigeo de la región, provincia o distrito.');
const year = z.coerce.number().int().min(2000).max(2100);
const page = z.coerce.number().int().min(1).max(10_000);
const text = (longest: number) => z.string().trim().min(1, 'Escríbalo.').max(longest);
const day = z.iso.date('Escriba una fecha que exista.');
export const quarterParam = z.string().regex(QUARTER_SHAPE, 'Un trimestre se escribe 2025-T1.').describe('2025-T1');

export const planListQuery = z.object({
  territory: territoryCode.optional(),
  year: year.optional(),
  page: page.default(1),
});
export const rollupQuery = z.object({
  territory: territoryCode.optional(),
  year: year.optional(),
  through: year.describe('Hasta ese año; sin él, solo el primero.').optional(),
});

export const adoptionInput = z.object({ territory: territoryCode });
export const planInput = z.object({
  territory: planTerritory,
  committee: text(200),
  shortTitle: text(80),
  entity: text(200),
  fromYear: z.number().int().min(2000).max(2100),
  toYear: z.number().int().min(2000).max(2100),
});
export type PlanInput = z.infer<typeof planInput>;

export const newVersionInput = z.object({ copyMatrix: z.boolean() });
export const versionInput = z.object({
  diagnosis: z.string().trim().max(50_000),
  priorities: z.array(z.object({ verbatim: text(300), crime: z.string().trim().max(60) })).max(50),
  guidelines: z.array(z.string().trim().max(10)).max(60),
});
export type VersionInput = z.infer<typeof versionInput>;
export const approvalInput = z.object({ instrument: text(300), approvedOn: day.nullable(), inForceFrom: day });
export type ApprovalInput = z.infer<typeof approvalInput>;

const amount = z.number().min(0, 'No puede ser negativo.').max(999_999_999);
export const activityInput = z.object({
  year: z.number().int(),
  code: text(20),
  title: text(500),
  unit: text(100),
  goal: amount,
  q1: amount,
  q2: amount,
  q3: amount,
  q4: amount,
  guideline: z.string().trim().max(10),
  priorityRank: z.number().int().min(1).nullable(),
  responsible: text(300),
  coResponsible: z.string().trim().max(500),
  budgetLine: z.string().trim().max(200),
  budgetSource: z.string().trim().max(200),
  budget: z.number().min(0).nullable(),
  verification: z.string().trim().max(500),
  place: planTerritory,
}) satisfies z.ZodType<ActivityFields>;

export const ACTIVITY_SORTS = ['code', 'title', 'goal', 'guideline'] as const;
export const activityQuery = z.object({
  territory: territoryCode.optional(),
  year,
  version: z.coerce.number().int().optional().describe('De una versión de un plan; sin ella, de las vigentes.'),
  guideline: z.string().max(10).optional(),
  priority: z.coerce.number().int().optional(),
  text: z.string().max(100).optional(),
  sort: z.enum(ACTIVITY_SORTS).default('code'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  page: page.default(1),
});
export type ActivityQuery = z.infer<typeof activityQuery>;

export const progressInput = z.object({
  activityId: z.number().int(),
  executed: amount,
  note: z.string().trim().max(1000),
  evidence: z
    .array(z.object({ id: z.number().int(), amount: z.number().positive('Diga cuánto prueba.').max(999_999_999) }))
    .max(50),
});
export type ProgressInput = z.infer<typeof progressInput>;
export const correctionInput = z.object({ reason: text(500) });
export const reviewInput = z.object({
  decision: z.enum(['observed', 'approved']),
  remark: z.string().trim().max(2000),
});
export type ReviewInput = z.infer<typeof reviewInput>;
export const matrixForm = z.object({
  mode: z.enum(['preview', 'store']).describe('preview: solo mirar; store: guardar.'),
});

export interface PlanRow {
  readonly id: number;
  readonly territory: string;
  readonly level: 'CORESEC' | 'COPROSEC' | 'CODISEC';
  readonly committee: string;
  readonly shortTitle: string;
  readonly entity: string;
  readonly fromYear: number;
  readonly toYear: number;
}

export interface SealedPercents {
  readonly percent: number | null;
  readonly backed: number | null;
  readonly raw: number | null;
}

export interface PlanQuarterCell extends SealedPercents {
  readonly quarter: string;
  readonly state: QuarterState;
  readonly version: number | null;
  readonly light: Light;
}

export interface PlanSummary extends PlanRow {
  readonly instrument: string | null;
  readonly activities: number;
  readonly quarters: readonly PlanQuarterCell[];
}

/** A committee whose plan an edition prints and nobody follows here yet. */
export interface EditionPlan {
  readonly territory: string;
  readonly committee: string;
  readonly instrument: string;
  readonly period: string;
}

/** GET /api/plans */
export interface PlanList {
  readonly place: Place;
  readonly year: number;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly plans: readonly PlanSummary[];
  readonly fromEdition: readonly EditionPlan[];
}

export interface PriorityView {
  readonly rank: number;
  readonly verbatim: string;
  readonly crime: string;
}

export interface VersionView {
  readonly id: number;
  readonly version: number;
  readonly kind: 'original' | 'updated';
  readonly updatesId: number | null;
  readonly status: 'draft' | 'approved';
  readonly instrument: string | null;
  readonly approvedOn: CalendarDate | null;
  readonly inForceFrom: CalendarDate | null;
  readonly diagnosis: string;
  readonly isFromEdition: boolean;
  readonly activities: number;
  readonly priorities: readonly PriorityView[];
  readonly guidelines: readonly string[];
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** GET /api/plans/:id */
export interface PlanDetail {
  readonly plan: PlanRow;
  readonly today: CalendarDate;
  readonly versions: readonly VersionView[];
  /** Of the national policy, in its order. */
  readonly guidelines: readonly Named[];
  readonly crimes: readonly Named[];
  readonly quarters: readonly (PlanQuarterCell & { readonly dueOn: CalendarDate | null })[];
  readonly basis: string;
}

export interface ActivityRow extends ActivityFields {
  readonly id: number;
  readonly planId: number;
  readonly versionId: number;
  readonly territory: string;
  readonly committee: string;
}

/** GET /api/plan-activities */
export interface ActivityPage {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly activities: readonly ActivityRow[];
}

export interface FollowedActivity {
  readonly id: number | null;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly guideline: string;
  readonly responsible: string;
  readonly goal: number;
  readonly programmed: number;
  readonly executed: number | null;
  readonly note: string;
  readonly evidence: readonly FollowedEvidence[];
  readonly progress: ActivityProgress;
}

export interface FollowedEvidence extends Pick<EvidenceSummary, 'name' | 'sha256'> {
  /** Null in a sealed text: it names its bytes. */
  readonly id: number | null;
  readonly amount: number;
}

export interface SealedVersion {
  readonly version: number;
  readonly sha256: string;
  readonly reason: string | null;
  readonly closedOn: CalendarDate;
  readonly closedBy: string;
  readonly percents: SealedPercents;
  /** Against the version before it. */
  readonly changes: readonly SnapshotChange[];
}

export interface ReviewView {
  readonly version: number;
  readonly stage: Stage;
  readonly decision: 'observed' | 'approved';
  readonly remark: string;
  readonly decidedOn: CalendarDate;
  readonly decidedBy: string;
}

/** GET /api/plans/:id/quarters/:quarter */
export interface FollowUp {
  readonly plan: PlanRow;
  readonly quarter: string;
  readonly instrument: string | null;
  readonly state: QuarterState;
  readonly stage: Stage | null;
  /** Ubigeo prefix of who looks at it now; '' is the Ministry. */
  readonly stageTerritory: string | null;
  readonly dueOn: CalendarDate | null;
  readonly correctionReason: string | null;
  /** Whether the quarter is over, and may be closed. */
  readonly isOver: boolean;
  readonly rules: ProgressRules;
  readonly progress: PlanProgress;
  readonly light: Light;
  readonly activities: readonly FollowedActivity[];
  readonly sealed: readonly SealedVersion[];
  readonly reviews: readonly ReviewView[];
}

export interface RollupCell extends SealedPercents {
  readonly quarter: string;
  readonly light: Light;
  /** Plans with the quarter sealed. */
  readonly closed: number;
}

export interface RollupRow {
  readonly code: string;
  readonly name: string;
  readonly plans: number;
  readonly quarters: readonly RollupCell[];
}

/** GET /api/plan-rollups: mean of the plans with the quarter sealed. */
export interface RollupView {
  readonly place: Place;
  readonly fromYear: number;
  readonly toYear: number;
  readonly basis: string;
  readonly whole: RollupRow;
  readonly parts: readonly RollupRow[];
  /** By guideline of the policy, in its order: those with something sealed. */
  readonly guidelines: readonly RollupRow[];
  /** All the guidelines of the policy. */
  readonly known: readonly Named[];
}

export interface MatrixResult {
  readonly file: string;
  readonly stored: number;
  readonly changed: number;
  readonly sample: readonly ActivityFields[];
  readonly bad: readonly BadMatrixRow[];
}

export interface MatrixImport {
  readonly id: number;
  readonly file: string;
  readonly stored: number;
  readonly createdAt: string;
  readonly bad: readonly BadMatrixRow[];
}
