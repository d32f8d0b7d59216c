// What is asked of the budget's page: it stands in its address.
import { z } from 'zod';
import { FIRST_YEAR } from '../dataset.ts';

export const ENTITY_ORDERS = ['lacking', 'advance', 'name'] as const;
export type EntityOrder = (typeof ENTITY_ORDERS)[number];

/** Percentage of the PIM to reach, unless another one is chosen. */
export const DEFAULT_GOAL = 90;
export const ENTITIES_SHOWN = 25;

/** Who manages the money, who pays it, who checks it. */
export const BUDGET_READERS = ['official', 'citizen', 'auditor'] as const;
export type BudgetReader = (typeof BUDGET_READERS)[number];

export const budgetFields = z.object({
  territory: z
    .string()
    .regex(/^(PE|(\d{2}){1,3})$/)
    .default('PE'),
  asOf: z.string().optional(),
  /** Absent: for the three of them. */
  reader: z.enum(BUDGET_READERS).optional(),
  /** Fiscal year; absent: the newest that is known. */
  year: z.coerce.number().int().min(FIRST_YEAR).max(2100).optional(),
  goal: z.coerce.number().int().min(1).max(100).default(DEFAULT_GOAL),
  order: z.enum(ENTITY_ORDERS).default('lacking'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type BudgetFields = z.infer<typeof budgetFields>;
