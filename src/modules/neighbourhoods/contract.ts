// What crosses the wire for Barrio Seguro.
import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '#shared/calendar-date.ts';
import type { Seen } from '#shared/versioned-fields.ts';
import {
  ACTORS,
  type ActivityRecord,
  AGE_BANDS,
  AXES,
  KINDS,
  PROTECTIVE_FACTORS,
  RISK_FACTORS,
  type Status,
  SUBTYPES,
} from './activity.ts';
import type { ActivityProblem } from './activity-rules.ts';
import type { Month, MonthState } from './months.ts';

const day = z.string().refine(isCalendarDate, 'La fecha no existe.');
const reason = z.string().trim().min(1, 'Escriba el motivo.').max(500);
const count = z
  .number('Las personas se cuentan: escriba un número, no nombres.')
  .int('Las personas se cuentan enteras.')
  .min(0, 'No puede haber menos de cero personas.')
  .max(100_000, 'Son demasiadas personas para una actividad.');
const text = (most: number): z.ZodString => z.string().max(most, `Escriba hasta ${most} letras.`);
const oneOf = <T extends string>(codes: Readonly<Record<T, string>>) =>
  z.string().refine((code): code is T => Object.hasOwn(codes, code), 'No es una de las opciones.');

const bands = Object.keys(AGE_BANDS).filter((band): band is keyof typeof AGE_BANDS => band in AGE_BANDS);
const people = z
  .record(z.string(), z.strictObject({ women: count, men: count }, 'Las personas se cuentan por sexo, sin nombres.'))
  .refine(
    (counts) => Object.keys(counts).every((band) => bands.some((known) => known === band)),
    'Ese grupo de edad no existe.',
  );

/** What each field may hold; a draft may lack any. */
const fieldValues = {
  neighbourhood: text(120).nullable(),
  kind: oneOf(KINDS).nullable(),
  subtype: oneOf(SUBTYPES).nullable(),
  actor: oneOf(ACTORS).nullable(),
  entities: text(300),
  axis: oneOf(AXES).nullable(),
  riskFactors: z.array(oneOf(RISK_FACTORS)).max(8),
  protectiveFactors: z.array(oneOf(PROTECTIVE_FACTORS)).max(8),
  heldOn: day.nullable(),
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'La hora se escribe 16:30.')
    .nullable(),
  minutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60, 'Una actividad dura un día o menos.')
    .nullable(),
  place: text(200),
  point: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).nullable(),
  people,
  responsible: text(120),
  notes: text(2_000),
  session: text(60).nullable(),
  isWhole: z.boolean(),
} as const;

/** Some fields, each as it may be. */
export const activityValues = z.strictObject(fieldValues).partial();

const device = z.string().regex(/^[a-z0-9-]{1,60}$/);
const seen = z.record(device, z.number().int().min(0).max(1_000_000));
const writeOf = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    device,
    counter: z.number().int().min(1).max(1_000_000),
    clock: z.number().int().min(1).max(10_000_000),
    at: z.iso.datetime({ offset: true }),
    value,
  });
const writesOf = <T extends z.ZodType>(value: T) => z.array(writeOf(value)).max(50);
type FieldWrites = { readonly [Name in keyof typeof fieldValues]: ReturnType<typeof writesOf> };
const fieldWrites: FieldWrites = mapValues(fieldValues, writesOf);

function mapValues<K extends string, V>(from: Readonly<Record<K, z.ZodType>>, change: (value: z.ZodType) => V) {
  return Object.fromEntries(Object.entries<z.ZodType>(from).map(([key, value]) => [key, change(value)])) as Record<
    K,
    V
  >;
}

export const activityRecordInput = z.strictObject({ seen, fields: z.strictObject(fieldWrites).partial() });

/** POST /api/activities/sync — as often as needed: what is known changes nothing. Each is answered on its own. */
export const syncInput = z.object({
  /** Where who logs them acts, for a draft that names no neighbourhood. */
  territory: z.string().regex(/^(PE|(\d{2}){1,3})$/),
  activities: z
    .array(z.object({ id: z.uuid(), record: z.unknown() }))
    .min(1)
    .max(50),
});
export type SyncInput = z.infer<typeof syncInput>;

export interface ActivityState {
  readonly id: string;
  readonly status: Status;
  readonly record: ActivityRecord;
  /** `device:counter` to who wrote it. */
  readonly writers: Readonly<Record<string, string>>;
  readonly problems: readonly ActivityProblem[];
  readonly conflicts: readonly string[];
  /** Why it was observed or withdrawn. */
  readonly verdict: string | null;
  readonly updatedAt: string;
}

export type SyncAnswer =
  | { readonly id: string; readonly state: ActivityState }
  /** It stays on the device as it is. */
  | { readonly id: string; readonly refused: { readonly code: string; readonly message: string } };

export interface SyncResult {
  readonly activities: readonly SyncAnswer[];
}

/** PATCH /api/activities/:id — from the desk, over what was seen; also how a conflict is decided. */
export const changeActivityInput = z.object({ seen, values: activityValues });

/** POST /api/activities/:id/validation */
export const validationInput = z
  .object({ verdict: z.enum(['validated', 'observed']), observation: z.string().trim().max(500).default('') })
  .refine(({ verdict, observation }) => verdict === 'validated' || observation !== '', 'Diga qué hay que corregir.');

/** POST /api/activities/:id/withdrawal, DELETE /api/neighbourhoods/:id/months/:month */
export const withReason = z.object({ reason });

/** POST /api/activities/:id/pictures — before its parts; asked again, it says how much came. */
export const pictureInput = z.object({
  id: z.uuid(),
  file: text(120).min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().min(1),
  showsNoMinor: z.literal(true, 'Declare que en la foto no se reconoce a ningún menor de edad.'),
});
export interface PictureProgress {
  readonly received: number;
  readonly isWhole: boolean;
}

/** GET /api/activities/:id */
export interface ActivityDetail extends ActivityState {
  readonly territory: string;
  readonly createdBy: string;
  readonly pictures: readonly {
    readonly id: string;
    readonly file: string;
    readonly isWhole: boolean;
    readonly evidenceId: number | null;
    /** The same photo stands in other activities. */
    readonly repeatedIn: number;
  }[];
}

export const activityQuery = z.object({
  territory: z
    .string()
    .regex(/^(PE|(\d{2}){1,3})$/)
    .default('PE'),
  neighbourhood: z.string().max(120).optional(),
  kind: oneOf(KINDS).optional(),
  actor: oneOf(ACTORS).optional(),
  status: z.enum(['draft', 'registered', 'validated', 'observed', 'withdrawn']).optional(),
  inConflict: z.enum(['1']).optional(),
  from: day.optional(),
  to: day.optional(),
  order: z.enum(['newest', 'oldest', 'people']).default('newest'),
  page: z.coerce.number().int().min(1).max(200, 'Filtre la lista: no se muestran más de 200 páginas.').default(1),
});
export type ActivityQuery = z.infer<typeof activityQuery>;

/** GET /api/activities — one page of what who asks may see. */
export interface ActivityList {
  /** Up to ten thousand; then `isMore`. */
  readonly total: number;
  readonly isMore: boolean;
  readonly pageSize: number;
  readonly activities: readonly {
    readonly id: string;
    readonly neighbourhood: string | null;
    readonly territory: string;
    readonly kind: string | null;
    readonly actor: string | null;
    readonly heldOn: CalendarDate | null;
    readonly place: string;
    readonly people: number | null;
    readonly status: Status;
    readonly conflicts: number;
    readonly problems: number;
  }[];
}

export interface NeighbourhoodView {
  readonly id: string;
  readonly territory: string;
  readonly title: string;
  /** It has only been named by an edition: nobody has worked with it here. */
  readonly isStated: boolean;
  readonly limits: unknown;
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
  readonly stations: readonly { readonly station: string; readonly catalogueCode: string | null }[];
  readonly goal: { readonly activities: number; readonly hours: number | null } | null;
  readonly months: readonly { readonly month: Month; readonly state: MonthState; readonly activities: number }[];
  /** Registered, and of them those that count. */
  readonly activities: number;
  readonly validated: number;
  /** Hours of those who took part. */
  readonly hours: number;
  readonly organisations: number;
}

/** GET /api/neighbourhoods?territory&year */
export interface NeighbourhoodList {
  readonly year: string;
  readonly neighbourhoods: readonly NeighbourhoodView[];
}

/** POST /api/field — what a device keeps to work without a network. */
export interface FieldState {
  readonly account: string;
  readonly name: string;
  /** Locks the drafts; base64. */
  readonly key: string;
  readonly today: CalendarDate;
  /** Where they may log activities. */
  readonly territory: string;
  readonly neighbourhoods: readonly {
    readonly id: string;
    readonly territory: string;
    readonly title: string;
    readonly limits: unknown;
    readonly startsOn: CalendarDate | null;
    readonly endsOn: CalendarDate | null;
    readonly months: Readonly<Record<Month, 'none' | 'complete'>>;
  }[];
  /** Newest, and all that wait for something. */
  readonly activities: readonly ActivityState[];
}

export const newNeighbourhoodInput = z.object({
  territory: z.string().regex(/^\d{6}$/, 'Un barrio es de un distrito: seis dígitos.'),
  title: z.string().trim().min(1, 'Escriba el nombre.').max(80),
});

/** PATCH /api/neighbourhoods/:id — what is absent stays. */
export const neighbourhoodInput = z.object({
  limits: z.unknown().optional(),
  limitsSource: text(200).optional(),
  startsOn: day.nullable().optional(),
  endsOn: day.nullable().optional(),
  stations: z.array(z.string().trim().min(1).max(120)).max(10).optional(),
  goal: z
    .object({
      year: z.number().int().min(2017).max(2100),
      activities: z.number().int().min(0).max(10_000),
      hours: z.number().int().min(0).max(10_000_000).nullable().default(null),
    })
    .optional(),
});
export type NeighbourhoodInput = z.infer<typeof neighbourhoodInput>;

/** POST /api/neighbourhoods/:id/months */
export const monthInput = z.object({
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'El mes se escribe 2025-03.'),
  declared: z.enum(['none', 'complete']),
});

export type { Seen };

/** POST /api/activities/import — multipart: `file` and these. `confirm` 0 only shows what it holds. */
export const importFields = z.object({
  territory: z.string().regex(/^(PE|(\d{2}){1,3})$/),
  confirm: z.enum(['0', '1']).default('0'),
});
export interface ImportAnswer {
  readonly rows: number;
  /** Whole, without problems. */
  readonly registered: number;
  /** They stay as drafts, each with what it lacks. */
  readonly drafts: number;
  readonly known: number;
  readonly problems: readonly { readonly row: number; readonly message: string }[];
  readonly isStored: boolean;
}
