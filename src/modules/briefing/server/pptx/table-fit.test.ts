import { describe, expect, it } from 'vitest';
import type { TableVisual } from '#shared/document.ts';
import { fitTable } from './table-fit.ts';

function table(rows: number, columns: number, words: string): TableVisual {
  return {
    kind: 'table',
    caption: 'Prueba',
    columns: Array.from({ length: columns }, (_, index) => ({ key: `c${index}`, label: `Columna ${index}` })),
    rows: Array.from({ length: rows }, () =>
      Array.from({ length: columns }, (_, index) => ({ content: [index === 0 ? words : '1,234'] })),
    ),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('fitTable', () => {
  it.each([
    ['eight by eight', table(8, 8, 'Carmen de la Legua Reynoso'), 920, 340],
    [
      'two columns in a third of the slide',
      table(8, 2, 'Violencia contra la mujer e integrantes del grupo familiar'),
      360,
      340,
    ],
    [
      'more words than room',
      table(8, 4, 'Fortalecer el rol de los gobiernos locales en favor de la seguridad ciudadana. '.repeat(6)),
      360,
      300,
    ],
    ['one row', table(1, 3, 'Uno'), 920, 340],
  ])('%s: stays inside its box', (_, visual, width, height) => {
    const fitted = fitTable(visual, {}, { width, height });
    expect(sum(fitted.columnWidths)).toBeCloseTo(width, 3);
    expect(sum(fitted.rowHeights)).toBeLessThanOrEqual(height + 0.01);
    expect(fitted.size).toBeGreaterThanOrEqual(11);
  });

  it('says when words were left out', () => {
    expect(fitTable(table(8, 4, 'palabra '.repeat(80)), {}, { width: 360, height: 300 }).cut).toBe(true);
    expect(fitTable(table(8, 4, 'palabra'), {}, { width: 360, height: 300 }).cut).toBe(false);
  });

  it('keeps the widths that the section states', () => {
    const visual = table(3, 2, 'Uno');
    const stated = {
      ...visual,
      columns: visual.columns.map((column, index) => ({ ...column, width: index === 0 ? 0.7 : 0.3 })),
    };
    expect(fitTable(stated, {}, { width: 900, height: 300 }).columnWidths).toEqual([630, 270]);
  });

  it('puts the sign of a state beside its word, and not where the word brings one', () => {
    const visual: TableVisual = {
      kind: 'table',
      caption: 'Estados',
      columns: [{ key: 'a', label: 'A' }],
      rows: [
        [{ content: ['No aprobó'], state: 'bad' }],
        [{ content: ['✓ Aprobó'], state: 'good' }],
        [{ content: ['sin dato'], state: 'unknown' }],
      ],
    };
    expect(fitTable(visual, {}, { width: 300, height: 200 }).rows.flat()).toEqual([
      '■ No aprobó',
      '✓ Aprobó',
      'sin dato',
    ]);
  });
});
