// Reading the cells of a stored row.
import type { StoredRecord } from '#modules/sources/index.ts';

export function text(record: StoredRecord, column: string): string {
  const value = record.values[column];
  return typeof value === 'string' ? value : '';
}

export function byColumn(records: readonly StoredRecord[], column: string): readonly StoredRecord[] {
  return records.toSorted((a, b) => Number(a.values[column]) - Number(b.values[column]) || a.ordinal - b.ordinal);
}
