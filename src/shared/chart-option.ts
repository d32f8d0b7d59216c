// A chart as an ECharts option: the same in the browser, the PDF and pictures.
import type { EChartsOption } from 'echarts';
import { type ChartSize, isExclusive, layOutChart, seriesName } from './chart-layout.ts';
import { drawSeries, type LabelMark, type SeriesContext } from './chart-series.ts';
import type { ChartVisual } from './document.ts';
import { type Figure, type FigureMap, numberOf } from './figure.ts';
import { formatFigure } from './format.ts';
import { seriesTones, type Theme } from './theme.ts';

export type { ChartSize } from './chart-layout.ts';

const DEFAULT_SIZE: ChartSize = { width: 640, height: 330 };

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
  const context: SeriesContext = { chart, figures, theme, layout, mark, exclusive: isExclusive(chart.series) };
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
      // Drawn in the picture: the markup that it would else write has inline styles, which the content policy refuses.
      renderMode: 'richText',
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
