// Boards, brigades and networks across the wire: members are counted.
import { z } from 'zod';
import { isCalendarDate } from '#shared/calendar-date.ts';

const day = z.string().refine(isCalendarDate, 'La fecha no existe.');
const text = (most: number): z.ZodString => z.string().max(most, `Escriba hasta ${most} letras.`);
const count = z
  .number('Las personas se cuentan: escriba un número, no nombres.')
  .int('Las personas se cuentan enteras.')
  .min(0, 'No puede haber menos de cero personas.')
  .max(100_000, 'Son demasiadas personas para una organización.');

/** Whoever coordinates is the only person named. */
export const organisationInput = z.object({
  kind: z.enum(['board', 'brigade', 'network']),
  title: z.string().trim().min(1, 'Escriba el nombre.').max(120),
  station: text(120).default(''),
  trade: text(80).default(''),
  schoolCode: z
    .string()
    .regex(/^(\d{7})?$/, 'El código modular tiene siete dígitos.')
    .default(''),
  women: count,
  men: count,
  swornOn: day.nullable().default(null),
  endsOn: day.nullable().default(null),
  coordinatorName: text(120).default(''),
  coordinatorPhone: z
    .string()
    .regex(/^(\+?\d{6,15})?$/, 'El teléfono son cifras.')
    .default(''),
});
export type OrganisationInput = z.infer<typeof organisationInput>;

export interface OrganisationView extends Omit<OrganisationInput, 'coordinatorName' | 'coordinatorPhone'> {
  readonly id: number;
  /** Masked: initials and the last cifras. */
  readonly coordinator: string;
  readonly phone: string;
}
export interface OrganisationList {
  readonly organisations: readonly OrganisationView[];
}
export interface UnmaskedCoordinator {
  readonly name: string;
  readonly phone: string;
}
