import { describe, expect, it } from 'vitest';
import { orderByReferences, parseManifest } from './backup-manifest.ts';

const whole = {
  instant: '2026-11-24T10-00-00-000Z',
  migrations: ['0001-sources.sql'],
  tables: [{ name: 'edition', columns: ['id', 'section'], rows: 2 }],
  sequences: [{ name: 'edition_id_seq', last: '9007199254740993' }],
};

describe('the manifest of a backup', () => {
  it('is read as it was written', () => {
    expect(parseManifest(JSON.stringify(whole))).toEqual(whole);
  });

  it.each([
    ['nothing', ''],
    ['a file that was cut short', JSON.stringify(whole).slice(0, -5)],
    ['a table outside of the folder', JSON.stringify({ ...whole, tables: [{ ...whole.tables[0], name: '../../x' }] })],
    ['a table without columns', JSON.stringify({ ...whole, tables: [{ ...whole.tables[0], columns: [] }] })],
    ['a number of rows that is none', JSON.stringify({ ...whole, tables: [{ ...whole.tables[0], rows: -1 }] })],
    ['a sequence that is no number', JSON.stringify({ ...whole, sequences: [{ name: 'a', last: '1; DROP' }] })],
  ])('that is %s is none', (_, text) => {
    expect(parseManifest(text)).toBeUndefined();
  });
});

describe('the order in which tables come back', () => {
  it.each([
    ['nothing', [], [], []],
    ['tables that need nothing', ['b', 'a'], [], ['b', 'a']],
    [
      'a chain',
      ['record_revision', 'record', 'edition'],
      [
        { table: 'record_revision', needs: 'record' },
        { table: 'record', needs: 'edition' },
      ],
      ['edition', 'record', 'record_revision'],
    ],
    ['a table that refers to itself', ['territory'], [{ table: 'territory', needs: 'territory' }], ['territory']],
    ['a reference to a table that is not there', ['a'], [{ table: 'a', needs: 'z' }], ['a']],
  ])('%s', (_, tables, references, ordered) => {
    expect(orderByReferences(tables, references)).toEqual(ordered);
  });

  it('does not exist for a circle', () => {
    const circle = [
      { table: 'a', needs: 'b' },
      { table: 'b', needs: 'a' },
    ];
    expect(() => orderByReferences(['a', 'b'], circle)).toThrow('circle');
  });
});
