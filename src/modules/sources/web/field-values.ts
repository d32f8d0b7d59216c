// What a person types in a row's form → the values that the API takes, and back.
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import type { StoredRecord } from '../edition.ts';
import { readCell } from '../cell-reading.ts';
import type { ColumnSpec, FieldValue, TableSpec, Values } from '../table.ts';

export type TypedValues = Readonly<Record<string, string>>;

export interface TypedRow {
  readonly values: Values;
  /** Spanish, by column key. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The same reader as the importer: "92,051,187", "30.1%" and dd/mm/yyyy are understood; the server knows the territories. */
export function readTypedRow(table: TableSpec, typed: TypedValues): TypedRow {
  const values: Record<string, FieldValue> = {};
  const errors: Record<string, string> = {};
  for (const column of table.columns) {
    const reading = readCell((typed[column.key] ?? '').trim(), column, { isTerritory: () => true });
    if ('problem' in reading) errors[column.key] = reading.message;
    else values[column.key] = reading.value;
  }
  return { values, errors };
}

export function emptyTyped(table: TableSpec, territory: string): TypedValues {
  return Object.fromEntries(
    table.columns.map((column) => [
      column.key,
      column.key === table.territoryColumn && territory.length === 6 ? territory : '',
    ]),
  );
}

/** Dates stay as the browser's own field writes them; numbers as the source printed them. */
export function typedOf(table: TableSpec, record: StoredRecord): TypedValues {
  return Object.fromEntries(
    table.columns.map((column) => {
      const value = record.values[column.key] ?? null;
      return [column.key, value === null ? '' : String(value)];
    }),
  );
}

/** Cells as a file wrote them, dates as the browser's own field takes them; a date that does not exist is left out. */
export function dateFieldsOf(table: TableSpec, typed: TypedValues): TypedValues {
  const dates = table.columns
    .filter(({ type }) => type === 'date')
    .map((column) => {
      const reading = readCell(typed[column.key] ?? '', column, { isTerritory: () => true });
      return [column.key, 'value' in reading && reading.value !== null ? String(reading.value) : ''] as const;
    });
  return { ...typed, ...Object.fromEntries(dates) };
}

/** A stored value as a person reads it. */
export function shownValue(column: ColumnSpec, value: FieldValue | undefined, printed?: string): string {
  if (value === null || value === undefined) return printed ?? '';
  if (column.type === 'date') return formatDate(String(value));
  if (typeof value !== 'number') return value;
  if (column.type === 'year') return String(value);
  if (printed !== undefined) return printed;
  return formatNumber(value, Number.isInteger(value) ? 0 : (column.decimals ?? decimalsOf(value)));
}

function decimalsOf(value: number): number {
  return Math.min(6, String(value).split('.')[1]?.length ?? 0);
}

/** Only what changed: a correction that touches one cell says so in the history. */
export function changedValues(record: StoredRecord, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => (record.values[key] ?? null) !== value));
}
