import type { SectionRows } from '#modules/sources/index.ts';

export interface KnownStation {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

const STATIONS_TABLE = 'profile-stations';

/** Stations of a district among the rows of its profile; one without coordinates is left out of the map and the list. */
export function stationsOf(rows: SectionRows, district: string): readonly KnownStation[] {
  const records = rows.tables.find((table) => table.code === STATIONS_TABLE)?.records ?? [];
  return records.flatMap(({ territory, values: { name, longitude, latitude } }) => {
    if (territory !== district || typeof name !== 'string') return [];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return [];
    return [{ name, longitude, latitude }];
  });
}
