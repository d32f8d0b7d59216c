// Kinds of values that cross the wire here.
import { z } from 'zod';
import { isCalendarDate } from '#shared/calendar-date.ts';
import { isParticipantRole } from './events/participant-role.ts';

export const day = z.string().refine(isCalendarDate, 'La fecha no existe.');
export const territory = z
  .string()
  .regex(/^(PE|(\d{2}){1,3})$/, 'El ubigeo tiene 2, 4 o 6 dígitos, o PE.')
  .transform((code) => (code === 'PE' ? '' : code));
export const text = (what: string, most: number) => z.string().trim().min(1, `Escriba ${what}.`).max(most);
export const role = z.string().refine(isParticipantRole, 'Ese cargo no es del catálogo.');
export const id = z.number().int().min(1);
export const mark = z.number().min(0, 'La nota va de 0 a 20.').max(20, 'La nota va de 0 a 20.');

export const hours = z.number().gt(0, 'Las horas son más de cero.').max(2000);
export const capacity = z.number().int().min(1, 'El aforo es de una persona o más.').max(100_000).nullable();
