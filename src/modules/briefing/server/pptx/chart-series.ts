// One series of a native chart: its name, points, labels and paint.
import { isHatchedAt, levelFigure } from '#shared/chart-layout.ts';
import type { ChartVisual } from '#shared/document.ts';
import type { Tone } from '#shared/drawing.ts';
import type { FigureMap } from '#shared/figure.ts';
import { readableOn, slideTheme } from '#shared/theme.ts';
import { chartText } from './chart-axes.ts';
import type { ChartColumn, ChartData } from './chart-data.ts';
import { rangeOf } from './chart-workbook.ts';
import { hatchedFill, line, NO_FILL, solidFill } from './paint.ts';
import { element, escapeXml } from './xml.ts';

export interface Plot {
  readonly chart: ChartVisual;
  readonly figures: FigureMap;
  readonly data: ChartData;
  readonly tones: readonly Tone[];
  readonly horizontal: boolean;
  readonly size: number;
}

export function barSeries(plot: Plot, column: ChartColumn, index: number): string {
  const { chart, data } = plot;
  const tone = plot.tones[index] ?? 'accent';
  const edge = line(chart.form === 'stackedBar' ? { paint: 'paper', width: 0.75 } : null);
  const hatched = data.categories.flatMap((_, category) =>
    isHatchedAt(chart, category) && column.values[category] !== null
      ? [
          element(
            'c:dPt',
            {},
            element('c:idx', { val: category }),
            element('c:invertIfNegative', { val: 0 }),
            element('c:bubble3D', { val: 0 }),
            element('c:spPr', {}, hatchedFill(tone), line({ paint: tone, width: 1 })),
          ),
        ]
      : [],
  );
  return element(
    'c:ser',
    {},
    seriesHead(column, index),
    element('c:spPr', {}, solidFill(tone), edge),
    element('c:invertIfNegative', { val: 0 }),
    ...hatched,
    chart.labels
      ? labels(
          plot,
          column,
          chart.form === 'stackedBar' ? 'ctr' : 'outEnd',
          chart.form === 'stackedBar' ? readableOn(slideTheme, tone) : 'ink',
        )
      : noLabels(),
    seriesValues(data, column, index),
  );
}

export function lineSeries(plot: Plot, column: ChartColumn, index: number): string {
  const { chart, figures, data } = plot;
  const tone = plot.tones[index] ?? 'accent';
  const isReference = column.series.role === 'reference';
  const isLabelled = chart.labels === true && !isReference && levelFigure(column.series, figures) === undefined;
  const marker = isReference
    ? element('c:marker', {}, element('c:symbol', { val: 'none' }))
    : element(
        'c:marker',
        {},
        element('c:symbol', { val: 'circle' }),
        element('c:size', { val: 8 }),
        element('c:spPr', {}, solidFill(tone), line({ paint: tone, width: 1 })),
      );
  return element(
    'c:ser',
    {},
    seriesHead(column, index),
    element('c:spPr', {}, line({ paint: tone, width: isReference ? 1.5 : 2.5, dashed: isReference })),
    marker,
    isLabelled ? labels(plot, column, 't', 'ink') : noLabels(),
    seriesValues(data, column, index),
    element('c:smooth', { val: 0 }),
  );
}

function seriesHead(column: ChartColumn, index: number): string {
  const name = element(
    'c:strCache',
    {},
    element('c:ptCount', { val: 1 }),
    element('c:pt', { idx: 0 }, `<c:v>${escapeXml(column.name)}</c:v>`),
  );
  return (
    element('c:idx', { val: index }) +
    element('c:order', { val: index }) +
    element('c:tx', {}, element('c:strRef', {}, element('c:f', {}, rangeOf(index + 1, 1, 1)), name))
  );
}

/** Null has no point: a gap, not a zero. */
function seriesValues(data: ChartData, column: ChartColumn, index: number): string {
  const last = data.categories.length + 1;
  const count = element('c:ptCount', { val: data.categories.length });
  const names = data.categories.map((category, at) =>
    element('c:pt', { idx: at }, `<c:v>${escapeXml(category)}</c:v>`),
  );
  const values = column.values.flatMap((value, at) =>
    value === null ? [] : [element('c:pt', { idx: at }, element('c:v', {}, String(value)))],
  );
  return (
    element(
      'c:cat',
      {},
      element('c:strRef', {}, element('c:f', {}, rangeOf(0, 2, last)), element('c:strCache', {}, count, ...names)),
    ) +
    element(
      'c:val',
      {},
      element(
        'c:numRef',
        {},
        element('c:f', {}, rangeOf(index + 1, 2, last)),
        element('c:numCache', {}, element('c:formatCode', {}, escapeXml(column.format)), count, ...values),
      ),
    )
  );
}

function labels(plot: Plot, column: ChartColumn, position: 'outEnd' | 'ctr' | 't', paint: Tone): string {
  return element(
    'c:dLbls',
    {},
    element('c:numFmt', { formatCode: column.format, sourceLinked: 0 }),
    // A line that runs over the columns does not cross out their numbers.
    element(
      'c:spPr',
      {},
      position === 'outEnd' && plot.chart.series.some((series) => series.asLine) ? solidFill('paper') : NO_FILL,
      line(null),
    ),
    chartText(plot.size, paint),
    element('c:dLblPos', { val: position }),
    ...show(true),
  );
}

function noLabels(): string {
  return element('c:dLbls', {}, ...show(false));
}

function show(value: boolean): readonly string[] {
  return [
    element('c:showLegendKey', { val: 0 }),
    element('c:showVal', { val: value ? 1 : 0 }),
    element('c:showCatName', { val: 0 }),
    element('c:showSerName', { val: 0 }),
    element('c:showPercent', { val: 0 }),
    element('c:showBubbleSize', { val: 0 }),
  ];
}
