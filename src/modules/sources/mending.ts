// A row that a file brought with errors → what a form shows of it.
import { headerKey } from './header-key.ts';
import { DOCUMENT_COLUMN, indexOfColumn, tableOfSheet } from './reading.ts';
import type { TableSpec } from './table.ts';

/** Cells as read, by the header of their column; empty when the whole sheet was refused. */
export type RawCells = Readonly<Record<string, string>>;

/** Null: the row is of no table of ours (a national file's, or a whole sheet) and only a corrected file mends it. */
export function tableOfRejected(
  rejected: { readonly sheet: string; readonly raw: RawCells },
  tables: readonly TableSpec[],
): TableSpec | null {
  if (Object.keys(rejected.raw).length === 0) return null;
  const table = tableOfSheet(rejected.sheet, tables, 1);
  if (!table) return null;
  const header = Object.keys(rejected.raw).map(headerKey);
  const hasRequired = table.columns.every((column) => !column.required || indexOfColumn(header, column) !== -1);
  return hasRequired ? table : null;
}

/** By column key; a column that the file did not have is ''. */
export function typedOfRaw(table: TableSpec, raw: RawCells): Readonly<Record<string, string>> {
  const labels = Object.keys(raw);
  const header = labels.map(headerKey);
  return Object.fromEntries(
    table.columns.map((column) => {
      const label = labels[indexOfColumn(header, column)];
      return [column.key, label === undefined ? '' : (raw[label] ?? '').trim()];
    }),
  );
}

/** Where the row stood in the document it was copied from. */
export function documentOfRaw(raw: RawCells): string {
  const label = Object.keys(raw).find((candidate) => headerKey(candidate) === headerKey(DOCUMENT_COLUMN));
  return label === undefined ? '' : (raw[label] ?? '').trim();
}
