// The regions side by side under several measures, each with its table: what an analyst compares.
import type { ReadTx } from '#server/database/database.ts';
import type { Cell, TableVisual } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { ofPlace } from '#shared/place-words.ts';
import { createFigureBook, type FigureBook, type Place, type Scope } from '#modules/sources/index.ts';
import { findEditionsOfSection } from '#modules/sources/server/index.ts';
import { isPopulationYear, type Populations } from '#modules/territory/index.ts';
import { findRegions, findScope, loadPopulations } from '#modules/territory/server/index.ts';
import { type Change, changesTable } from '../changes.ts';
import type { ComplaintData } from '../dataset.ts';
import { comparableQuarter, periodId, periodText } from '../period.ts';
import { recordsChanges } from '../records.ts';
import { VERDICT_WORDS } from '../verdict.ts';
import { complaintEditions } from './load.ts';
import { findCountSums } from './store.ts';
import { METROPOLIS } from './strip.ts';

export interface RegionMeasure {
  readonly key: string;
  readonly label: string;
  /** Spanish: "(actual − anterior) ÷ anterior × 100". */
  readonly formula: string;
  /** `reading` is the verdict of a change. */
  readonly items: readonly { readonly place: Place; readonly figure: string; readonly reading?: string }[];
  readonly table: TableVisual;
}

export interface RegionMeasures {
  readonly measures: readonly RegionMeasure[];
  readonly figures: readonly Figure[];
}

const EXTORTION = 'Extorsión';
const RATE_BASE = 100_000;

/** Null when no national file is known at the date. */
export async function findRegionMeasures(
  tx: ReadTx,
  { asOf, today, withDrafts }: Pick<Scope, 'asOf' | 'today' | 'withDrafts'>,
): Promise<RegionMeasures | null> {
  const scope = { ...(await findScope(tx, '', asOf, today)), ...(withDrafts === undefined ? {} : { withDrafts }) };
  const { current } = complaintEditions(await findEditionsOfSection(tx, 'complaints'), scope);
  if (!current) return null;
  const places = [...(await findRegions(tx)), METROPOLIS];
  const codes = places.map(({ code }) => code);
  const period = comparableQuarter(current.cutOff);
  const parts = await findCountSums(tx, current.id, codes, period, [period.year - 1, period.year]);
  const data: ComplaintData = { edition: current, later: false, period, years: [], parts };
  const book = createFigureBook({ section: 'complaints', editions: [current], tables: [] });
  const total = recordsChanges(book, data, places);
  const extortion = recordsChanges(book, data, places, EXTORTION);
  const populations = isPopulationYear(period.year) ? await loadPopulations(tx, scope, period.year) : null;
  const placeOf = new Map(places.map((place) => [place.code, place]));
  return {
    measures: [
      changeMeasure('change', 'Cambio de los registros', total, data, placeOf),
      changeMeasure('extortion', 'Cambio de la extorsión', extortion, data, placeOf),
      countMeasure(total, data, placeOf),
      ...(populations ? [rateMeasure(book, total, data, placeOf, populations)] : []),
    ],
    figures: book.figures,
  };
}

type PlaceByCode = ReadonlyMap<string, Place>;

function changeMeasure(
  key: string,
  name: string,
  changes: readonly Change[],
  { period }: ComplaintData,
  placeOf: PlaceByCode,
): RegionMeasure {
  const { year } = period;
  const label = `${name}, ${periodText(period)} frente a ${year - 1}`;
  const ordered = fromHighest(changes, ({ percent }) => percent);
  return {
    key,
    label,
    formula: `(actual − anterior) ÷ anterior × 100; «${VERDICT_WORDS.rises}» o «${VERDICT_WORDS.falls}» solo con evidencia`,
    items: ordered.flatMap(({ territory, percent, verdict }) => {
      const place = placeOf.get(territory);
      return place ? [{ place, figure: percent.id, reading: VERDICT_WORDS[verdict.kind] }] : [];
    }),
    table: changesTable(label, 'Región', ordered, { previous: year - 1, current: year }),
  };
}

function countMeasure(changes: readonly Change[], { period }: ComplaintData, placeOf: PlaceByCode): RegionMeasure {
  const label = `Registros de denuncias, ${periodText(period)}`;
  const ordered = fromHighest(changes, ({ current }) => current);
  return {
    key: 'records',
    label,
    formula: 'suma de las filas del archivo nacional; una denuncia con dos modalidades cuenta dos veces',
    items: ordered.flatMap(({ territory, current }) => {
      const place = placeOf.get(territory);
      return place ? [{ place, figure: current.id }] : [];
    }),
    table: {
      kind: 'table',
      caption: label,
      columns: [
        { key: 'name', label: 'Región', width: 0.4 },
        { key: 'current', label: String(period.year), align: 'right', width: 0.3 },
        { key: 'previous', label: String(period.year - 1), align: 'right', width: 0.3 },
      ],
      rows: ordered.map(({ name, current, previous }): Cell[] => [
        { content: [name], strong: true },
        figureCell(current),
        figureCell(previous),
      ]),
    },
  };
}

function rateMeasure(
  book: FigureBook,
  changes: readonly Change[],
  { period }: ComplaintData,
  placeOf: PlaceByCode,
  populations: Populations,
): RegionMeasure {
  const label = `Registros por cada 100 mil habitantes, ${periodText(period)}`;
  const rated = changes.flatMap(({ territory, name, current }) => {
    const place = placeOf.get(territory);
    const known = place && populations.population(territory);
    if (!place || !known) return [];
    const population = book.include(known);
    const rate = book.computed({
      id: `recordsRate@${territory}/${periodId(period)}`,
      label: `Registros por cada 100 mil habitantes ${ofPlace(place)}, ${periodText(period)}`,
      period: periodText(period),
      territory,
      unit: 'per100k',
      decimals: 1,
      inputs: [current, population],
      formula: `registros ÷ población de ${population.period} × 100,000`,
      compute: (count, people) => (people ? ((count ?? 0) / people) * RATE_BASE : null),
    });
    return [{ place, name, current, population, rate }];
  });
  const ordered = fromHighest(rated, ({ rate }) => rate);
  return {
    key: 'rate',
    label,
    formula: 'registros del trimestre ÷ población proyectada por el INEI × 100,000',
    items: ordered.map(({ place, rate }) => ({ place, figure: rate.id })),
    table: {
      kind: 'table',
      caption: label,
      columns: [
        { key: 'name', label: 'Región', width: 0.34 },
        { key: 'rate', label: 'Por 100 mil hab.', align: 'right', width: 0.22 },
        { key: 'records', label: 'Registros', align: 'right', width: 0.22 },
        { key: 'population', label: 'Población', align: 'right', width: 0.22 },
      ],
      rows: ordered.map(({ name, rate, current, population }): Cell[] => [
        { content: [name], strong: true },
        figureCell(rate),
        figureCell(current),
        figureCell(population),
      ]),
    },
  };
}

/** Those without a number go last, in their own order. */
function fromHighest<T>(items: readonly T[], of: (item: T) => Figure): readonly T[] {
  return items.toSorted((a, b) => (numberOf(of(b)) ?? -Infinity) - (numberOf(of(a)) ?? -Infinity) || 0);
}
