// Stored rows: their numbers and their order.
import type { StoredRecord } from '#modules/sources/index.ts';

/** NaN when the cell holds no number: it never passes for zero. */
export function number(record: StoredRecord, column: string): number {
  const value = record.values[column];
  return typeof value === 'number' ? value : Number.NaN;
}

export function byOrder(records: readonly StoredRecord[]): readonly StoredRecord[] {
  return records.toSorted((a, b) => number(a, 'order') - number(b, 'order') || a.ordinal - b.ordinal);
}
