// The strategy's spreadsheet, as a named recipe: one activity a row, by the names of its columns. The Ministry's own
// form is not public: these are the columns that its records are known to have, each with the names seen for it.
import { isCalendarDate } from '#shared/calendar-date.ts';
import type { RawSheet } from '#modules/sources/index.ts';
import {
  ACTORS,
  type ActivityFields,
  AGE_BANDS,
  type AgeBand,
  AXES,
  KINDS,
  type People,
  SUBTYPES,
} from './activity.ts';

export const RECIPE = 'embs-actividades';

export interface RecipeRow {
  /** As the file numbers it. */
  readonly row: number;
  /** As its neighbourhood is called there; the action finds it. */
  readonly neighbourhood: string;
  readonly fields: ActivityFields;
  /** What of it could not be read, in Spanish: the row stays a draft. */
  readonly unread: readonly string[];
}

export type RecipeReading =
  | { readonly rows: readonly RecipeRow[] }
  | { readonly problem: 'no-header' | 'two-headers' | 'missing-column'; readonly about: string };

type Column =
  | 'neighbourhood'
  | 'heldOn'
  | 'kind'
  | 'actor'
  | 'place'
  | 'subtype'
  | 'axis'
  | 'startsAt'
  | 'minutes'
  | 'entities'
  | 'responsible'
  | 'notes'
  | 'lat'
  | 'lon';

const NAMES: Readonly<Record<Column, readonly string[]>> = {
  neighbourhood: ['barrio', 'barrio seguro', 'nombre del barrio'],
  heldOn: ['fecha', 'fecha de la actividad', 'dia'],
  kind: ['tipo de acción', 'tipo de actividad', 'tipo'],
  actor: ['actor', 'tipo de actor'],
  place: ['lugar', 'dirección', 'lugar de la actividad'],
  subtype: ['subtipo', 'actividad'],
  axis: ['eje', 'eje de prevención'],
  startsAt: ['hora', 'hora de inicio'],
  minutes: ['duración', 'duración minutos', 'minutos'],
  entities: ['entidades', 'instituciones'],
  responsible: ['responsable', 'cargo responsable'],
  notes: ['descripción', 'qué se hizo', 'detalle'],
  lat: ['latitud'],
  lon: ['longitud'],
};
const REQUIRED = ['neighbourhood', 'heldOn', 'kind', 'actor'] as const;
const SEXES = { women: 'mujeres', men: 'hombres' } as const;

export function readRecipe({ rows }: Pick<RawSheet, 'rows'>): RecipeReading {
  const at = rows.findIndex(isHeader);
  const header = rows[at];
  if (!header) return { problem: 'no-header', about: 'Barrio, Fecha, Tipo de acción y Actor' };
  const second = rows.findIndex((row, index) => index > at && isHeader(row));
  if (second !== -1) return { problem: 'two-headers', about: `filas ${at + 1} y ${second + 1}` };
  const columns = new Map(header.map((name, index) => [comparable(name), index] as const));
  const cellOf = (row: readonly string[], names: readonly string[]): string => {
    const index = names.map((name) => columns.get(comparable(name))).find((found) => found !== undefined);
    return index === undefined ? '' : (row[index] ?? '').trim();
  };
  const missing = REQUIRED.find((column) => NAMES[column].every((name) => !columns.has(comparable(name))));
  if (missing) return { problem: 'missing-column', about: NAMES[missing][0] ?? missing };
  const body = rows.map((cells, index) => ({ cells, row: index + 1 })).slice(at + 1);
  return {
    rows: body
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ cells, row }) =>
        rowOf(
          row,
          (column) => cellOf(cells, NAMES[column]),
          (names) => cellOf(cells, names),
        ),
      ),
  };
}

/** Two of the names that only a header has. */
function isHeader(row: readonly string[]): boolean {
  const cells = new Set(row.map(comparable));
  return REQUIRED.filter((column) => NAMES[column].some((name) => cells.has(comparable(name)))).length >= 2;
}

function rowOf(row: number, cell: (column: Column) => string, named: (names: readonly string[]) => string): RecipeRow {
  const unread: string[] = [];
  const read = <T>(column: Column, words: string, value: T | undefined): T | null => {
    const text = cell(column);
    if (text !== '' && value === undefined) unread.push(`${words}: «${text}» no se entiende.`);
    return value ?? null;
  };
  const [lat, lon] = [numberOf(cell('lat')), numberOf(cell('lon'))];
  const counted = peopleOf(named);
  return {
    row,
    neighbourhood: cell('neighbourhood'),
    fields: {
      kind: read('kind', 'Tipo de acción', codeOf(KINDS, cell('kind'))),
      actor: read('actor', 'Actor', codeOf(ACTORS, cell('actor'))),
      subtype: read('subtype', 'Subtipo', codeOf(SUBTYPES, cell('subtype'))),
      axis: read('axis', 'Eje', codeOf(AXES, cell('axis'))),
      heldOn: read('heldOn', 'Fecha', dayOf(cell('heldOn'))),
      startsAt: read('startsAt', 'Hora', hourOf(cell('startsAt'))),
      minutes: read('minutes', 'Duración', wholeOf(cell('minutes'), 1440)),
      place: cell('place').slice(0, 200),
      entities: cell('entities').slice(0, 300),
      responsible: cell('responsible').slice(0, 120),
      notes: cell('notes').slice(0, 2000),
      point: lat === undefined || lon === undefined ? null : { lat, lon },
      people: counted.people,
    },
    unread: [...unread, ...counted.unread],
  };
}

/** Columns «Mujeres Jóvenes (18–29)» or «Jóvenes mujeres», with or without the ages. */
function peopleOf(named: (names: readonly string[]) => string): {
  readonly people: People;
  readonly unread: readonly string[];
} {
  const unread: string[] = [];
  const count = (band: AgeBand, sex: keyof typeof SEXES): number => {
    const word = comparable(AGE_BANDS[band].replace(/\(.*\)/, ''));
    const text = named([`${SEXES[sex]} ${word}`, `${word} ${SEXES[sex]}`]);
    const value = wholeOf(text, 100_000);
    if (text !== '' && value === undefined)
      unread.push(`${AGE_BANDS[band]}: «${text}» no es una cantidad de personas.`);
    return value ?? 0;
  };
  const bands = Object.keys(AGE_BANDS).filter((band): band is AgeBand => Object.hasOwn(AGE_BANDS, band));
  const counted = bands.map((band) => [band, { women: count(band, 'women'), men: count(band, 'men') }] as const);
  return { people: Object.fromEntries(counted.filter(([, { women, men }]) => women + men > 0)), unread };
}

function codeOf<Code extends string>(words: Readonly<Record<Code, string>>, text: string): Code | undefined {
  const wanted = comparable(text);
  const isCode = (code: string): code is Code => Object.hasOwn(words, code);
  return Object.keys(words).find((code): code is Code => isCode(code) && comparable(words[code]) === wanted) as
    | Code
    | undefined;
}

function dayOf(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
  const written = year === '' ? text.slice(0, 10) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(written) ? written : undefined;
}

function hourOf(text: string): string | undefined {
  const [, hour = '', minutes = ''] = /^(\d{1,2}):(\d\d)/.exec(text) ?? [];
  return hour === '' || Number(hour) > 23 || Number(minutes) > 59 ? undefined : `${hour.padStart(2, '0')}:${minutes}`;
}

function wholeOf(text: string, most: number): number | undefined {
  return /^\d{1,7}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function numberOf(text: string): number | undefined {
  return /^-?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

export function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
