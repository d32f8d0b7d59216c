import { describe, expect, it } from 'vitest';
import { createFigureBook, decimalsPrinted } from './figure-book.ts';
import type { StoredRecord } from './edition.ts';

const record: StoredRecord = {
  id: 7,
  editionId: 1,
  table: 't',
  ordinal: 1,
  territory: '07',
  revision: 0,
  values: { area: 146.72, people: 1_171_658, missing: null, name: 'Callao' },
  printed: { area: '146.72', people: '1,171,658' },
  locator: { file: 't.csv', sheet: 't', row: 2 },
};
const name = (id: string) => ({ id, label: id, period: '2022', territory: '07' });
const aBook = () => createFigureBook({ section: 's', editions: [], tables: [] });

describe('a figure book', () => {
  it('keeps a stated cell with its decimals and its place', () => {
    const figure = aBook().stated(record, 'area', { ...name('area'), unit: 'squareKilometers' });
    expect(figure).toMatchObject({ id: 's.area', value: 146.72, decimals: 2, printed: '146.72' });
    expect(figure.origin).toEqual({
      kind: 'cells',
      cells: [{ editionId: 1, table: 't', recordId: 7, column: 'area' }],
    });
  });

  it('computes over figures and names them', () => {
    const book = aBook();
    const people = book.stated(record, 'people', { ...name('people'), unit: 'count' });
    const area = book.stated(record, 'area', { ...name('area'), unit: 'squareKilometers' });
    const density = book.computed({
      ...name('density'),
      unit: 'perSquareKilometer',
      decimals: 1,
      inputs: [people, area],
      formula: 'población ÷ superficie',
      compute: (a = 0, b = 0) => a / b,
    });
    expect(density.value).toBeCloseTo(7985.67, 1);
    expect(density.origin).toEqual({
      kind: 'formula',
      formula: 'población ÷ superficie',
      inputs: ['s.people', 's.area'],
    });
  });

  it('gives null, incomplete, when an input is missing', () => {
    const book = aBook();
    const missing = book.stated(record, 'missing', { ...name('missing'), unit: 'count' });
    const sum = book.computed({
      ...name('sum'),
      unit: 'count',
      decimals: 0,
      inputs: [missing],
      formula: 'suma',
      compute: (...all) => all.reduce((a, b) => a + b, 0),
    });
    expect(sum).toMatchObject({ value: null, absence: 'incomplete' });
  });

  it('gives null, not applicable, for a division by zero', () => {
    const ratio = aBook().computed({
      ...name('ratio'),
      unit: 'percent',
      decimals: 1,
      inputs: [],
      formula: '1 ÷ 0',
      compute: () => 1 / 0,
    });
    expect(ratio).toMatchObject({ value: null, absence: 'notApplicable' });
  });

  it('refuses one id for two figures', () => {
    const book = aBook();
    book.stated(record, 'area', { ...name('x'), unit: 'count' });
    expect(() => book.stated(record, 'people', { ...name('x'), unit: 'count' })).toThrow('figure id used twice');
  });
});

describe('decimals printed', () => {
  it.each([
    ['3862,44', 3862.44, 2],
    ['30.1', 30.1, 1],
    ['92,051,187', 92_051_187, 0],
    ['22.9%', 22.9, 1],
    ['99', 99, 0],
  ])('of %s', (printed, value, decimals) => expect(decimalsPrinted(printed, value)).toBe(decimals));
});
