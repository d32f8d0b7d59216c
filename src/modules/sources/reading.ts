// Cells of a spreadsheet or CSV → typed rows of a section's tables. Pure; reports every bad cell.
import { headerKey } from './header-key.ts';
import { readCell } from './cell-reading.ts';
import type { Locator } from './edition.ts';
import type { ColumnSpec, FieldValue, TableSpec } from './table.ts';

/** A sheet as read: cells are text, trimmed by nobody. `name` is the sheet, or the CSV's file name without its ending. */
export interface RawSheet {
  readonly file: string;
  readonly name: string;
  /** Row 1 is the header. */
  readonly rows: readonly (readonly string[])[];
  /** Ranges of merged cells that begin in the header: "A1:C1". */
  readonly mergedHeader?: readonly string[];
}

export interface RowProblem {
  /** Stable: `missing-column`, `not-a-number`, `unknown-ubigeo`… */
  readonly code: string;
  readonly sheet: string;
  /** From 1, as a spreadsheet counts; 0 speaks of the whole sheet. */
  readonly row: number;
  /** Header of the column, or ''. */
  readonly column: string;
  /** Spanish. */
  readonly message: string;
}

export interface ReadRow {
  readonly table: string;
  readonly ordinal: number;
  readonly territory: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly printed: Readonly<Record<string, string>>;
  readonly locator: Locator;
}

export interface BadRow {
  readonly sheet: string;
  readonly row: number;
  readonly raw: Readonly<Record<string, string>>;
  readonly problems: readonly RowProblem[];
}

export interface Reading {
  readonly rows: readonly ReadRow[];
  readonly badRows: readonly BadRow[];
  /** Problems of whole sheets: missing columns, no sheet that belongs here. */
  readonly problems: readonly RowProblem[];
}

export interface ReadingOptions {
  /** Territory of the edition: rows without a column of their own take it. */
  readonly territory: string;
  readonly isTerritory: (code: string) => boolean;
}

/** Extra column that any sheet may have: where the row stands in the document it was copied from. */
export const DOCUMENT_COLUMN = 'Ubicación en el documento';

export function readSheets(
  sheets: readonly RawSheet[],
  tables: readonly TableSpec[],
  options: ReadingOptions,
): Reading {
  const rows: ReadRow[] = [];
  const badRows: BadRow[] = [];
  const problems: RowProblem[] = [];
  let known = 0;
  for (const sheet of sheets) {
    const table = tableOfSheet(sheet.name, tables, sheets.length);
    if (!table) continue;
    known += 1;
    readSheet(sheet, table, options, { rows, badRows, problems });
  }
  if (known === 0) {
    problems.push({
      code: 'unknown-sheet',
      sheet: sheets[0]?.name ?? '',
      row: 0,
      column: '',
      message: `Ninguna hoja del archivo es de esta sección. Las hojas esperadas son: ${tables.map((table) => table.sheet).join(', ')}.`,
    });
  }
  return { rows, badRows, problems };
}

/** By the sheet's name; the only sheet of a file is of the only table of its section. */
export function tableOfSheet(sheet: string, tables: readonly TableSpec[], sheetCount: number): TableSpec | undefined {
  const name = headerKey(sheet);
  const named = tables.find((table) => headerKey(table.sheet) === name || headerKey(table.code) === name);
  if (named) return named;
  return sheetCount === 1 && tables.length === 1 ? tables[0] : undefined;
}

interface Sink {
  readonly rows: ReadRow[];
  readonly badRows: BadRow[];
  readonly problems: RowProblem[];
}

function readSheet(sheet: RawSheet, table: TableSpec, options: ReadingOptions, sink: Sink): void {
  const header = (sheet.rows[0] ?? []).map(headerKey);
  const whole = (code: string, column: string, message: string): void => {
    sink.problems.push({ code, sheet: sheet.name, row: 1, column, message });
  };
  if (header.every((key) => key === '')) {
    whole('empty-sheet', '', `La hoja «${sheet.name}» está vacía.`);
    return;
  }
  if (hasSecondHeader(sheet, table)) {
    whole(
      'two-header-rows',
      '',
      `La hoja «${sheet.name}» tiene dos filas de encabezado: deje una sola, con el nombre de cada columna, y los datos desde la fila 2.`,
    );
    return;
  }
  if (sheet.mergedHeader && sheet.mergedHeader.length > 0) {
    whole(
      'merged-header',
      '',
      `El encabezado de «${sheet.name}» tiene celdas combinadas (${sheet.mergedHeader.join(', ')}): sepárelas.`,
    );
    return;
  }
  const places = table.columns.map((column) => ({ column, index: indexOfColumn(header, column) }));
  const missing = places.filter(({ column, index }) => index === -1 && column.required);
  if (missing.length > 0) {
    const blanks = header.filter((key) => key === '').length;
    const merged = blanks > 0 ? ' El encabezado tiene celdas vacías: si están combinadas, sepárelas.' : '';
    for (const { column } of missing) {
      whole(
        blanks > 0 ? 'merged-header' : 'missing-column',
        column.label,
        `Falta la columna «${column.label}».${merged}`,
      );
    }
    return;
  }
  const documentIndex = header.indexOf(headerKey(DOCUMENT_COLUMN));
  const seen = new Map<string, number>();
  let ordinal = 0;
  sheet.rows.slice(1).forEach((cells, index) => {
    const row = index + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    const problems: RowProblem[] = [];
    const say = (code: string, column: string, message: string): void => {
      problems.push({ code, sheet: sheet.name, row, column, message });
    };
    const values: Record<string, FieldValue> = {};
    const printed: Record<string, string> = {};
    for (const { column, index: at } of places) {
      const text = at === -1 ? '' : (cells[at] ?? '').trim();
      const cell = readCell(text, column, options);
      if ('problem' in cell) say(cell.problem, column.label, cell.message);
      else {
        values[column.key] = cell.value;
        if (cell.printed !== undefined) printed[column.key] = cell.printed;
      }
    }
    const territory = territoryOf(table, values, options);
    if (territory !== null && !territory.startsWith(options.territory)) {
      const label = table.columns.find((column) => column.key === table.territoryColumn)?.label ?? '';
      say(
        'outside-territory',
        label,
        `El ubigeo ${territory} está fuera del territorio del archivo (${options.territory}).`,
      );
    }
    const key = JSON.stringify(table.key.map((name) => values[name] ?? null));
    const first = seen.get(key);
    if (problems.length === 0 && table.key.length > 0) {
      if (first !== undefined) say('repeated-row', '', `La fila repite la fila ${first}.`);
      else seen.set(key, row);
    }
    if (problems.length > 0) {
      const raw = Object.fromEntries((sheet.rows[0] ?? []).map((label, at) => [label, cells[at] ?? '']));
      sink.badRows.push({ sheet: sheet.name, row, raw, problems });
      return;
    }
    const document = documentIndex === -1 ? '' : (cells[documentIndex] ?? '').trim();
    const locator: Locator = { file: sheet.file, sheet: sheet.name, row, ...(document === '' ? {} : { document }) };
    ordinal += 1;
    sink.rows.push({ table: table.code, ordinal, territory: territory ?? options.territory, values, printed, locator });
  });
}

/** A title above the names of the columns, or names of parts below them: data seldom reads like two of them. */
function hasSecondHeader({ rows }: RawSheet, { columns }: TableSpec): boolean {
  const second = (rows[1] ?? []).map(headerKey);
  return columns.filter((column) => indexOfColumn(second, column) !== -1).length >= 2;
}

export function indexOfColumn(header: readonly string[], column: ColumnSpec): number {
  for (const name of [column.label, column.key, ...(column.aliases ?? [])]) {
    const index = header.indexOf(headerKey(name));
    if (index !== -1) return index;
  }
  return -1;
}

function territoryOf(
  table: TableSpec,
  values: Readonly<Record<string, FieldValue>>,
  options: ReadingOptions,
): string | null {
  if (table.territoryColumn === undefined) return options.territory;
  const code = values[table.territoryColumn];
  if (code === 'PE') return '';
  return typeof code === 'string' ? code : null;
}
