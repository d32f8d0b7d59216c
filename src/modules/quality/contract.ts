import { z } from 'zod';
import type { CheckReport } from './finding.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';

/** GET /api/quality?territory&asOf */
export interface QualityView extends CheckReport {
  readonly territory: string;
  readonly asOf: CalendarDate | null;
  /** Those that the findings name. */
  readonly named: FigureMap;
}

/** POST /api/findings/:id/acceptance; DELETE takes it back. */
export const acceptanceInput = z.object({
  territory: z.string(),
  asOf: z.string().nullable(),
  reason: z.string().trim().min(1, 'Escriba el motivo.').max(500),
});
export type AcceptanceInput = z.infer<typeof acceptanceInput>;
