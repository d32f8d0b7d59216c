// The months out of line with their own season and trend, ranked, each with its series and what was expected of it.
import type { Cell, Panel, Sentence, Visual } from '#shared/document.ts';
import type { Figure } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import type { Edition, FigureBook, Place } from '#modules/sources/index.ts';
import { shortName } from '../period.ts';
import { type Anomaly, anomaliesOf, type MonthlySeries, referenceOf } from '../statistics/anomaly.ts';
import { addressOf, countFigure, type GroupCount } from './answer.ts';
import { type Month, monthAt } from './query.ts';
import { shortMonth, spanText } from './span.ts';

export interface AnomaliesInput {
  readonly book: FigureBook;
  readonly edition: Edition;
  readonly isCurrent: boolean;
  readonly places: readonly Place[];
  /** First month of every series, as months since year 0. */
  readonly start: number;
  readonly month: Month;
  readonly series: readonly PlaceSeries[];
}

export interface PlaceSeries extends MonthlySeries {
  readonly territory: string;
  /** '' is all. */
  readonly modality: string;
}

/** Beyond these the list is no longer read; it says how many there are. */
const MOST_LISTED = 30;
const MOST_DRAWN = 4;
const MONTHS_DRAWN = 60;

export function anomaliesPanel(input: AnomaliesInput): Panel {
  const at = input.series[0]?.counts.length ?? 0;
  const found = anomaliesOf(input.series, at - 1);
  const listed = found.slice(0, MOST_LISTED).flatMap((anomaly) => {
    const series = input.series.find(({ key }) => key === anomaly.key);
    const place = input.places.find(({ code }) => code === series?.territory);
    return series && place ? [lineOf(input, anomaly, series, place)] : [];
  });
  return {
    id: 'complaints-anomalies',
    section: 'complaints',
    title: `Fuera de lo esperado · ${spanText({ from: input.month, to: input.month })}`,
    takeaway: takeawayOf(input, listed, found.length),
    visuals:
      listed.length === 0
        ? []
        : [tableOf(listed, found.length), ...listed.slice(0, MOST_DRAWN).map((line) => chartOf(input, line))],
    notes: [
      [
        'Esperado: regresión cuasi-Poisson del mismo mes y sus vecinos en los cinco años anteriores (Farrington y otros, 1996); se lista lo que queda fuera del intervalo de 99 %.',
      ],
      [
        'Fuera de lo esperado no es delito que cambió: puede ser otra comisaría, otra forma de registrar o un mes incompleto.',
      ],
    ],
    webOnly: true,
  };
}

interface Line {
  readonly anomaly: Anomaly;
  readonly series: PlaceSeries;
  readonly place: Place;
  readonly count: Figure;
  readonly expected: Figure;
  readonly low: Figure;
  readonly high: Figure;
}

function lineOf(input: AnomaliesInput, anomaly: Anomaly, series: PlaceSeries, place: Place): Line {
  const figureAt = (at: number): Figure => monthFigure(input, series, place, at);
  const inputs = referenceOf(series.counts, anomaly.month).map(({ at }) => figureAt(at));
  const address = addressOf(input, groupAt(input, series, anomaly.month));
  const computed = (measure: string, label: string, value: number): Figure =>
    input.book.computed({
      id: `${measure}@${address}`,
      label: `${label} ${ofPlace(place)}, ${spanText({ from: input.month, to: input.month })}`,
      period: spanText({ from: input.month, to: input.month }),
      territory: place.code,
      unit: 'count',
      decimals: 0,
      inputs,
      formula: 'regresión cuasi-Poisson con tendencia sobre el mismo mes y sus vecinos de los cinco años anteriores',
      compute: () => value,
    });
  return {
    anomaly,
    series,
    place,
    count: figureAt(anomaly.month),
    expected: computed('expected', 'Registros esperados', anomaly.expected),
    low: computed('expectedLow', 'Límite inferior de lo esperado', anomaly.low),
    high: computed('expectedHigh', 'Límite superior de lo esperado', anomaly.high),
  };
}

function groupAt({ start }: AnomaliesInput, { territory, modality, counts }: PlaceSeries, at: number): GroupCount {
  const month = monthAt(start + at);
  const count = counts[at] ?? null;
  return { territory, modality, from: month, to: month, count: count ?? 0, rows: count === null ? 0 : 1 };
}

function monthFigure(input: AnomaliesInput, series: PlaceSeries, place: Place, at: number): Figure {
  return countFigure({ ...input, modalities: [] }, place, groupAt(input, series, at));
}

function nameOf({ place, series }: Pick<Line, 'place' | 'series'>): string {
  return series.modality === '' ? place.name : `${place.name} · ${shortName(series.modality)}`;
}

function takeawayOf({ month }: AnomaliesInput, listed: readonly Line[], total: number): Sentence {
  const when = spanText({ from: month, to: month });
  const [first] = listed;
  if (!first) return [`En ${when} nada queda fuera de lo esperado por su propia estación y tendencia.`];
  const others = total - 1;
  const tail =
    others === 0
      ? '.'
      : others === 1
        ? '; hay otra serie fuera de lo esperado.'
        : `; otras ${others} series quedan fuera de lo esperado.`;
  return say`${nameOf(first)}: ${first.count} registros en ${when}, donde se esperaban ${first.expected} (${first.low} a ${first.high})${tail}`;
}

function tableOf(lines: readonly Line[], total: number): Visual {
  return {
    kind: 'table',
    caption: total > lines.length ? `Las ${lines.length} más alejadas de ${total}` : 'De la más a la menos alejada',
    columns: [
      { key: 'place', label: 'Lugar' },
      { key: 'modality', label: 'Modalidad' },
      { key: 'count', label: 'Registros', align: 'right' },
      { key: 'expected', label: 'Esperados', align: 'right' },
      { key: 'interval', label: 'Intervalo 99 %', align: 'right' },
      { key: 'side', label: 'Lectura' },
    ],
    rows: lines.map((line): Cell[] => [
      { content: [line.place.name], strong: true },
      { content: [line.series.modality === '' ? 'Todas' : shortName(line.series.modality)] },
      figureCell(line.count),
      figureCell(line.expected),
      { content: say`${line.low} a ${line.high}` },
      line.anomaly.score > 0
        ? { content: ['por encima'], state: 'warn' }
        : { content: ['por debajo'], state: 'unknown' },
    ]),
  };
}

function chartOf(input: AnomaliesInput, line: Line): Visual {
  const { series, place, anomaly } = line;
  const first = Math.max(0, anomaly.month - MONTHS_DRAWN + 1);
  const months = Array.from({ length: anomaly.month - first + 1 }, (_, index) => first + index);
  return {
    kind: 'chart',
    form: 'line',
    caption: nameOf(line),
    alt: `Registros por mes de ${nameOf(line)}; el último mes queda ${anomaly.score > 0 ? 'por encima' : 'por debajo'} de lo esperado.`,
    categories: months.map((at) => shortMonth(monthAt(input.start + at))),
    series: [
      {
        name: 'Registros',
        role: 'current',
        figures: months.map((at) => monthFigure(input, series, place, at).id),
      },
      {
        name: 'Esperados',
        role: 'reference',
        figures: months.map((at) => (at === anomaly.month ? line.expected.id : null)),
      },
    ],
    axis: 'registros',
  };
}
