// Where the parts of a chart stand, from estimated widths: the same in a browser, a PDF and a test.
import type { ChartVisual, Series } from './document.ts';
import { type Figure, type FigureMap, numberOf } from './figure.ts';
import { formatFigure } from './format.ts';
import { LINE_HEIGHT, textWidth, wrapText } from './text-layout.ts';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

export interface ChartLayout {
  /** Categories run down the left side. */
  readonly horizontal: boolean;
  readonly fontSize: number;
  readonly grid: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** One text a category, wrapped with line feeds. */
  readonly categories: readonly string[];
  readonly rotate: number;
  /** Value labels stand upright where columns are narrower than their numbers. */
  readonly labelRotate: number;
  readonly axisText: string;
  readonly legend: { readonly top: number; readonly left: number; readonly width: number } | null;
  /** Numbers on the value axis: only where marks do not print theirs. */
  readonly ticks: boolean;
}

const NARROW = 480;
const ICON = 34; // sign, its gap, and the gap to the next item

export function layOutChart(chart: ChartVisual, figures: FigureMap, size: ChartSize): ChartLayout {
  const fontSize = size.width < NARROW ? 11 : 12;
  const style = { size: fontSize };
  const bars = chart.series.filter((series) => !series.asLine);
  const ticks = chart.form === 'line' || chart.labels !== true;
  const labelWidth = widest(valueTexts(chart, figures), fontSize);
  const tickWidth = ticks ? labelWidth + 8 : 0;
  const horizontal =
    chart.form === 'bar' ||
    chart.form === 'stackedBar' ||
    chart.form === 'divergingBar' ||
    mustLieDown(chart, size, fontSize, tickWidth);
  const axisText = isHatched(chart) ? `${chart.axis} · rayado: periodo sin terminar` : chart.axis;
  const head = layOutHead(chart, figures, axisText, size.width, fontSize);
  const common = { horizontal, fontSize, axisText, legend: head.legend, ticks };
  const labelled = chart.labels === true;

  if (horizontal) {
    const room = Math.round(size.width * 0.38);
    const rowHeight = (size.height - head.height) / Math.max(1, chart.categories.length);
    const lines = Math.max(1, Math.floor(rowHeight / (fontSize * LINE_HEIGHT)));
    const categories = chart.categories.map((category) => wrapAtMost(category, room, lines, fontSize));
    const left =
      Math.ceil(
        widest(
          categories.flatMap((category) => category.split('\n')),
          fontSize,
        ),
      ) + 10;
    const outside = labelled && chart.form !== 'stackedBar';
    return {
      ...common,
      categories,
      rotate: 0,
      labelRotate: 0,
      grid: {
        left,
        right: outside && chart.form !== 'divergingBar' ? labelWidth + 10 : 16,
        top: head.height + 2,
        bottom: ticks ? fontSize + 12 : 6,
      },
    };
  }

  const left = ticks ? tickWidth + 4 : 8;
  const slot = (size.width - left - 12) / Math.max(1, chart.categories.length);
  const wrapped = chart.categories.map((category) => wrapText(category, slot - 6, style));
  const upright = chart.categories.some((category) => widest(category.split(' '), fontSize) > slot - 2);
  const rotate = upright ? 45 : 0;
  const bottom = upright
    ? Math.min(size.height * 0.4, widest(chart.categories, fontSize) * 0.72) + 14
    : Math.max(1, ...wrapped.map((lines) => lines.length)) * fontSize * LINE_HEIGHT + 12;
  const abreast = chart.form === 'line' ? 1 : isExclusive(chart.series) ? 1 : Math.max(1, bars.length);
  const labelRotate = labelled && chart.form === 'column' && labelWidth > (slot * 0.86) / abreast ? 90 : 0;
  return {
    ...common,
    categories: upright ? chart.categories : wrapped.map((lines) => lines.join('\n')),
    rotate,
    labelRotate,
    grid: {
      left,
      right: 14,
      top: head.height + (labelled ? (labelRotate ? labelWidth + 8 : fontSize + 8) : 6),
      bottom,
    },
  };
}

/** Columns become bars where a word of a category is wider than its column. */
function mustLieDown(chart: ChartVisual, size: ChartSize, fontSize: number, tickWidth: number): boolean {
  if (chart.form !== 'column' || chart.series.some((series) => series.asLine)) return false;
  const slot = (size.width - tickWidth - 24) / Math.max(1, chart.categories.length);
  return chart.categories.some((category) => widest(category.split(' '), fontSize) > slot - 2);
}

function layOutHead(
  chart: ChartVisual,
  figures: FigureMap,
  axisText: string,
  width: number,
  fontSize: number,
): { readonly height: number; readonly legend: ChartLayout['legend'] } {
  const lines = wrapText(axisText, width - 8, { size: fontSize - 1 }).length;
  const axisHeight = lines * (fontSize - 1) * LINE_HEIGHT + 6;
  if (chart.series.length < 2) return { height: axisHeight, legend: null };
  const items = chart.series.map((series) => ICON + widest([seriesName(series, chart, figures)], fontSize));
  const total = items.reduce((sum, item) => sum + item, 0);
  const axisWidth = widest([axisText], fontSize - 1) + 24;
  if (axisWidth + total < width)
    return {
      height: axisHeight + 2,
      legend: { top: 0, left: Math.round(axisWidth), width: Math.floor(width - axisWidth) },
    };
  return {
    height: axisHeight + legendRows(items, width) * (fontSize + 8),
    legend: { top: Math.round(axisHeight), left: 0, width: Math.round(width) },
  };
}

function legendRows(items: readonly number[], width: number): number {
  let rows = 1;
  let used = 0;
  for (const item of items) {
    if (used > 0 && used + item > width) {
      rows += 1;
      used = 0;
    }
    used += item;
  }
  return rows;
}

/** A line that is level says its value in the legend: "Promedio 2019–2024: 8,818". */
export function seriesName(series: Series, chart: ChartVisual, figures: FigureMap): string {
  const level = levelFigure(series, figures);
  return level && series.asLine && chart.labels ? `${series.name}: ${formatFigure(level, chart.format)}` : series.name;
}

/** The figure of a series whose points all have the same value; undefined otherwise. */
export function levelFigure(series: Series, figures: FigureMap): Figure | undefined {
  const ids = new Set(series.figures);
  const [only] = ids;
  return ids.size === 1 && only ? figures[only] : undefined;
}

/** No category has a mark of two series: they can stand on one line. */
export function isExclusive(series: readonly Series[]): boolean {
  const bars = series.filter((each) => !each.asLine);
  const count = Math.max(0, ...bars.map((each) => each.figures.length));
  return Array.from({ length: count }, (_, index) => bars.filter((each) => each.figures[index]).length).every(
    (marks) => marks <= 1,
  );
}

export function isHatchedAt(chart: ChartVisual, index: number): boolean {
  return (
    chart.hatchedCategories?.includes(index) === true ||
    (chart.hatchedLast === true && index === chart.categories.length - 1)
  );
}

function isHatched(chart: ChartVisual): boolean {
  return chart.categories.some((_, index) => isHatchedAt(chart, index));
}

function valueTexts(chart: ChartVisual, figures: FigureMap): string[] {
  return chart.series.flatMap((series) =>
    series.figures.flatMap((id) => {
      const figure = id ? figures[id] : undefined;
      return figure && (numberOf(figure) !== null || chart.form !== 'line') ? [formatFigure(figure, chart.format)] : [];
    }),
  );
}

// Until the font has loaded, or without it, text is a little wider.
const FALLBACK_WIDENING = 1.06;

function widest(texts: readonly string[], size: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, { size }))) * FALLBACK_WIDENING;
}

function wrapAtMost(text: string, width: number, lines: number, size: number): string {
  const wrapped = wrapText(text, width, { size });
  return wrapped.length <= lines
    ? wrapped.join('\n')
    : [...wrapped.slice(0, lines - 1), `${wrapped[lines - 1] ?? ''}…`].join('\n');
}
