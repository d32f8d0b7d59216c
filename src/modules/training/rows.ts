import type { StoredRecord } from '#modules/sources/index.ts';

/** In the order of a numeric column; rows of the same number as they stand in their file. */
export function byColumn(records: readonly StoredRecord[], column: string): readonly StoredRecord[] {
  return records.toSorted((a, b) => Number(a.values[column]) - Number(b.values[column]) || a.ordinal - b.ordinal);
}
