// What crosses the wire.
import { z } from 'zod';
import { isCalendarDate } from '#shared/calendar-date.ts';
import { ACT_KINDS, type ActKind } from './act.ts';

const day = z.string().refine(isCalendarDate, 'Esa fecha no existe: se espera aaaa-mm-dd.');
const text = z.string().trim().max(200);

/** GET /api/acts — the newest first; `after` is the `next` of the page before. */
export const actQuery = z.object({
  /** Ubigeo prefix: acts there and below; 'PE' and nothing are all. */
  territory: z
    .string()
    .regex(/^(PE|(\d{2}){0,3})$/, 'Ese territorio no existe.')
    .transform((code) => (code === 'PE' ? '' : code))
    .optional(),
  actor: text.optional(),
  action: text.optional(),
  kind: z.enum(ACT_KINDS, 'Ese tipo de acto no existe.').optional(),
  /** Days of Lima, both included. */
  from: day.optional(),
  to: day.optional(),
  subject: text.optional(),
  after: z
    .string()
    .regex(/^\d{1,18}-\d{0,6}-\d{1,15}$/, 'Esa página no existe.')
    .optional(),
});
export type ActQuery = z.infer<typeof actQuery>;

export interface ActView {
  readonly chain: string;
  readonly sequence: number;
  readonly at: string;
  readonly kind: ActKind;
  readonly territory: string;
  readonly actor: string;
  /** Masked: POST /api/acts/unmasking shows it, for a reason. Null: this machine. */
  readonly address: string | null;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** It has personal values, encrypted. */
  readonly hasPersonal: boolean;
  /** Hexadecimal. */
  readonly hash: string;
}

export interface ActPage {
  readonly acts: readonly ActView[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** POST /api/acts/unmasking, answers UnmaskedAddress. */
export const addressInput = z.strictObject({
  chain: z.string().regex(/^(\d{4}|\d{6})?$/, 'Esa cadena no existe.'),
  sequence: z.number().int().min(1),
  reason: z.string().trim().min(1, 'Escriba el motivo.').max(500),
});
export type AddressInput = z.infer<typeof addressInput>;

export interface UnmaskedAddress {
  readonly address: string;
}
