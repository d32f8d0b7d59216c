import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ChartVisual } from '#shared/document.ts';
import { allNamed, firstNamed, parseXml } from '#test/support/xml.ts';
import { sampleFigure } from '#test/support/sample-figures.ts';
import { chartData, numberFormat } from './chart-data.ts';
import { chartRemarks } from './chart-remarks.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { chartPart, isHorizontal } from './chart.ts';

const box = { x: 0, y: 0, width: 540, height: 320 };
const figures = Object.fromEntries(
  [
    sampleFigure({ id: 'a@07', label: 'A', value: 12.5, unit: 'percent', decimals: 1 }),
    sampleFigure({ id: 'b@07', label: 'B', value: 0, unit: 'percent', decimals: 1 }),
    sampleFigure({ id: 'c@07', label: 'C', value: null, unit: 'percent', absence: 'notPublished' }),
    sampleFigure({ id: 'd@07', label: 'D', value: 92051187, unit: 'soles' }),
  ].map((figure) => [figure.id, figure]),
);
const chart: ChartVisual = {
  kind: 'chart',
  form: 'column',
  caption: 'Prueba',
  alt: 'Prueba',
  axis: 'porcentaje',
  labels: true,
  categories: ['Uno', 'Dos', 'Tres'],
  series: [{ name: 'Serie', figures: ['a@07', 'b@07', 'c@07'], role: 'current' }],
};

describe('chart', () => {
  it('keeps a zero that somebody reported and leaves out what nobody did', () => {
    expect(chartData(chart, figures).columns[0]?.values).toEqual([12.5, 0, null]);
  });

  it('says which values are missing, and why', () => {
    expect(chartRemarks(chart, figures)).toEqual(['No publicado: Tres.']);
  });

  it('has a workbook whose names no spreadsheet would run', async () => {
    const armed = { ...chart, categories: ['=1+1', '@SUM(A1)', 'Tres'] };
    const { sheets } = await readXlsx(chartWorkbook(chartData(armed, figures), '2026-06-01'));
    expect(sheets[0]?.rows.map(([name]) => name ?? '')).toEqual(['', "'=1+1", "'@SUM(A1)", 'Tres']);
  });

  it.each([
    ['percent', 'a@07', {}, '#,##0.0"%";\\−#,##0.0"%";#,##0.0"%"'],
    ['sign always', 'a@07', { sign: 'always' }, '\\+#,##0.0"%";\\−#,##0.0"%";#,##0.0"%"'],
    [
      'millions of soles',
      'd@07',
      { scale: 'millions', decimals: 1 },
      '"S/ "#,##0.0,,;\\−"S/ "#,##0.0,,;"S/ "#,##0.0,,',
    ],
    ['bare', 'd@07', { bare: true }, '#,##0;\\−#,##0;#,##0'],
  ] as const)('prints as the formatter does: %s', (_, id, format, expected) => {
    expect(numberFormat([figures[id]], format)).toBe(expected);
  });

  it('draws bars of several series with a line over them standing up', () => {
    const line = {
      name: 'Avance del año',
      figures: ['a@07', 'a@07', 'a@07'],
      role: 'reference',
      asLine: true,
    } as const;
    const combined: ChartVisual = { ...chart, form: 'bar', series: [...chart.series, line] };
    expect(isHorizontal(combined, box)).toBe(false);
    const part = parseXml(chartPart(combined, chartData(combined, figures), figures, box, 'rId1'));
    expect(firstNamed(part, 'c:barDir')?.attributes['val']).toBe('col');
    expect(allNamed(part, 'c:lineChart')).toHaveLength(1);
  });

  it('lays columns down where a word is wider than its column', () => {
    expect(isHorizontal({ ...chart, categories: Array.from({ length: 12 }, () => 'Electroencefalografía') }, box)).toBe(
      true,
    );
    expect(isHorizontal(chart, box)).toBe(false);
  });

  it('starts the axis of bars at zero', () => {
    const part = parseXml(chartPart(chart, chartData(chart, figures), figures, box, 'rId1'));
    expect(firstNamed(part, 'c:min')?.attributes['val']).toBe('0');
  });
});
