// What an analyst asks of the complaints: which places, months and modalities, and by what they are told apart. One
// question has one address, and the web, the API and the command line read it alike.
import { z } from 'zod';
import { Refusal } from '#shared/refusal.ts';

/** '2025-03'. */
export type Month = string;

export const PLACE_LEVELS = ['region', 'province', 'district'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];
/** Of its ubigeo. */
export const LEVEL_DIGITS = { region: 2, province: 4, district: 6 } as const satisfies Readonly<
  Record<PlaceLevel, number>
>;
export const DIMENSIONS = [...PLACE_LEVELS, 'modality', 'year', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface ComplaintQuery {
  /** Ubigeo prefixes; '' is Peru. At least one. */
  readonly territories: readonly string[];
  readonly from: Month;
  readonly to: Month;
  /** Of the places, at most one level; of the time, at most one. */
  readonly by: readonly Dimension[];
  /** Slugs, as in addresses: 'robo'. Empty: all together. */
  readonly modalities: readonly string[];
  /** Null: the one in force. */
  readonly edition: number | null;
}

/** More cells than these are not a table that anybody reads. */
export const MOST_CELLS = 60_000;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'El mes se escribe como 2025-03.');
const list = z
  .string()
  .max(4_000)
  .transform((text) => text.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ''));

/** As it stands in an address; `from` and `to` absent: the newest whole year that can be compared. */
export const queryFields = z.object({
  territory: list.default(['PE']).describe('PE o ubigeos de 2, 4 o 6 dígitos, separados por comas.'),
  from: month.optional(),
  to: month.optional(),
  by: list.default([]).describe(`Hasta tres de ${DIMENSIONS.join(', ')}, separadas por comas.`),
  modality: list.default([]).describe('Modalidades por su primera palabra en minúsculas: robo, extorsion.'),
  edition: z.coerce.number().int().min(1).optional(),
});
export type QueryFields = z.infer<typeof queryFields>;

/** Throws a Refusal: unknown-dimension, clashing-dimensions, impossible-territory, period-reversed, future-period. */
export function readQuery(
  fields: QueryFields,
  newest: { readonly from: Month; readonly to: Month },
  today: string,
): ComplaintQuery {
  const by = [...new Set(fields.by)].map(dimensionOf);
  const clashing = [by.filter(isPlaceLevel), by.filter((one) => one === 'year' || one === 'month')];
  if (clashing.some((group) => group.length > 1) || by.length > 3)
    throw new Refusal(
      'invalid',
      'clashing-dimensions',
      'Desagregue por un solo nivel de lugar, por año o por mes, y por modalidad.',
    );
  const territories = fields.territory.map(territoryOf);
  if (territories.length === 0) throw impossibleTerritory('');
  const [from, to] = [fields.from ?? fields.to ?? newest.from, fields.to ?? fields.from ?? newest.to];
  if (from > to)
    throw new Refusal('invalid', 'period-reversed', `El periodo termina (${to}) antes de empezar (${from}).`);
  if (from > today.slice(0, 7))
    throw new Refusal('invalid', 'future-period', `El periodo empieza en ${from}, que todavía no llega.`);
  return {
    territories: [...new Set(territories)],
    from,
    to,
    by,
    modalities: [...new Set(fields.modality.map((text) => text.toLowerCase()))],
    edition: fields.edition ?? null,
  };
}

/** Its permanent address, parameters in one order. */
export function queryAddress(query: ComplaintQuery): string {
  const parts: readonly (readonly [string, string])[] = [
    ['territory', query.territories.map((code) => code || 'PE').join(',')],
    ['from', query.from],
    ['to', query.to],
    ...(query.by.length > 0 ? [['by', query.by.join(',')] as const] : []),
    ...(query.modalities.length > 0 ? [['modality', query.modalities.join(',')] as const] : []),
    ...(query.edition === null ? [] : [['edition', String(query.edition)] as const]),
  ];
  return parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`).join('&');
}

export function isPlaceLevel(dimension: Dimension): dimension is PlaceLevel {
  return PLACE_LEVELS.some((level) => level === dimension);
}

function dimensionOf(text: string): Dimension {
  const found = DIMENSIONS.find((dimension) => dimension === text);
  if (found) return found;
  throw new Refusal(
    'invalid',
    'unknown-dimension',
    `No se desagrega por «${text}»: puede ser ${DIMENSIONS.join(', ')}.`,
  );
}

function territoryOf(text: string): string {
  if (text === 'PE') return '';
  if (/^(\d{2}){1,3}$/.test(text)) return text;
  throw impossibleTerritory(text);
}

function impossibleTerritory(text: string): Refusal {
  return new Refusal(
    'invalid',
    'impossible-territory',
    `«${text}» no es un territorio: escriba PE o un ubigeo de 2, 4 o 6 dígitos.`,
  );
}

/** Months since year 0: they subtract. */
export function monthIndex(value: Month): number {
  return Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1;
}

export function monthAt(index: number): Month {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function monthsIn({ from, to }: { readonly from: Month; readonly to: Month }): number {
  return monthIndex(to) - monthIndex(from) + 1;
}

export interface Span {
  readonly from: Month;
  readonly to: Month;
}

/** The same months, a year earlier or as many years as the period is long. */
export function periodBefore(span: Span): Span {
  return shifted(span, -12 * Math.ceil(monthsIn(span) / 12));
}

export function shifted({ from, to }: Span, months: number): Span {
  return { from: monthAt(monthIndex(from) + months), to: monthAt(monthIndex(to) + months) };
}

/** How far back each group of an answer is compared: each month or year with that of the year before. */
export function monthsBack({ by, from, to }: Pick<ComplaintQuery, 'by' | 'from' | 'to'>): number {
  const isTime = by.includes('month') || by.includes('year');
  return isTime ? 12 : 12 * Math.ceil(monthsIn({ from, to }) / 12);
}
