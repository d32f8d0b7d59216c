// Ways of drawing an answer.
import type { Cell, ChartVisual, TableVisual, Visual } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { figureCell } from '#shared/figure-cell.ts';
import { choropleth, type MapValue, quantileClasses } from '#modules/territory/index.ts';
import type { AnswerRow, AnswerView } from './answer.ts';
import { periodBefore } from './query.ts';
import { byCount, labelOf, type NamedSeries } from './series.ts';
import { shortMonth, spanText } from './span.ts';

const MOST_BARS = 30;

export function barsOf(view: AnswerView): ChartVisual {
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

export function rankingOf(view: AnswerView): ChartVisual {
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

export function linesOf(view: AnswerView, series: readonly NamedSeries[], caption: string): ChartVisual {
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
export function calendarOf({ name, rows }: NamedSeries): TableVisual {
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

export function mapOf({ rows, shapes, query }: AnswerView): Visual {
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
