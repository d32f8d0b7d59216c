// An answer as the document model says it: a sentence, charts and a table, which every renderer draws.
import { capital } from '#shared/capital.ts';
import type { Cell, ChartVisual, Panel, Sentence, TableVisual, Visual } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { grouped } from '#shared/grouped.ts';
import { inPlace } from '#shared/place-words.ts';
import { joinWords, say } from '#shared/sentence.ts';
import type { Edition } from '#modules/sources/index.ts';
import { choropleth, type MapShape, type MapValue, quantileClasses } from '#modules/territory/index.ts';
import { changesSentence, percentOrCounts, signed } from '../changes.ts';
import { isMature, shortName } from '../period.ts';
import { VERDICT_WORDS } from '../verdict.ts';
import type { AnswerRow } from './answer.ts';
import { type ComplaintQuery, isPlaceLevel, periodBefore } from './query.ts';
import { shortMonth, spanText } from './span.ts';

export const FORMS = ['table', 'bars', 'line', 'multiples', 'calendar', 'ranking', 'map'] as const;
export type Form = (typeof FORMS)[number];

export interface AnswerView {
  readonly query: ComplaintQuery;
  readonly edition: Edition;
  readonly rows: readonly AnswerRow[];
  readonly shapes: readonly MapShape[];
}

/** More series, or bars, than these are not told apart. */
const MOST_SERIES = 8;
const MOST_BARS = 30;
const MOST_MULTIPLES = 12;
/** The rest is in the file. */
const MOST_TABLE_ROWS = 200;
const ROWS_UNDER_A_CHART = 24;
const NAMED_IN_SENTENCE = 5;

/** Those that say something of the question, the most telling first. */
export function formsFor({ query, shapes, rows }: AnswerView): readonly Form[] {
  const isTime = query.by.includes('month') || query.by.includes('year');
  const parts = new Set(rows.map(({ place }) => place.code)).size;
  return [
    ...(isTime ? (['line'] as const) : []),
    ...(query.by.includes('month') ? (['calendar'] as const) : []),
    ...(isTime && seriesOf(rows).length > 1 ? (['multiples'] as const) : []),
    ...(!isTime && rows.length > 1 ? (['bars', 'ranking'] as const) : []),
    ...(!isTime && parts > 1 && shapes.length > 0 && !query.by.includes('modality') ? (['map'] as const) : []),
    'table',
  ];
}

export function answerPanel(view: AnswerView, asked: Form | null): Panel {
  const forms = formsFor(view);
  const form = asked !== null && forms.includes(asked) ? asked : (forms[0] ?? 'table');
  return {
    id: 'complaints-explorer',
    section: 'complaints',
    title: titleOf(view),
    takeaway: view.rows.length === 0 ? ['Sin registros en este lugar y periodo.'] : takeawayOf(view),
    visuals:
      view.rows.length === 0
        ? []
        : [...visualsOf(view, form), ...(form === 'table' ? [] : [tableOf(view, ROWS_UNDER_A_CHART)])],
    notes: notesOf(view),
    webOnly: true,
  };
}

function visualsOf(view: AnswerView, form: Form): readonly Visual[] {
  switch (form) {
    case 'table':
      return [tableOf(view)];
    case 'bars':
      return [barsOf(view)];
    case 'ranking':
      return [rankingOf(view)];
    case 'line':
      return [linesOf(view, seriesOf(view.rows).slice(0, MOST_SERIES), 'Registros por periodo')];
    case 'multiples':
      return seriesOf(view.rows)
        .slice(0, MOST_MULTIPLES)
        .map((series) => linesOf(view, [series], series.name));
    case 'calendar':
      return seriesOf(view.rows)
        .slice(0, MOST_MULTIPLES)
        .map((series) => calendarOf(series));
    case 'map':
      return [mapOf(view)];
  }
}

function titleOf({ query, rows }: AnswerView): string {
  const names = [...new Set(rows.map(({ place }) => place.name))];
  const where = names.length === 1 ? ` · ${names[0]}` : '';
  const what = query.modalities.length === 1 && rows[0] ? shortName(rows[0].modality) || 'Denuncias' : 'Denuncias';
  return `${what}${where} · ${spanText(query)}`;
}

function takeawayOf(view: AnswerView): Sentence {
  const { query, rows } = view;
  if (query.by.includes('month') || query.by.includes('year')) return timeSentence(rows);
  const [only] = rows;
  if (rows.length === 1 && only) return oneSentence(query, only);
  const largest = rows.toSorted(byCount).slice(0, NAMED_IN_SENTENCE);
  const nameOf = new Map(largest.map((row) => [row.change.key, labelOf(view, row)]));
  const sentence = changesSentence(
    largest.map(({ change }) => change),
    ({ key }) => nameOf.get(key) ?? '',
  );
  return rows.length > largest.length ? say`De los cinco con más registros: ${lowered(sentence)}` : sentence;
}

function lowered([first, ...rest]: Sentence): Sentence {
  return typeof first === 'string'
    ? [first.slice(0, 1).toLowerCase() + first.slice(1), ...rest]
    : [first ?? '', ...rest];
}

function oneSentence(query: ComplaintQuery, { place, change }: AnswerRow): Sentence {
  const before = spanText(periodBefore(query));
  const { current, previous, percent, verdict } = change;
  if (current.value === null)
    return say`${capital(inPlace(place))} no hay registros: no se sabe si es cero o si falta registrar.`;
  const head = say`${capital(inPlace(place))} hay ${current} registros en ${spanText(query)}`;
  if (previous.value === null) return say`${head}; del mismo periodo anterior no hay registros con que comparar.`;
  if (verdict.kind === 'inconclusive')
    return say`${head}; frente a ${before} (${previous}) el cambio no es concluyente.`;
  const words = percent.value === null ? percentOrCounts(change) : [signed(percent)];
  return say`${head}: ${words} frente a ${before} (${previous}), ${VERDICT_WORDS[verdict.kind]}.`;
}

/** "El mes más alto es mayo de 2024 (812) y el más bajo, abril de 2020 (96)." */
function timeSentence(rows: readonly AnswerRow[]): Sentence {
  const [series] = seriesOf(rows);
  const known = (series?.rows ?? []).filter(({ change }) => change.current.value !== null);
  const ordered = known.toSorted(byCount);
  const [highest, lowest] = [ordered[0], ordered.at(-1)];
  if (!series || !highest || !lowest || highest === lowest) return ['Un solo periodo con registros.'];
  return say`${series.name}: el periodo más alto es ${spanText(highest)} (${highest.change.current}) y el más bajo, ${spanText(lowest)} (${lowest.change.current}).`;
}

const byCount = (a: AnswerRow, b: AnswerRow): number =>
  (numberOf(b.change.current) ?? -1) - (numberOf(a.change.current) ?? -1);

/** What tells a row from the others of its answer. */
function labelOf({ query, rows }: Pick<AnswerView, 'query' | 'rows'>, row: AnswerRow): string {
  const several = rows.some(({ place }) => place.code !== row.place.code);
  const parts = [
    ...(query.by.some(isPlaceLevel) || several ? [row.place.name] : []),
    ...(query.by.includes('modality') ? [shortName(row.modality)] : []),
  ];
  return parts.join(' · ') || row.place.name;
}

interface NamedSeries {
  readonly name: string;
  readonly rows: readonly AnswerRow[];
}

/** Rows of one place and modality, the series with most records first. */
function seriesOf(rows: readonly AnswerRow[]): readonly NamedSeries[] {
  const groups = grouped(rows, ({ place, modality }) => `${place.code}|${modality}`);
  const places = new Set(rows.map(({ place }) => place.code));
  const sum = (series: readonly AnswerRow[]): number =>
    series.reduce((total, { change }) => total + (numberOf(change.current) ?? 0), 0);
  return [...groups.values()]
    .toSorted((a, b) => sum(b) - sum(a))
    .map((series) => {
      const [first] = series;
      const modality = first?.modality ? shortName(first.modality) : '';
      const name = [places.size > 1 || modality === '' ? (first?.place.name ?? '') : '', modality].filter(Boolean);
      return { name: name.join(' · '), rows: series.toSorted((a, b) => a.from.localeCompare(b.from)) };
    });
}

function barsOf(view: AnswerView): ChartVisual {
  const rows = view.rows.toSorted(byCount).slice(0, MOST_BARS);
  return {
    kind: 'chart',
    form: 'bar',
    caption: `Registros, ${spanText(view.query)} y antes`,
    alt: 'Barras con los registros del periodo y los del mismo periodo anterior.',
    categories: rows.map((row) => labelOf(view, row)),
    series: [
      {
        name: spanText(periodBefore(view.query)),
        role: 'previous',
        figures: rows.map(({ change }) => change.previous.id),
      },
      { name: spanText(view.query), role: 'current', figures: rows.map(({ change }) => change.current.id) },
    ],
    axis: 'registros',
    labels: rows.length <= 12,
  };
}

function rankingOf(view: AnswerView): ChartVisual {
  const rated = view.rows.filter(({ rate }) => rate !== null);
  const byRate = !view.query.by.includes('modality') && rated.length > 1;
  const measure = (row: AnswerRow): Figure => (byRate ? (row.rate ?? row.change.current) : row.change.current);
  const rows = (byRate ? rated : view.rows)
    .toSorted((a, b) => (numberOf(measure(b)) ?? -1) - (numberOf(measure(a)) ?? -1))
    .slice(0, MOST_BARS);
  return {
    kind: 'chart',
    form: 'bar',
    caption: byRate ? 'Registros por cada 100 mil habitantes' : 'Registros',
    alt: 'Barras ordenadas de mayor a menor.',
    categories: rows.map((row) => labelOf(view, row)),
    series: [{ name: spanText(view.query), role: 'current', figures: rows.map((row) => measure(row).id) }],
    axis: byRate ? 'por 100 mil habitantes' : 'registros',
    labels: true,
  };
}

const ROLES = ['current', 'reference', 'previous', 'warn', 'later', 'good', 'bad', 'other'] as const;

function linesOf(view: AnswerView, series: readonly NamedSeries[], caption: string): ChartVisual {
  const periods = [...new Set(view.rows.map(({ from }) => from))].toSorted();
  const toOf = new Map(view.rows.map(({ from, to }) => [from, to]));
  const isMonthly = view.query.by.includes('month');
  return {
    kind: 'chart',
    form: 'line',
    caption,
    alt: `Líneas de ${series.map(({ name }) => name).join(', ')} por ${isMonthly ? 'mes' : 'año'}.`,
    categories: periods.map((from) => (isMonthly ? shortMonth(from) : spanText({ from, to: toOf.get(from) ?? from }))),
    series: series.map(({ name, rows }, index) => {
      const idOf = new Map(rows.map(({ from, change }) => [from, change.current.id]));
      return {
        name,
        role: ROLES[index] ?? 'other',
        figures: periods.map((from) => idOf.get(from) ?? null),
      };
    }),
    axis: 'registros',
  };
}

const MONTH_HEADS = ['Ene', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Jul', 'Ago', 'Set', 'Oct', 'Nov', 'Dic'];

/** A year a row, a month a column, darker with more. */
function calendarOf({ name, rows }: NamedSeries): TableVisual {
  const counts = rows.flatMap(({ change }) => numberOf(change.current) ?? []);
  const classes = quantileClasses(counts);
  const years = [...new Set(rows.map(({ from }) => from.slice(0, 4)))].toSorted();
  const rowOf = new Map(rows.map((row) => [row.from, row]));
  return {
    kind: 'table',
    caption: name,
    columns: [
      { key: 'year', label: 'Año' },
      ...MONTH_HEADS.map((label, index) => ({ key: String(index + 1), label, align: 'right' as const })),
    ],
    rows: years.map((year): Cell[] => [
      { content: [year], strong: true },
      ...MONTH_HEADS.map((_, index): Cell => {
        const row = rowOf.get(`${year}-${String(index + 1).padStart(2, '0')}`);
        if (!row) return { content: [''] };
        const value = numberOf(row.change.current);
        const heat = value === null ? undefined : heatOf(value, classes);
        return { ...figureCell(row.change.current), ...(heat === undefined ? {} : { heat }) };
      }),
    ]),
  };
}

const HEATS = [1, 2, 3, 4, 5] as const;

function heatOf(value: number, classes: readonly { readonly high: number }[]): (typeof HEATS)[number] {
  return HEATS[classes.findIndex(({ high }) => value <= high)] ?? 5;
}

function mapOf({ rows, shapes, query }: AnswerView): Visual {
  const values = new Map(
    rows.flatMap(({ place, rate, change }): [string, MapValue][] => {
      const figure = rate ?? change.current;
      return figure.value === null ? [] : [[place.code, { kind: 'figure', figure }]];
    }),
  );
  const isRate = rows.some(({ rate }) => rate !== null);
  const legend = isRate ? 'Registros por cada 100 mil habitantes' : 'Registros';
  return {
    kind: 'drawing',
    caption: `${legend}, ${spanText(query)}`,
    alt: `Mapa: ${legend.toLowerCase()}, más oscuro donde hay más.`,
    drawing: choropleth({ shapes, values, legend, width: 640, height: 420 }),
  };
}

function tableOf(view: AnswerView, most = MOST_TABLE_ROWS): TableVisual {
  const { query, rows } = view;
  const isTime = query.by.includes('month') || query.by.includes('year');
  const hasShare = rows.some(({ share }) => share !== null);
  const hasRate = rows.some(({ rate }) => rate !== null);
  const several = new Set(rows.map(({ place }) => place.code)).size > 1;
  const shown = (isTime ? rows : rows.toSorted(byCount)).slice(0, most);
  return {
    kind: 'table',
    caption:
      rows.length > shown.length
        ? `Los primeros ${shown.length} de ${rows.length}; el archivo los trae todos`
        : 'Tabla',
    columns: [
      ...(several || (!query.by.includes('modality') && !isTime) ? [{ key: 'place', label: 'Lugar' }] : []),
      ...(query.by.includes('modality') ? [{ key: 'modality', label: 'Modalidad' }] : []),
      ...(isTime ? [{ key: 'period', label: 'Periodo' }] : []),
      { key: 'current', label: 'Registros', align: 'right' },
      { key: 'previous', label: 'Mismo periodo anterior', align: 'right' },
      { key: 'percent', label: 'Cambio', align: 'right' },
      { key: 'interval', label: 'Intervalo 95 %', align: 'right' },
      { key: 'verdict', label: 'Lectura' },
      ...(hasShare ? [{ key: 'share', label: 'Parte', align: 'right' as const }] : []),
      ...(hasRate ? [{ key: 'rate', label: 'Por 100 mil hab.', align: 'right' as const }] : []),
    ],
    rows: shown.map((row): Cell[] => {
      const { change, share, rate, place, modality } = row;
      return [
        ...(several || (!query.by.includes('modality') && !isTime) ? [{ content: [place.name], strong: true }] : []),
        ...(query.by.includes('modality') ? [{ content: [shortName(modality)], strong: !several }] : []),
        ...(isTime ? [{ content: [spanText(row)] }] : []),
        figureCell(change.current),
        figureCell(change.previous),
        { content: [signed(change.percent)] },
        { content: change.low.value === null ? ['—'] : say`${signed(change.low)} a ${signed(change.high)}` },
        { content: [VERDICT_WORDS[change.verdict.kind]] },
        ...(hasShare ? [figureCell(share)] : []),
        ...(hasRate ? [figureCell(rate)] : []),
      ];
    }),
  };
}

function notesOf({ query, edition, rows }: AnswerView): readonly Sentence[] {
  const last = { year: Number(query.to.slice(0, 4)), fromMonth: 1, toMonth: Number(query.to.slice(5)) };
  const several = query.by.includes('modality');
  return [
    ...(isMature(last, edition.cutOff)
      ? []
      : [
          [
            'El final del periodo es reciente: faltan denuncias que se registran tarde, y el cambio parecerá menor de lo que será.',
          ],
        ]),
    ...(several || query.modalities.length === 0
      ? [['Una denuncia con dos modalidades cuenta en ambas: los registros no son denuncias distintas.']]
      : []),
    ...(rows.some(({ change }) => change.percent.absence === 'tooFew')
      ? [['Sin porcentaje donde el periodo anterior tiene menos de 20 registros.']]
      : []),
    joinWords([
      'Lectura: prueba E de dos tasas de Poisson (Krishnamoorthy y Thomson, 2004) con control de falsos hallazgos (Benjamini y Hochberg, 1995) sobre toda la tabla.',
    ]),
  ];
}
