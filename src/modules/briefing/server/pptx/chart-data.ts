// A chart's figures as numbers by series and category: what its workbook holds and its marks draw.
import { seriesName } from '#shared/chart-layout.ts';
import type { ChartVisual, Series } from '#shared/document.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import type { FigureFormat } from '#shared/format.ts';

export interface ChartColumn {
  readonly series: Series;
  readonly name: string;
  /** Exactly the figures' values; null is a gap. */
  readonly values: readonly (number | null)[];
  readonly format: string;
}

export interface ChartData {
  readonly categories: readonly string[];
  readonly columns: readonly ChartColumn[];
}

export function chartData(chart: ChartVisual, figures: FigureMap): ChartData {
  return {
    categories: chart.categories,
    columns: chart.series.map((series) => {
      const own = chart.categories.map((_, index) => {
        const id = series.figures[index] ?? null;
        return id === null ? undefined : figures[id];
      });
      return {
        series,
        name: seriesName(series, chart, figures),
        values: own.map(numberOf),
        format: numberFormat(own, chart.format, chart.form === 'stackedBar'),
      };
    }),
  };
}

/** The workbook's number format that prints what `formatFigure` prints. */
export function numberFormat(
  figures: readonly (Figure | undefined)[],
  format: FigureFormat = {},
  hideZero = false,
): string {
  const known = figures.filter((figure) => figure !== undefined);
  const sample = known.find((figure) => numberOf(figure) !== null) ?? known[0];
  const decimals = format.decimals ?? known.reduce((most, figure) => Math.max(most, figure.decimals), 0);
  const scale = format.scale === 'millions' ? ',,' : '';
  const magnitude = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${scale}`;
  const [before, after] = format.bare || !sample ? ['', ''] : (AFFIXES[sample.unit] ?? ['', '']);
  const section = (sign: string): string => `${sign}${before}${magnitude}${after}`;
  if (format.sign === 'never') return `${section('')};${section('')};${hideZero ? '' : section('')}`;
  const positive = section(format.sign === 'always' ? '\\+' : '');
  return `${positive};${section('\\−')};${hideZero ? '' : section('')}`;
}

const AFFIXES: Partial<Readonly<Record<Figure['unit'], readonly [string, string]>>> = {
  percent: ['', '"%"'],
  soles: ['"S/ "', ''],
  millionSoles: ['"S/ "', ''],
  squareKilometers: ['', '" km²"'],
  perSquareKilometer: ['', '" hab./km²"'],
  meters: ['', '" m s. n. m."'],
  ordinal: ['', '".ª"'],
};
