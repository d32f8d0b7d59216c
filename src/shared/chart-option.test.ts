import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import { layOutChart } from './chart-layout.ts';
import { chartOption } from './chart-option.ts';
import type { ChartVisual } from './document.ts';
import type { Figure, FigureMap } from './figure.ts';
import { lightTheme } from './theme.ts';

const figure = (id: string, value: number | null): Figure =>
  aFigure({
    id,
    value,
    ...(value === null ? { absence: 'notReported' } : {}),
  });
const figures: FigureMap = Object.fromEntries(
  [figure('a', 10006), figure('b', 7407), figure('c', null), figure('m', 8818)].map((each) => [each.id, each]),
);
const columns: ChartVisual = {
  kind: 'chart',
  form: 'column',
  caption: 'Denuncias',
  alt: 'Columnas de denuncias',
  categories: ['2019', '2024', '2025'],
  axis: 'denuncias',
  labels: true,
  hatchedLast: true,
  series: [
    { name: 'Denuncias', figures: ['a', 'c', 'b'], role: 'current' },
    { name: 'Promedio', figures: ['m', 'm', 'm'], role: 'reference', asLine: true },
  ],
};

interface Item {
  readonly value: number | null;
  readonly figure?: string;
  readonly label?: { readonly formatter: string; readonly show: boolean; readonly position: string };
  readonly itemStyle?: { readonly decal?: object };
}
interface Drawn {
  readonly type: string;
  readonly name: string;
  readonly stack?: string;
  readonly data: readonly Item[];
  readonly tooltip?: { readonly show?: boolean; valueFormatter?(value: unknown, index: number): string };
}
function drawn(chart: ChartVisual, width = 640): readonly Drawn[] {
  return JSON.parse(JSON.stringify(chartOption(chart, figures, lightTheme, { width, height: 330 }).series));
}

describe('chart option', () => {
  it('prints values as the formatter does and names their figures', () => {
    const [bars] = drawn(columns);
    expect(bars?.data[0]).toMatchObject({ value: 10006, figure: 'a', label: { show: true, formatter: '10,006' } });
  });

  it('draws a gap for a missing value, and says so in words', () => {
    const [bars, absent] = drawn(columns);
    expect(bars?.data[1]).toEqual({ value: null, figure: 'c' });
    expect(absent?.data[1]?.label?.formatter).toBe('sin dato');
    expect(absent?.stack).toBe(bars?.stack);
    expect(absent?.tooltip?.show).toBe(false);
  });

  it('hatches the unfinished category alone, and explains it', () => {
    const [bars] = drawn(columns);
    expect(bars?.data.map((item) => item.itemStyle?.decal !== undefined)).toEqual([false, false, true]);
    expect(JSON.stringify(chartOption(columns, figures, lightTheme).title)).toContain('rayado: periodo sin terminar');
  });

  it('says the value of a level line in the legend', () => {
    const line = drawn(columns).find((series) => series.type === 'line');
    expect(line?.name).toBe('Promedio: 8,818');
    expect(line?.data.every((item) => item.label?.show === false)).toBe(true);
  });

  it('gives the tooltip the words of the figure', () => {
    const option = chartOption(columns, figures, lightTheme);
    const [bars] = option.series as readonly Drawn[];
    expect(bars?.tooltip?.valueFormatter?.(null, 1)).toBe('sin dato');
    expect(bars?.tooltip?.valueFormatter?.(7407, 2)).toBe('7,407');
  });

  it('labels every category and describes itself', () => {
    const option = JSON.parse(JSON.stringify(chartOption(columns, figures, lightTheme)));
    expect(option.xAxis.axisLabel.interval).toBe(0);
    expect(option.aria).toEqual({ enabled: true, label: { description: 'Columnas de denuncias' } });
  });

  it('lays columns down where their names do not fit', () => {
    const long: ChartVisual = {
      ...columns,
      series: columns.series.slice(0, 1),
      categories: ['Extorsión', 'Adolescentes infractores', 'Violencia'],
    };
    expect(layOutChart(long, figures, { width: 640, height: 330 }).horizontal).toBe(false);
    expect(layOutChart(long, figures, { width: 200, height: 330 }).horizontal).toBe(true);
  });

  it('keeps categories of bars beside them, at most four tenths of the width', () => {
    const bars: ChartVisual = {
      ...columns,
      form: 'bar',
      categories: ['Violencia contra la mujer e integrantes del grupo familiar', 'b', 'c'],
    };
    const { grid, categories } = layOutChart(bars, figures, { width: 390, height: 300 });
    expect(grid.left).toBeLessThan(390 * 0.45);
    expect(categories[0]).toContain('\n');
  });

  it('puts series that never meet on one line, and diverging labels outwards', () => {
    const diverging: ChartVisual = {
      ...columns,
      form: 'divergingBar',
      hatchedLast: false,
      series: [
        { name: 'Baja', figures: ['a', null, null], role: 'good' },
        { name: 'Sube', figures: [null, 'b', null], role: 'warn' },
      ],
    };
    const [down, up] = drawn(diverging);
    expect(down?.stack).toBe(up?.stack);
    const falling = { ...figures, a: figure('a', -3) };
    const option = JSON.parse(JSON.stringify(chartOption(diverging, falling, lightTheme)));
    expect(option.series[0].data[0].label).toMatchObject({ position: 'left', formatter: '−3' });
  });
});
