// What crosses the wire for accounts, roles, invitations and keys.
import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '#shared/calendar-date.ts';
import type { Grant } from './grant.ts';
import { isOwnName } from './own-name.ts';
import { isRole, mayBeHeldOver, ROLES } from './role.ts';

const day = z.string().refine(isCalendarDate, 'La fecha no existe.');
const territory = z
  .string()
  .regex(/^(PE|(\d{2}){1,3})$/, 'El ubigeo tiene 2, 4 o 6 dígitos, o PE.')
  .transform((code) => (code === 'PE' ? '' : code));
const email = z.email('El correo no está bien escrito.').max(200).toLowerCase();
const password = z
  .string()
  .min(12, 'La contraseña tiene al menos 12 caracteres.')
  .max(128, 'La contraseña tiene a lo más 128 caracteres.');

export const grantInput = z
  .strictObject({
    role: z.string().refine(isRole, 'Ese rol no existe.'),
    territory,
    validFrom: day,
    validTo: day.nullable().default(null),
  })
  // Asked of a role that does not exist too: what each field lacks is told together.
  .refine((grant) => !isRole(grant.role) || mayBeHeldOver(grant.role, grant.territory), {
    error: (issue) => {
      const role = z.object({ role: z.string() }).safeParse(issue.input).data?.role ?? '';
      return `El rol «${isRole(role) ? ROLES[role].label : role}» no se da sobre ese territorio.`;
    },
    path: ['territory'],
  })
  .refine((grant) => grant.validTo === null || grant.validFrom <= grant.validTo, {
    error: 'El rol termina antes de empezar.',
    path: ['validTo'],
  });
export type GrantInput = z.infer<typeof grantInput>;

/** POST /api/invitations — answers Invitation. */
export const invitationInput = z.strictObject({ email, roles: z.array(grantInput).min(1, 'Elija un rol.').max(10) });
export type InvitationInput = z.infer<typeof invitationInput>;

/** The link is shown once, to whoever invites, when there is no mail to send it. */
export interface Invitation {
  readonly sent: boolean;
  readonly link: string | null;
  readonly expiresAt: string;
}

/** POST /api/invitations/reading — what a link brings, for who opened it. */
export const invitationToken = z.strictObject({ token: z.string().min(20).max(100) });
export interface OpenInvitation {
  /** Null: whoever opens it gives one. */
  readonly email: string | null;
  readonly roles: readonly Grant[];
}

/** POST /api/invitations/acceptance — makes the account; the person signs in next. */
export const acceptanceInput = z.strictObject({
  token: z.string().min(20).max(100),
  name: z.string().trim().min(3, 'Escriba su nombre.').max(120).refine(isOwnName, 'Escriba el nombre con que firma.'),
  email,
  password,
});
export type AcceptanceInput = z.infer<typeof acceptanceInput>;

export interface HeldGrant extends Grant {
  readonly id: number;
  readonly grantedBy: string;
  /** From where it was given: who takes it back administers at least as much. '' is Peru. */
  readonly givenOver: string;
}

/** GET /api/session — who is signed in; `account` is null for a visitor. */
export interface Session {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly twoFactor: boolean;
  } | null;
  readonly grants: readonly Grant[];
  /** Codes of what this account may do somewhere. */
  readonly permissions: readonly string[];
  readonly mail: boolean;
  readonly openId: boolean;
}

/** GET /api/accounts — of the jurisdiction of who asks. */
export interface AccountList {
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    /** Masked: POST /api/accounts/:id/unmasking shows it, for a reason. */
    readonly email: string;
    readonly twoFactor: boolean;
    readonly grants: readonly HeldGrant[];
  }[];
}

/** POST /api/accounts/:id/unmasking, answers UnmaskedAccount; POST /api/accounts/:id/erasure, answers AccountErasure. */
export const reasonInput = z.strictObject({ reason: z.string().trim().min(1, 'Escriba el motivo.').max(500) });
export type Reason = z.infer<typeof reasonInput>;

export interface UnmaskedAccount {
  readonly email: string;
}

export interface AccountErasure {
  /** What the account is called from now on. */
  readonly name: string;
}

/** POST /api/accounts/reset-links — by its id where its address is masked. */
export const resetLinkInput = z.union([
  z.strictObject({ email: z.email().max(200) }),
  z.strictObject({ account: z.string().max(64) }),
]);
export type ResetLinkInput = z.infer<typeof resetLinkInput>;

/** POST /api/keys — a key of one's own; its text is in the answer and never again. */
export const keyInput = z.strictObject({
  name: z.string().trim().min(1, 'Escriba para qué es la clave.').max(80),
  territory,
  permissions: z.array(z.string()).min(1, 'Elija qué puede hacer.').max(50),
  days: z.number().int().min(1).max(366),
});
export type KeyInput = z.infer<typeof keyInput>;

export interface KeySummary {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly territory: string;
  readonly permissions: readonly string[];
  readonly expiresOn: CalendarDate | null;
}
export interface KeyList {
  readonly keys: readonly KeySummary[];
}
export interface NewKey extends KeySummary {
  readonly key: string;
}
