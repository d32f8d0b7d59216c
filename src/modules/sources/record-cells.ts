import type { StoredRecord } from './edition.ts';

/** The cell of a row as text; an empty cell, or no row, is the empty text. */
export function cellText(record: Pick<StoredRecord, 'values'> | undefined, column: string): string {
  return String(record?.values[column] ?? '');
}
