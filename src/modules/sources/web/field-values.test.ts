import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../edition.ts';
import type { TableSpec } from '../table.ts';
import { changedValues, emptyTyped, readTypedRow, shownValue } from './field-values.ts';

const table: TableSpec = {
  code: 'serenos-count',
  sheet: 'Serenos',
  title: 'Serenos por municipio',
  key: ['served'],
  territoryColumn: 'served',
  columns: [
    { key: 'served', label: 'Distrito', type: 'ubigeo', required: true, help: '' },
    { key: 'count', label: 'Serenos', type: 'integer', required: true, minimum: 0, help: '' },
    { key: 'countedOn', label: 'Fecha del conteo', type: 'date', help: '' },
  ],
};

const record: StoredRecord = {
  id: 1,
  editionId: 1,
  table: 'serenos-count',
  ordinal: 1,
  territory: '070101',
  values: { served: '070101', count: 480, countedOn: null },
  printed: { count: '480' },
  locator: { file: 'x.csv', sheet: 'x', row: 2 },
  revision: 0,
};

describe('a row typed on screen', () => {
  it('is read as the importer reads a file', () => {
    expect(readTypedRow(table, { served: '070101', count: '1,994', countedOn: '07/04/2025' })).toEqual({
      values: { served: '070101', count: 1994, countedOn: '2025-04-07' },
      errors: {},
    });
  });

  it('names each bad field in Spanish and stores no zero for an empty one', () => {
    const { values, errors } = readTypedRow(table, { served: '070101', count: 'muchos', countedOn: '' });
    expect(errors['count']).toContain('no es un número');
    expect(values['countedOn']).toBeNull();
  });

  it('begins with the district of the page', () => {
    expect(emptyTyped(table, '070106')['served']).toBe('070106');
    expect(emptyTyped(table, '07')['served']).toBe('');
  });
});

describe('a correction', () => {
  it('sends only what changed', () => {
    expect(changedValues(record, { served: '070101', count: 481, countedOn: null })).toEqual({ count: 481 });
  });
});

describe('a stored value on screen', () => {
  it('is a date as dd/mm/yyyy, a year without comma, a missing one empty', () => {
    expect(shownValue({ key: 'd', label: '', type: 'date', help: '' }, '2025-04-07')).toBe('07/04/2025');
    expect(shownValue({ key: 'y', label: '', type: 'year', help: '' }, 2025)).toBe('2025');
    expect(shownValue({ key: 'n', label: '', type: 'integer', help: '' }, 1994)).toBe('1,994');
    expect(shownValue({ key: 'n', label: '', type: 'integer', help: '' }, null)).toBe('');
  });
});
