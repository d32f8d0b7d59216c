// What the pages of plans send, read once at the door.
import { z } from 'zod';
import { QUARTER_SHAPE } from './follow-up/quarter.ts';
import type { ActivityFields } from './matrix/activity.ts';

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
