// A native, editable chart: its part in DrawingML charts, with the values of its workbook.
import { isExclusive } from '#shared/chart-layout.ts';
import type { ChartVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { seriesTones } from '#shared/theme.ts';
import type { Box } from './box.ts';
import { axes, type AxisOptions, CATEGORY_AXIS, chartText, VALUE_AXIS } from './chart-axes.ts';
import type { ChartColumn, ChartData } from './chart-data.ts';
import { barSeries, lineSeries, type Plot } from './chart-series.ts';
import { longestWordWidth, SMALLEST } from './measure.ts';
import { line, NO_FILL } from './paint.ts';
import { element, XML_DECLARATION } from './xml.ts';

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
