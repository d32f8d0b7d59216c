// From a question to its answer: the edition, the groups, the same months before, and what they are called.
import type { ReadTx } from '#server/database/database.ts';
import { addDays, type CalendarDate } from '#shared/calendar-date.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { Refusal } from '#shared/refusal.ts';
import { createFigureBook, type Edition, type Place } from '#modules/sources/index.ts';
import { findEditionsOfSection } from '#modules/sources/server/index.ts';
import { isPopulationYear, type MapShape } from '#modules/territory/index.ts';
import { findOutlines, findPlacesInside, findScope, loadPopulations } from '#modules/territory/server/index.ts';
import type { ComplaintAnswer } from '../contract.ts';
import { answerOf } from '../explore/answer-rows.ts';
import { answerRows, type AnswerView } from '../explore/answer.ts';
import {
  type ComplaintQuery,
  isPlaceLevel,
  LEVEL_DIGITS,
  MOST_CELLS,
  type Month,
  monthsIn,
  monthsBack,
  shifted,
  type QueryFields,
  readQuery,
} from '../explore/query.ts';
import { COMPLAINT_COUNTS } from '../dataset.ts';
import { MATURITY_DAYS, slugOf } from '../period.ts';
import { findGroups, findModalities, findMonths } from './explore-store.ts';
import { complaintEditions } from './load.ts';

export interface Answer extends AnswerView {
  readonly figures: FigureMap;
  /** All of the edition, verbatim. */
  readonly modalities: readonly string[];
  /** First and last month of the edition. */
  readonly months: { readonly from: Month; readonly to: Month };
  /** That hold complaints and can be asked, newest first. */
  readonly editions: readonly Edition[];
}

export interface AnswerRequest {
  readonly fields: QueryFields;
  readonly asOf: CalendarDate | null;
  readonly today: CalendarDate;
}

/**
 * Throws a Refusal: those of `readQuery`, no-complaints (nothing is known at the date), unknown-edition,
 * unknown-modality, unknown-ubigeo, query-too-large.
 */
export async function answerQuery(tx: ReadTx, { fields, asOf, today }: AnswerRequest): Promise<Answer> {
  const { edition, isCurrent, editions } = await editionOf(tx, fields.edition ?? null, asOf);
  const months = (await findMonths(tx, edition.id)) ?? { from: '2018-01', to: '2018-12' };
  const modalities = await findModalities(tx, edition.id);
  const query = readQuery(fields, newestYear(months, edition.cutOff), today);
  const named = query.modalities.map((slug) => modalityOf(slug, modalities));
  const places = await placesOf(tx, query);
  refuseTooMuch(query, places.length, named.length || modalities.length);
  const request = { editionId: edition.id, query, modalities: named };
  const groups = await findGroups(tx, { ...request, from: query.from, to: query.to });
  const before = await findGroups(tx, { ...request, ...shifted(query, -monthsBack(query)) });
  const book = createFigureBook({ section: 'complaints', editions: [edition], tables: [] });
  const rows = answerRows({
    book,
    edition,
    isCurrent,
    query,
    modalities: named,
    places,
    groups,
    before,
    population: await populationOf(tx, query, asOf, today),
  });
  const shapes = query.by.some(isPlaceLevel)
    ? await shapesOf(
        tx,
        rows.map(({ place }) => place),
      )
    : [];
  return { query, edition, rows, shapes, figures: mapOf(book.figures), modalities, months, editions };
}

/** The same without figures, for files and programs. */
export async function answerComplaints(tx: ReadTx, request: AnswerRequest): Promise<ComplaintAnswer> {
  return answerOf(await answerQuery(tx, request));
}

const mapOf = (figures: readonly Figure[]): FigureMap =>
  Object.fromEntries(figures.map((figure) => [figure.id, figure]));

/** The one asked for, or the one in force at the date. Throws no-complaints, unknown-edition. */
export async function editionOf(
  tx: ReadTx,
  asked: number | null,
  asOf: CalendarDate | null,
): Promise<{ readonly edition: Edition; readonly isCurrent: boolean; readonly editions: readonly Edition[] }> {
  const live = (await findEditionsOfSection(tx, 'complaints')).filter(
    ({ tables, status }) => tables.includes(COMPLAINT_COUNTS) && status === 'published',
  );
  const country: Place = { code: '', name: 'Perú', level: 'country' };
  const { current } = complaintEditions(live, { asOf, place: country });
  if (asked === null) {
    if (current) return { edition: current, isCurrent: true, editions: live };
    throw new Refusal('not-found', 'no-complaints', 'En esa fecha no se conoce ningún archivo nacional de denuncias.');
  }
  const edition = live.find(({ id }) => id === asked);
  if (edition) return { edition, isCurrent: edition.id === current?.id, editions: live };
  throw new Refusal('not-found', 'unknown-edition', `No hay ninguna edición de denuncias con el número ${asked}.`);
}

/** The newest twelve months of one year that had time to receive their late records. */
function newestYear(
  { from, to }: { readonly from: Month; readonly to: Month },
  cutOff: CalendarDate,
): { from: Month; to: Month } {
  const year = Number(addDays(cutOff, -MATURITY_DAYS).slice(0, 4)) - 1;
  const whole = { from: `${year}-01`, to: `${year}-12` };
  return whole.from < from || whole.to > to ? { from, to } : whole;
}

export function modalityOf(slug: string, modalities: readonly string[]): string {
  const found = modalities.find((name) => slugOf(name) === slug || name.toLowerCase() === slug);
  if (found !== undefined) return found;
  throw new Refusal(
    'not-found',
    'unknown-modality',
    `La edición no tiene la modalidad «${slug}». Tiene ${modalities.map(slugOf).join(', ')}.`,
  );
}

/** Those that the rows can be of. */
async function placesOf(tx: ReadTx, query: ComplaintQuery): Promise<readonly Place[]> {
  const level = query.by.find(isPlaceLevel);
  const found = await findPlacesInside(tx, query.territories, level === undefined ? null : LEVEL_DIGITS[level]);
  const missing = query.territories.find(
    (code) => !found.some((place) => place.code.startsWith(code) || code.startsWith(place.code)),
  );
  if (missing === undefined) return found;
  throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo «${missing}».`);
}

function refuseTooMuch(query: ComplaintQuery, places: number, modalities: number): void {
  const months = monthsIn(query);
  const times = query.by.includes('month') ? months : query.by.includes('year') ? Math.ceil(months / 12) + 1 : 1;
  const cells = places * times * (query.by.includes('modality') ? modalities : 1);
  if (cells <= MOST_CELLS) return;
  throw new Refusal(
    'invalid',
    'query-too-large',
    `La consulta daría unas ${cells.toLocaleString('es-PE')} filas; el límite es ${MOST_CELLS.toLocaleString('es-PE')}. Pida menos lugares, menos meses o menos detalle.`,
  );
}

/** The smallest that holds them all: its populations are all that is read. */
function commonTerritory(territories: readonly string[]): string {
  const [first = ''] = territories;
  return (
    [6, 4, 2]
      .map((digits) => first.slice(0, digits))
      .find((code) => territories.every((one) => one.startsWith(code))) ?? ''
  );
}

/** INEI's of the year of the period's end, or of the nearest that there is. */
async function populationOf(
  tx: ReadTx,
  query: ComplaintQuery,
  asOf: CalendarDate | null,
  today: CalendarDate,
): Promise<(territory: string) => Figure | undefined> {
  const asked = Number(query.to.slice(0, 4));
  const year = [asked, asked - 1, asked + 1].find(isPopulationYear);
  const scope = await findScope(tx, commonTerritory(query.territories), asOf, today);
  const populations = await (year === undefined ? loadPopulations(tx, scope) : loadPopulations(tx, scope, year));
  return (territory) => populations.population(territory);
}

async function shapesOf(tx: ReadTx, places: readonly Place[]): Promise<readonly MapShape[]> {
  const codes = [...new Map(places.map((place) => [place.code, place])).values()];
  return codes.length > 1 && codes.length <= 200 ? findOutlines(tx, codes) : [];
}
