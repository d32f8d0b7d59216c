// A chart as an ECharts option: the same in the browser, the PDF and pictures.
import type { EChartsOption, SeriesOption } from 'echarts';
import {
  type ChartLayout,
  type ChartSize,
  isExclusive,
  isHatchedAt,
  layOutChart,
  levelFigure,
  seriesName,
} from './chart-layout.ts';
import type { ChartVisual, Series } from './document.ts';
import type { Tone } from './drawing.ts';
import { type Figure, type FigureMap, numberOf } from './figure.ts';
import { formatFigure } from './format.ts';
import { mixColors, readableOn, seriesTones, type Theme } from './theme.ts';

export type { ChartSize } from './chart-layout.ts';

const DEFAULT_SIZE: ChartSize = { width: 640, height: 330 };

/** Lets a renderer mark the text of a value with its figure. */
export type LabelMark = (text: string, figureId: string) => string;

/**
 * `size` in pixels (points on a slide) is the size it will be drawn at: labels wrap and columns lie
 * down by it, so ask again when it changes. Data items carry `figure`, the id, for clicks.
 */
export function chartOption(
  chart: ChartVisual,
  figures: FigureMap,
  theme: Theme,
  size: ChartSize = DEFAULT_SIZE,
  mark: LabelMark = (text) => text,
): EChartsOption {
  const layout = layOutChart(chart, figures, size);
  const { colors, fontFamily } = theme;
  const tones = seriesTones(chart.series);
  const context: Context = { chart, figures, theme, layout, mark, exclusive: isExclusive(chart.series) };
  const series = chart.series.flatMap((each, index) => drawSeries(each, tones[index] ?? 'accent', index, context));
  const text = { fontFamily, fontSize: layout.fontSize };

  const categoryAxis = {
    type: 'category' as const,
    data: [...layout.categories],
    inverse: layout.horizontal,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colors.muted }, onZero: true },
    axisLabel: {
      ...text,
      interval: 0,
      color: colors.ink,
      rotate: layout.rotate,
      hideOverlap: false,
      margin: 8,
      lineHeight: Math.round(layout.fontSize * 1.2),
    },
  };
  const valueAxis = {
    type: 'value' as const,
    splitNumber: 4,
    scale: chart.form === 'line' && isHigh(chart, figures),
    boundaryGap: chart.form === 'divergingBar' ? (['14%', '14%'] as [string, string]) : ([0, 0] as [number, number]),
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: layout.ticks, lineStyle: { color: colors.line, width: 0.75 } },
    axisLabel: { ...text, show: layout.ticks, color: colors.muted, formatter: tickFormatter(chart, figures) },
  };

  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily, color: colors.ink },
    aria: { enabled: true, label: { description: chart.alt } },
    title: {
      text: layout.axisText,
      left: 0,
      top: 0,
      padding: 0,
      textStyle: {
        fontFamily,
        fontSize: layout.fontSize - 1,
        fontWeight: 'normal',
        color: colors.muted,
        width: size.width - 8,
        overflow: 'break',
        lineHeight: Math.round((layout.fontSize - 1) * 1.2),
      },
    },
    ...(layout.legend
      ? {
          legend: {
            ...layout.legend,
            orient: 'horizontal',
            padding: 0,
            itemWidth: 14,
            itemHeight: 10,
            itemGap: 12,
            selectedMode: false,
            align: 'left',
            textStyle: { ...text, color: colors.ink },
            data: chart.series.map((each) => ({ name: seriesName(each, chart, figures) })),
          },
        }
      : { legend: { show: false } }),
    grid: { ...layout.grid, containLabel: false, outerBoundsMode: 'none' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: chart.form === 'line' ? 'line' : 'shadow' },
      backgroundColor: colors.panel,
      borderColor: colors.line,
      textStyle: { ...text, color: colors.ink },
    },
    xAxis: layout.horizontal ? valueAxis : categoryAxis,
    yAxis: layout.horizontal ? categoryAxis : valueAxis,
    series,
  };
}

interface Context {
  readonly chart: ChartVisual;
  readonly figures: FigureMap;
  readonly theme: Theme;
  readonly layout: ChartLayout;
  readonly mark: LabelMark;
  readonly exclusive: boolean;
}

function drawSeries(series: Series, tone: Tone, index: number, context: Context): SeriesOption[] {
  const { chart } = context;
  if (chart.form === 'line' || series.asLine) return [lineSeries(series, tone, context)];
  const stack = chart.form === 'stackedBar' ? 'all' : context.exclusive ? 'one' : `s${index}`;
  const bars = barSeries(series, tone, stack, context);
  const absent = absenceSeries(series, stack, context);
  return absent ? [bars, absent] : [bars];
}

function lineSeries(series: Series, tone: Tone, { chart, figures, theme, layout, mark }: Context): SeriesOption {
  const color = theme.colors[tone];
  const reference = series.role === 'reference';
  const labelled = chart.labels === true && !reference && levelFigure(series, figures) === undefined;
  return {
    type: 'line',
    name: seriesName(series, chart, figures),
    z: 3,
    connectNulls: false,
    showSymbol: !reference,
    symbol: reference ? 'none' : 'circle',
    symbolSize: 7,
    lineStyle: { color, width: reference ? 1.5 : 2.5, type: reference ? 'dashed' : 'solid' },
    itemStyle: { color },
    labelLayout: { hideOverlap: true },
    tooltip: { valueFormatter: valueFormatter(series, chart, figures) },
    data: series.figures.map((id) => {
      const figure = id ? figures[id] : undefined;
      const value = numberOf(figure);
      if (!figure || value === null) return { value: null, figure: id };
      return {
        value,
        figure: id,
        label: {
          show: labelled,
          position: 'top',
          color: theme.colors.ink,
          fontFamily: theme.fontFamily,
          fontSize: layout.fontSize,
          formatter: mark(formatFigure(figure, chart.format), figure.id),
        },
      };
    }),
  } as SeriesOption;
}

function barSeries(series: Series, tone: Tone, stack: string, context: Context): SeriesOption {
  const { chart, figures, theme, layout, mark } = context;
  const color = theme.colors[tone];
  const stacked = chart.form === 'stackedBar';
  return {
    type: 'bar',
    name: seriesName(series, chart, figures),
    stack,
    barMaxWidth: stacked || layout.horizontal ? 30 : 64,
    barCategoryGap: '28%',
    barGap: '8%',
    itemStyle: { color, ...(stacked ? { borderColor: theme.colors.paper, borderWidth: 1 } : {}) },
    labelLayout: { hideOverlap: stacked },
    tooltip: { valueFormatter: valueFormatter(series, chart, figures) },
    data: series.figures.map((id, index) => {
      const figure = id ? figures[id] : undefined;
      const value = numberOf(figure);
      if (!figure || value === null) return { value: null, figure: id };
      return {
        value,
        figure: id,
        ...(isHatchedAt(chart, index) ? { itemStyle: hatched(color, theme) } : {}),
        label: {
          show: chart.labels === true && !(stacked && value === 0),
          ...labelPlace(value, tone, context),
          fontFamily: theme.fontFamily,
          fontSize: layout.fontSize,
          formatter: mark(formatFigure(figure, chart.format), figure.id),
        },
      };
    }),
  } as SeriesOption;
}

function labelPlace(value: number, tone: Tone, { chart, theme, layout }: Context): object {
  if (chart.form === 'stackedBar')
    return { position: 'inside', color: theme.colors[readableOn(theme, tone)], textBorderWidth: 0 };
  const outside = layout.horizontal ? (value < 0 ? 'left' : 'right') : value < 0 ? 'bottom' : 'top';
  const turned = layout.labelRotate ? { rotate: layout.labelRotate, align: 'left', verticalAlign: 'middle' } : {};
  return { position: outside, distance: 4, color: theme.colors.ink, ...turned };
}

function hatched(color: string, theme: Theme): object {
  return {
    color: mixColors(color, theme.colors.paper, 0.25),
    borderColor: color,
    borderWidth: 1,
    decal: { symbol: 'rect', color, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  };
}

/** Says "sin dato" where a bar would stand: a figure that is null draws nothing, and nothing looks like zero. */
function absenceSeries(
  series: Series,
  stack: string,
  { chart, figures, theme, layout, mark, exclusive }: Context,
): SeriesOption | null {
  const texts = series.figures.map((id) => {
    const figure = id ? figures[id] : undefined;
    return figure?.value === null ? mark(formatFigure(figure), figure.id) : null;
  });
  if (texts.every((text) => text === null)) return null;
  const abreast =
    exclusive || chart.form === 'stackedBar' || layout.horizontal
      ? 1
      : chart.series.filter((each) => !each.asLine).length;
  return {
    type: 'bar',
    name: `${series.name} (sin dato)`,
    stack,
    silent: true,
    tooltip: { show: false },
    itemStyle: { color: 'transparent' },
    data: texts.map((text) =>
      text === null
        ? { value: null }
        : {
            value: 0,
            label: {
              show: true,
              position: layout.horizontal ? 'right' : 'top',
              distance: 4,
              color: theme.colors.unknown,
              fontStyle: 'italic',
              fontFamily: theme.fontFamily,
              fontSize: layout.fontSize - 1,
              formatter: text,
              ...(abreast > 1 && !layout.horizontal ? { rotate: 90, align: 'left', verticalAlign: 'middle' } : {}),
            },
          },
    ),
  } as SeriesOption;
}

function valueFormatter(
  series: Series,
  chart: ChartVisual,
  figures: FigureMap,
): (value: unknown, index: number) => string {
  return (_, index) => {
    const id = series.figures[index];
    const figure = id ? figures[id] : undefined;
    return figure ? formatFigure(figure, chart.format) : '—';
  };
}

function firstFigure(chart: ChartVisual, figures: FigureMap): Figure | undefined {
  for (const series of chart.series) {
    for (const id of series.figures) if (id && numberOf(figures[id]) !== null) return figures[id];
  }
  return undefined;
}

function tickFormatter(chart: ChartVisual, figures: FigureMap): (value: number) => string {
  const sample = firstFigure(chart, figures);
  return (value) => {
    const scaled = chart.format?.scale === 'millions' ? value / 1e6 : value;
    const decimals = Number.isInteger(Number(scaled.toPrecision(12))) ? 0 : 1;
    return sample ? formatFigure({ ...sample, value }, { ...chart.format, decimals }) : String(value);
  };
}

/** A line far above zero does not need its axis to start there; bars always do. */
function isHigh(chart: ChartVisual, figures: FigureMap): boolean {
  const values = chart.series.flatMap((series) =>
    series.figures.map((id) => numberOf(id ? figures[id] : undefined)).filter((value) => value !== null),
  );
  return values.length > 0 && Math.min(...values) > Math.max(...values) * 0.6;
}
