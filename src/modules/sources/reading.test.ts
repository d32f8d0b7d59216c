import { describe, expect, it } from 'vitest';
import { parseNumber } from './cell-reading.ts';
import { headerKey } from './header-key.ts';
import { type RawSheet, readSheets } from './reading.ts';
import type { TableSpec } from './table.ts';

const spending: TableSpec = {
  code: 'spending',
  sheet: 'Gasto',
  title: 'Gasto por municipio',
  columns: [
    { key: 'ubigeo', label: 'Ubigeo', type: 'ubigeo', required: true, help: '' },
    { key: 'amount', label: 'PIM (S/)', type: 'soles', help: '', minimum: 0 },
    { key: 'day', label: 'Fecha de corte', type: 'date', help: '' },
    { key: 'level', label: 'Nivel', type: 'choice', choices: ['bueno', 'bajo'], help: '' },
  ],
  key: ['ubigeo'],
  territoryColumn: 'ubigeo',
};

const options = {
  territory: '07',
  isTerritory: (code: string) => ['', '07', '0701', '070101', '070102', '150101'].includes(code),
};

function sheet(...rows: string[][]): RawSheet {
  return { file: 'gasto.csv', name: 'Gasto', rows: [['Ubigeo', 'PIM (S/)', 'Fecha de corte', 'Nivel'], ...rows] };
}

function problemsOf(...rows: string[][]): [number, string, string][] {
  const reading = readSheets([sheet(...rows)], [spending], options);
  return reading.badRows.flatMap((bad) =>
    bad.problems.map((problem): [number, string, string] => [problem.row, problem.column, problem.code]),
  );
}

describe('a sheet with two header rows', () => {
  it('is refused whole, also when the cells of the first are merged, and says what to do', () => {
    const names = ['Ubigeo', 'PIM (S/)', 'Fecha de corte', 'Nivel'];
    const twice: RawSheet = {
      file: 'gasto.xlsx',
      name: 'Gasto',
      rows: [['GASTO DE 2025', '', '', ''], names, ['070101', '10', '07/04/2025', 'Bueno']],
      mergedHeader: ['A1:D1'],
    };
    const { rows, problems } = readSheets([twice], [spending], options);
    expect(rows).toEqual([]);
    expect(problems.map(({ code, row }) => [code, row])).toEqual([['two-header-rows', 1]]);
    expect(problems[0]?.message).toContain('deje una sola');
  });
});

describe('reading a sheet', () => {
  it('keeps the value and the spelling of the source', () => {
    const reading = readSheets([sheet(['070101', '92,051,187', '07/04/2025', 'Bueno'])], [spending], options);
    expect(reading.rows).toEqual([
      {
        table: 'spending',
        ordinal: 1,
        territory: '070101',
        values: { ubigeo: '070101', amount: 92_051_187, day: '2025-04-07', level: 'bueno' },
        printed: { amount: '92,051,187' },
        locator: { file: 'gasto.csv', sheet: 'Gasto', row: 2 },
      },
    ]);
  });

  it('gives back the zero that a spreadsheet took from an ubigeo', () => {
    expect(readSheets([sheet(['70101', '1', '', ''])], [spending], options).rows[0]?.territory).toBe('070101');
  });

  it('reads a dash as not reported, never as zero', () => {
    expect(readSheets([sheet(['070101', '-', '', ''])], [spending], options).rows[0]?.values['amount']).toBeNull();
  });

  it('names sheet, row and column of every bad cell and keeps the row', () => {
    expect(
      problemsOf(
        ['070101', 'mucho', '30/02/2025', 'regular'],
        ['999999', '1', '', ''],
        ['150101', '1', '', ''],
        ['', '1', '', ''],
      ),
    ).toEqual([
      [2, 'PIM (S/)', 'not-a-number'],
      [2, 'Fecha de corte', 'impossible-date'],
      [2, 'Nivel', 'unknown-choice'],
      [3, 'Ubigeo', 'unknown-ubigeo'],
      [4, 'Ubigeo', 'outside-territory'],
      [5, 'Ubigeo', 'missing-value'],
    ]);
  });

  it('refuses a row that repeats the key of another', () => {
    expect(problemsOf(['070101', '1', '', ''], ['070101', '2', '', ''])).toEqual([[3, '', 'repeated-row']]);
  });

  it('refuses an amount below what is possible', () => {
    expect(problemsOf(['070101', '-5', '', ''])).toEqual([[2, 'PIM (S/)', 'out-of-range']]);
  });

  it('says which column is missing and suspects a merged header', () => {
    const merged = {
      file: 'x.xlsx',
      name: 'Gasto',
      rows: [
        ['', 'PIM (S/)', '', 'Nivel'],
        ['070101', '1', '', ''],
      ],
    };
    expect(readSheets([merged], [spending], options).problems.map((problem) => problem.code)).toEqual([
      'merged-header',
    ]);
  });

  it('says when no sheet belongs to the section', () => {
    const other = { file: 'x.xlsx', name: 'Otra', rows: [['a']] };
    const second = { file: 'x.xlsx', name: 'Más', rows: [['a']] };
    expect(readSheets([other, second], [spending], options).problems.map((problem) => problem.code)).toEqual([
      'unknown-sheet',
    ]);
  });
});

describe('a header', () => {
  it.each([
    ['Población (2022) *', 'poblacion2022'],
    ['CODIGO_DANE', 'codigodane'],
  ])('%s is found as %s', (label, key) => expect(headerKey(label)).toBe(key));
});

describe('a number as printed', () => {
  it.each([
    ['92,051,187', 92_051_187],
    ['30.1%', 30.1],
    ['S/ 11.6', 11.6],
    ['3862,44', 3862.44],
    ['1 234', 1234],
    ['−5', -5],
    ['12.5.1', null],
    ['1,23,4', null],
    ['', null],
  ])('%s is %s', (text, value) => expect(parseNumber(text)).toBe(value));
});
