// An activity of the strategy: what was done in a neighbourhood, by whom, with whom. The form of the Ministry's own
// platform is not public: kinds and actors are the edition's words, the other lists are supposed.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Point } from '#shared/polygon.ts';
import type { VersionedFields, Write } from '#shared/versioned-fields.ts';

/** Code to the words of the source. */
export const KINDS = {
  riskFactors: 'Atención de factores de riesgo',
  organisation: 'Fortalecimiento organizacional',
  prevention: 'Prevención de delitos',
  publicSpaces: 'Recuperación de espacios públicos',
  codisecSession: 'Sesión CODISEC',
  technicalSession: 'Sesión Mesa Técnica',
} as const;
export type Kind = keyof typeof KINDS;

export const ACTORS = {
  police: 'PNP',
  ally: 'Aliado estratégico',
  sector: 'Sector',
  localGovernment: 'Gobierno local',
  several: 'Más de un actor',
} as const;
export type Actor = keyof typeof ACTORS;

export const AXES = {
  police: 'Prevención policial',
  social: 'Prevención social',
  community: 'Prevención comunitaria',
} as const;

export const SUBTYPES = {
  workshop: 'Taller',
  training: 'Capacitación',
  cultural: 'Cultural',
  sports: 'Deportiva',
  artistic: 'Artística',
  mixedRound: 'Ronda mixta',
  march: 'Marcha',
  fair: 'Feria',
  space: 'Recuperación de espacio',
  session: 'Sesión',
  other: 'Otra',
} as const;

export const RISK_FACTORS = {
  alcohol: 'Consumo de alcohol y drogas',
  gangs: 'Pandillaje',
  schoolLeaving: 'Abandono escolar',
  familyViolence: 'Violencia familiar',
  decayedSpace: 'Espacio público degradado',
  lighting: 'Falta de iluminación',
  illegalMarket: 'Venta de objetos robados',
  unemployment: 'Desempleo juvenil',
} as const;

export const PROTECTIVE_FACTORS = {
  organised: 'Vecinos organizados',
  recoveredSpace: 'Espacio público recuperado',
  sportsAndArts: 'Deporte y arte',
  school: 'Permanencia en la escuela',
  work: 'Empleo y capacitación',
  family: 'Apoyo a la familia',
  watch: 'Vigilancia con la policía',
} as const;

export const AGE_BANDS = {
  children: 'Niños (0–11)',
  adolescents: 'Adolescentes (12–17)',
  youths: 'Jóvenes (18–29)',
  adults: 'Adultos (30–59)',
  elders: 'Adultos mayores (60+)',
} as const;
export type AgeBand = keyof typeof AGE_BANDS;

/** People are counted and never named. */
export type People = Readonly<Partial<Record<AgeBand, { readonly women: number; readonly men: number }>>>;

export const STATUSES = {
  draft: 'Borrador',
  registered: 'Registrada',
  validated: 'Validada',
  observed: 'Observada',
  withdrawn: 'Retirada',
} as const;
export type Status = keyof typeof STATUSES;

/** As its fields stand; what nobody wrote yet is absent. */
export interface ActivityFields {
  readonly neighbourhood?: string | null | undefined;
  readonly kind?: Kind | null | undefined;
  readonly subtype?: keyof typeof SUBTYPES | null | undefined;
  readonly actor?: Actor | null | undefined;
  readonly entities?: string | undefined;
  readonly axis?: keyof typeof AXES | null | undefined;
  readonly riskFactors?: readonly (keyof typeof RISK_FACTORS)[] | undefined;
  readonly protectiveFactors?: readonly (keyof typeof PROTECTIVE_FACTORS)[] | undefined;
  readonly heldOn?: CalendarDate | null | undefined;
  /** '16:30' */
  readonly startsAt?: string | null | undefined;
  readonly minutes?: number | null | undefined;
  readonly place?: string | undefined;
  readonly point?: Point | null | undefined;
  readonly people?: People | undefined;
  /** Office or role, not a name. */
  readonly responsible?: string | undefined;
  readonly notes?: string | undefined;
  /** Of the committees' register. */
  readonly session?: string | null | undefined;
  /** Whoever logs it says that it is whole. */
  readonly isWhole?: boolean | undefined;
}
export type FieldName = keyof ActivityFields;

/** Order of the form. */
export const FIELD_LABELS: Readonly<Record<FieldName, string>> = {
  neighbourhood: 'Barrio',
  kind: 'Tipo de acción',
  subtype: 'Qué fue',
  actor: 'Actor',
  entities: 'Entidades',
  axis: 'Eje',
  heldOn: 'Fecha',
  startsAt: 'Hora',
  minutes: 'Duración (minutos)',
  place: 'Lugar',
  point: 'Coordenadas',
  riskFactors: 'Factores de riesgo',
  protectiveFactors: 'Factores protectores',
  people: 'Personas',
  responsible: 'Responsable (cargo u oficina)',
  notes: 'Qué se hizo',
  session: 'Sesión de comité',
  isWhole: 'Completa',
};

export type FieldValue = NonNullable<ActivityFields[FieldName]> | null;
export type ActivityRecord = VersionedFields<FieldValue>;
export type FieldWrite = Write<FieldValue>;

/** The leading value of each field: what everybody sees until a conflict is decided. */
export function fieldsOf(record: ActivityRecord): ActivityFields {
  const leading = Object.entries(record.fields).flatMap(([field, writes]) => {
    const value = writes.at(-1)?.value;
    return value === undefined ? [] : [[field, value] as const];
  });
  // The contract reads each value by its field; a device of ours writes no other.
  return Object.fromEntries(leading) as ActivityFields;
}

/** Undefined when nobody counted: not zero. */
export function peopleTotal(people: People | undefined): number | undefined {
  if (people === undefined || Object.keys(people).length === 0) return undefined;
  return Object.values(people).reduce((sum, { women, men }) => sum + women + men, 0);
}

export function isSession(kind: Kind | null | undefined): boolean {
  return kind === 'codisecSession' || kind === 'technicalSession';
}

/** A field's value in words, for who has to choose between two. */
export function valueWords(field: string, value: FieldValue, nameOf: (id: string) => string): string {
  if (value === null || value === '') return 'vacío';
  if (field === 'neighbourhood' && typeof value === 'string') return nameOf(value);
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  if (Array.isArray(value)) return value.map((one) => wordOf(field, String(one))).join(', ') || 'ninguno';
  if (typeof value === 'object') return objectWords(value);
  if (field === 'heldOn') return String(value).split('-').toReversed().join('/');
  return wordOf(field, String(value));
}

const LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: KINDS,
  actor: ACTORS,
  axis: AXES,
  subtype: SUBTYPES,
  riskFactors: RISK_FACTORS,
  protectiveFactors: PROTECTIVE_FACTORS,
};

function wordOf(field: string, code: string): string {
  const words = LISTS[field];
  return words && Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

function objectWords(value: object): string {
  if ('lat' in value && 'lon' in value) return `${Number(value.lat).toFixed(5)}, ${Number(value.lon).toFixed(5)}`;
  const bands = Object.entries(AGE_BANDS).flatMap(([band, label]) => {
    const count: unknown = Reflect.get(value, band);
    return typeof count === 'object' && count !== null && 'women' in count && 'men' in count
      ? [`${label}: ${String(count.women)} mujeres y ${String(count.men)} hombres`]
      : [];
  });
  return bands.join('; ') || 'nadie contado';
}
