// A native, editable chart: its part in DrawingML charts, with the values of its workbook.
import { isExclusive, isHatchedAt, levelFigure } from '#shared/chart-layout.ts';
import type { ChartVisual } from '#shared/document.ts';
import type { Tone } from '#shared/drawing.ts';
import type { FigureMap } from '#shared/figure.ts';
import { readableOn, seriesTones, slideTheme } from '#shared/theme.ts';
import type { Box } from './box.ts';
import { axes, type AxisOptions, CATEGORY_AXIS, chartText, VALUE_AXIS } from './chart-axes.ts';
import type { ChartColumn, ChartData } from './chart-data.ts';
import { rangeOf } from './chart-workbook.ts';
import { longestWordWidth, SMALLEST } from './measure.ts';
import { hatchedFill, line, NO_FILL, solidFill } from './paint.ts';
import { element, escapeXml, XML_DECLARATION } from './xml.ts';

interface Plot {
  readonly chart: ChartVisual;
  readonly figures: FigureMap;
  readonly data: ChartData;
  readonly tones: readonly Tone[];
  readonly horizontal: boolean;
  readonly size: number;
}

/** `workbookRelation` is the id of the embedded workbook in the part's relationships. */
export function chartPart(
  chart: ChartVisual,
  data: ChartData,
  figures: FigureMap,
  box: Box,
  workbookRelation: string,
): string {
  const plot: Plot = {
    chart,
    figures,
    data,
    tones: seriesTones(chart.series),
    horizontal: isHorizontal(chart, box),
    size: box.width < 480 ? SMALLEST : 12,
  };
  const order = data.columns.map((column, index) => ({ column, index }));
  const asLine = order.filter(({ column }) => chart.form === 'line' || column.series.asLine);
  const asBars = order.filter(({ column }) => chart.form !== 'line' && !column.series.asLine);
  return (
    XML_DECLARATION +
    element(
      'c:chartSpace',
      {
        'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
        'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
        'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      },
      element('c:date1904', { val: 0 }),
      element('c:lang', { val: 'es-PE' }),
      element('c:roundedCorners', { val: 0 }),
      element(
        'c:chart',
        {},
        element('c:autoTitleDeleted', { val: 1 }),
        element(
          'c:plotArea',
          {},
          element('c:layout', {}),
          asBars.length > 0 ? barChart(plot, asBars) : '',
          asLine.length > 0 ? lineChart(plot, asLine) : '',
          axes(axisOptions(plot)),
        ),
        data.columns.length > 1
          ? element(
              'c:legend',
              {},
              element('c:legendPos', { val: 't' }),
              element('c:overlay', { val: 0 }),
              chartText(plot.size),
            )
          : '',
        element('c:plotVisOnly', { val: 1 }),
        element('c:dispBlanksAs', { val: 'gap' }),
      ),
      element('c:spPr', {}, NO_FILL, line(null)),
      chartText(plot.size),
      element('c:externalData', { 'r:id': workbookRelation }, element('c:autoUpdate', { val: 0 })),
    )
  );
}

/** Columns lie down where a word of a category is wider than its column. Bars with a line over them stand up. */
export function isHorizontal(chart: ChartVisual, box: Pick<Box, 'width'>): boolean {
  const hasLine = chart.series.some((series) => series.asLine);
  switch (chart.form) {
    case 'line':
      return false;
    case 'column': {
      const slot = (box.width - 24) / Math.max(1, chart.categories.length);
      return !hasLine && chart.categories.some((category) => longestWordWidth(category, { size: SMALLEST }) > slot - 4);
    }
    case 'bar':
    case 'stackedBar':
    case 'divergingBar':
      return !hasLine;
  }
}

function axisOptions(plot: Plot): AxisOptions {
  const { chart, data, horizontal, size } = plot;
  const values = data.columns.flatMap((column) => column.values).filter((value) => value !== null);
  const least = Math.min(0, ...values);
  const greatest = Math.max(0, ...values);
  const isLine = chart.form === 'line';
  // A line far above zero does not need its axis to start there; bars always do.
  const fromZero = !isLine || Math.min(...values) <= greatest * 0.6;
  const labelled = chart.labels === true && chart.form === 'divergingBar';
  const air = (greatest - least) * 0.16;
  return {
    horizontal,
    ticks: isLine || chart.labels !== true,
    format: data.columns[0]?.format ?? 'General',
    minimum: labelled && least < 0 ? niceBound(least - air) : fromZero && least === 0 && values.length > 0 ? 0 : null,
    maximum: labelled ? niceBound(greatest + air) : stackTotal(plot),
    size,
    diverging: chart.form === 'divergingBar' || least < 0,
  };
}

/** Stacks without numbers on their axis use the whole width. */
function stackTotal({ chart, data }: Plot): number | null {
  if (chart.form !== 'stackedBar' || chart.labels !== true) return null;
  const totals = data.categories.map((_, index) =>
    data.columns.reduce((sum, column) => sum + Math.max(0, column.values[index] ?? 0), 0),
  );
  const greatest = Math.max(0, ...totals);
  return greatest > 0 ? greatest : null;
}

/** Two significant digits, away from zero. */
function niceBound(value: number): number {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Number((Math.sign(value) * Math.ceil(Math.abs(value) / unit) * unit).toPrecision(12));
}

type Placed = readonly { readonly column: ChartColumn; readonly index: number }[];

function barChart(plot: Plot, placed: Placed): string {
  const { chart, horizontal } = plot;
  const stacked = chart.form === 'stackedBar';
  const together = stacked || isExclusive(chart.series);
  return element(
    'c:barChart',
    {},
    element('c:barDir', { val: horizontal ? 'bar' : 'col' }),
    element('c:grouping', { val: stacked ? 'stacked' : 'clustered' }),
    element('c:varyColors', { val: 0 }),
    ...placed.map(({ column, index }) => barSeries(plot, column, index)),
    element('c:gapWidth', { val: gapWidth(chart.categories.length, placed.length, together) }),
    element('c:overlap', { val: together ? 100 : -6 }),
    element('c:axId', { val: CATEGORY_AXIS }),
    element('c:axId', { val: VALUE_AXIS }),
  );
}

/** Space between categories over the width of a bar: two columns do not fill a slide. */
function gapWidth(categories: number, series: number, together: boolean): number {
  if (categories <= 3) return together || series === 1 ? 180 : 110;
  return together || series === 1 ? 45 : 60;
}

function barSeries(plot: Plot, column: ChartColumn, index: number): string {
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

function lineChart(plot: Plot, placed: Placed): string {
  return element(
    'c:lineChart',
    {},
    element('c:grouping', { val: 'standard' }),
    element('c:varyColors', { val: 0 }),
    ...placed.map(({ column, index }) => lineSeries(plot, column, index)),
    element('c:marker', { val: 1 }),
    element('c:axId', { val: CATEGORY_AXIS }),
    element('c:axId', { val: VALUE_AXIS }),
  );
}

function lineSeries(plot: Plot, column: ChartColumn, index: number): string {
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
