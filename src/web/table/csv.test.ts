import { csvOf } from '#shared/csv.ts';
import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import { fileNameOf, tableCsv } from './csv.ts';

const population = aFigure({
  id: 'p',
  label: 'Población',
  value: 1171658,
  period: '2022',
});

describe('a table as CSV', () => {
  it('writes numbers that can be added and keeps the word of a missing one', () => {
    const csv = tableCsv(
      {
        columns: [
          { key: 'a', label: 'Lugar' },
          { key: 'b', label: 'Población' },
        ],
        rows: [
          [{ content: ['Callao'] }, { content: [{ figure: 'p' }] }],
          [{ content: ['Mi Perú'] }, { content: [{ figure: 'q' }] }],
        ],
      },
      { p: population },
    );
    expect(csv).toBe('\ufeffLugar,Población\r\nCallao,1171658\r\nMi Perú,sin dato\r\n');
  });

  it('quotes commas and quotes, and disarms formulas but not negative numbers', () => {
    expect(csvOf([['a,b', 'di "ya"', '=1+1', '-3.5']])).toBe('\ufeff"a,b","di ""ya""",\'=1+1,-3.5\r\n');
  });

  it('is saved under a plain name', () => {
    expect(fileNameOf('Qué cambió por agrupación', 'csv')).toBe('que-cambio-por-agrupacion.csv');
  });
});
