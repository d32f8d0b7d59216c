import { describe, expect, it } from 'vitest';
import type { TableVisual } from '#shared/document.ts';
import { textWidth } from '#shared/text-layout.ts';
import { layOutColumns } from './columns.ts';

const cell = (text: string) => ({ content: [text] });
const table: TableVisual = {
  kind: 'table',
  caption: '',
  columns: [
    { key: 'a', label: 'N.º' },
    { key: 'b', label: 'Agrupación' },
    { key: 'c', label: 'Valor' },
  ],
  rows: [[cell('1'), cell('Adolescentes infractores'), cell('423')]],
};

describe('columns of a table', () => {
  it('fill the width', () => {
    const { widths } = layOutColumns(table, {}, 300);
    expect(widths.reduce((sum, each) => sum + each, 0)).toBeCloseTo(300, 6);
  });

  it('are never narrower than their longest word, at the expense of the others', () => {
    const { widths, largestSize } = layOutColumns(table, {}, 190);
    expect(widths[1]).toBeGreaterThan(190 / 3);
    expect(widths[1]).toBeGreaterThanOrEqual(textWidth('Adolescentes', { size: 11, weight: 'bold' }));
    expect(largestSize).toBe(11);
  });

  it('are as declared where there is room, and let the type grow', () => {
    const declared: TableVisual = {
      ...table,
      columns: [
        { key: 'a', label: 'N.º', width: 0.1 },
        { key: 'b', label: 'Agrupación', width: 0.6 },
        { key: 'c', label: 'Valor' },
      ],
    };
    const { widths, largestSize } = layOutColumns(declared, {}, 900);
    expect(widths.map(Math.round)).toEqual([90, 540, 270]);
    expect(largestSize).toBe(16);
  });
});
