// What crosses the wire for training centres, their groups and reports.
import { z } from 'zod';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { capacity, day, hours, id, text } from './contract-fields.ts';
import type { EventTotals, TrainingEvent } from './events/event.ts';

/** POST /api/training/centres */
export const centreInput = z.strictObject({
  territory: z.string().regex(/^\d{6}$/, 'El centro es de un distrito: seis dígitos.'),
  title: text('el nombre del centro', 200),
  stage: z.enum(['pilot', 'extension']),
  phase: z.number().int().min(1).max(20),
  phaseSince: day.nullable(),
});
export type CentreInput = z.infer<typeof centreInput>;
/** PATCH /api/training/centres/:id — the next phase, or from the extension to the pilot. */
export const phaseInput = centreInput.pick({ stage: true, phase: true, phaseSince: true });
export type PhaseInput = z.infer<typeof phaseInput>;

/** POST /api/training/groups — of the edition's row of that number, when there is one: nothing of it is typed again. */
export const groupInput = z.strictObject({
  centre: id,
  number: z
    .string()
    .trim()
    .regex(/^[\w-]{1,10}$/, 'El grupo se numera como 01, 02…'),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  hours: hours.nullable(),
  capacity: capacity,
});
export type GroupInput = z.infer<typeof groupInput>;

export interface StatedGroup {
  readonly number: string;
  readonly startedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly people: number | null;
  readonly reports: readonly string[];
}
export interface Centre {
  readonly id: number;
  readonly territory: string;
  readonly title: string;
  readonly stage: 'pilot' | 'extension';
  readonly phase: number;
  readonly phaseSince: CalendarDate | null;
  readonly groups: readonly (TrainingEvent & EventTotals)[];
  /** As the edition in force prints them. */
  readonly stated: readonly StatedGroup[];
}
/** GET /api/training/centres?territory */
export interface CentreList {
  readonly centres: readonly Centre[];
  /** Of the edition, that nobody has opened here yet. */
  readonly known: readonly {
    readonly territory: string;
    readonly title: string;
    readonly stage: 'pilot' | 'extension';
    readonly phase: number | null;
  }[];
}

/** POST …/:id/reports; POST /api/training/reports/:id/delivery */
export const reportInput = z.strictObject({ what: text('de qué informa', 200), dueOn: day.nullable() });
export type ReportInput = z.infer<typeof reportInput>;
export const deliveryInput = z.strictObject({
  number: text('el número del informe', 80),
  deliveredOn: day,
  evidence: id.nullable(),
});
export type DeliveryInput = z.infer<typeof deliveryInput>;

/** GET …/:id/merits */
export interface MeritList {
  readonly merits: readonly {
    readonly place: number;
    readonly name: string;
    readonly mark: number | null;
    readonly days: number;
  }[];
}
