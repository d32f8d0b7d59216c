import { describe, expect, it } from 'vitest';
import { type Edition, editionsInForce, recordsInForce, type StoredRecord } from './edition.ts';

function anEdition(id: number, territory: string, cutOff: string, rest: Partial<Edition> = {}): Edition {
  return {
    id,
    territory,
    cutOff,
    section: 'serenos',
    title: '',
    source: '',
    elaboration: '',
    licence: '',
    publishedOn: cutOff,
    publishedBasis: 'stated',
    basisNote: '',
    synthetic: false,
    status: 'published',
    revision: 1,
    tables: ['count'],
    incomplete: false,
    fileName: null,
    fileSha256: null,
    createdAt: '',
    createdBy: '',
    retiredOn: null,
    retiredReason: null,
    ...rest,
  };
}

function aRecord(id: number, editionId: number, territory: string): StoredRecord {
  return {
    id,
    editionId,
    table: 'count',
    ordinal: id,
    territory,
    values: {},
    printed: {},
    locator: { file: '', sheet: '', row: 1 },
    revision: 0,
  };
}

const ids = (editions: readonly Edition[]): number[] => editions.map((edition) => edition.id);

describe('editions in force', () => {
  it('are the newest that covers the territory', () => {
    expect(
      ids(editionsInForce([anEdition(1, '07', '2024-04-10'), anEdition(2, '07', '2025-04-07')], 'count', '070101')),
    ).toEqual([2]);
  });

  it('keep a newer one of smaller scope over it', () => {
    const regional = anEdition(1, '07', '2025-04-07');
    const district = anEdition(2, '070102', '2025-06-30');
    expect(ids(editionsInForce([regional, district], 'count', '07'))).toEqual([2, 1]);
    expect(ids(editionsInForce([regional, district], 'count', '070101'))).toEqual([1]);
  });

  it('leave out an older one of smaller scope', () => {
    expect(
      ids(editionsInForce([anEdition(1, '070102', '2024-01-01'), anEdition(2, '07', '2025-04-07')], 'count', '07')),
    ).toEqual([2]);
  });

  it('take the last revision of one cut-off', () => {
    expect(
      ids(
        editionsInForce(
          [anEdition(1, '07', '2025-04-07'), anEdition(2, '07', '2025-04-07', { revision: 2 })],
          'count',
          '07',
        ),
      ),
    ).toEqual([2]);
  });

  it('inherit what belongs to Perú and skip what fills another table', () => {
    expect(
      ids(
        editionsInForce(
          [anEdition(1, '', '2025-04-07'), anEdition(2, '07', '2026-01-01', { tables: ['other'] })],
          'count',
          '07',
        ),
      ),
    ).toEqual([1]);
  });
});

describe('rows in force', () => {
  it('are replaced by those of a newer edition for its own part only', () => {
    const editions = [anEdition(2, '070102', '2025-06-30'), anEdition(1, '07', '2025-04-07')];
    const records = [aRecord(1, 1, '070101'), aRecord(2, 1, '070102'), aRecord(3, 2, '070102')];
    expect(recordsInForce(editions, records).map((record) => record.id)).toEqual([1, 3]);
  });
});
