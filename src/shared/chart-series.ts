// The series of a chart as ECharts draws them: lines, bars, and what stands where a value is missing.
import type { SeriesOption } from 'echarts';
import { type ChartLayout, isHatchedAt, levelFigure, seriesName } from './chart-layout.ts';
import type { ChartVisual, Series } from './document.ts';
import type { Tone } from './drawing.ts';
import { type FigureMap, numberOf } from './figure.ts';
import { formatFigure } from './format.ts';
import { mixColors, readableOn, type Theme } from './theme.ts';

/** Lets a renderer mark the text of a value with its figure. */
export type LabelMark = (text: string, figureId: string) => string;

export interface SeriesContext {
  readonly chart: ChartVisual;
  readonly figures: FigureMap;
  readonly theme: Theme;
  readonly layout: ChartLayout;
  readonly mark: LabelMark;
  readonly exclusive: boolean;
}

export function drawSeries(series: Series, tone: Tone, index: number, context: SeriesContext): SeriesOption[] {
  const { chart } = context;
  if (chart.form === 'line' || series.asLine) return [lineSeries(series, tone, context)];
  const stack = chart.form === 'stackedBar' ? 'all' : context.exclusive ? 'one' : `s${index}`;
  const bars = barSeries(series, tone, stack, context);
  const absent = absenceSeries(series, stack, context);
  return absent ? [bars, absent] : [bars];
}

function lineSeries(series: Series, tone: Tone, { chart, figures, theme, layout, mark }: SeriesContext): SeriesOption {
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

function barSeries(series: Series, tone: Tone, stack: string, context: SeriesContext): SeriesOption {
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

function labelPlace(value: number, tone: Tone, { chart, theme, layout }: SeriesContext): object {
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
  { chart, figures, theme, layout, mark, exclusive }: SeriesContext,
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
