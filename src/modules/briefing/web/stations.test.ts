import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '#modules/sources/index.ts';
import { stationsOf } from './stations.ts';

function aStation(name: string, territory: string, latitude: number | null): StoredRecord {
  return {
    id: 1,
    editionId: 1,
    table: 'profile-stations',
    ordinal: 1,
    territory,
    values: { name, latitude, longitude: -77.1 },
    printed: {},
    locator: { file: '', sheet: '', row: 2 },
    revision: 0,
  };
}

describe('stations of a district', () => {
  it('are its own, with coordinates', () => {
    const records = [
      aStation('CPNP A', '070102', -12),
      aStation('CPNP B', '070101', -12),
      aStation('CPNP C', '070102', null),
    ];
    const rows = {
      editions: [],
      tables: [{ code: 'profile-stations', sheet: '', title: '', columns: [], key: [], records }],
    };
    expect(stationsOf(rows, '070102')).toEqual([{ name: 'CPNP A', latitude: -12, longitude: -77.1 }]);
  });
});
