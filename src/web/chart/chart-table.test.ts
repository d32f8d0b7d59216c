import { describe, expect, it } from 'vitest';
import type { ChartVisual } from '#shared/document.ts';
import { chartTable } from './chart-table.ts';

const chart: ChartVisual = {
  kind: 'chart',
  form: 'column',
  caption: 'Denuncias',
  alt: '',
  axis: 'denuncias',
  categories: ['2024', '2025'],
  series: [{ name: 'Robo', role: 'current', figures: ['a', null] }],
};

describe('the twin table of a chart', () => {
  it('has one row per category and a dash where the chart has a gap', () => {
    expect(chartTable(chart).rows).toEqual([
      [{ content: ['2024'] }, { content: [{ figure: 'a' }] }],
      [{ content: ['2025'] }, { content: ['—'] }],
    ]);
  });
});
