// The spreadsheet that a section is filled in: one sheet per table, with its instructions.
import { writeXlsx } from 'hucre/xlsx';
import { formatDate } from '#shared/calendar-date.ts';
import { disarmedText } from '#shared/formula-guard.ts';
import type { StoredRecord } from '../edition.ts';
import { type ColumnSpec, type TableSpec } from '../table.ts';
import { DOCUMENT_COLUMN } from '../reading.ts';
import type { AnySection } from '../section.ts';
import { columnLetters } from './spreadsheet/index.ts';

const TYPE_WORDS: Readonly<Record<ColumnSpec['type'], string>> = {
  text: 'texto',
  integer: 'número entero',
  decimal: 'número',
  percent: 'porcentaje',
  soles: 'monto en soles',
  year: 'año',
  date: 'fecha dd/mm/aaaa',
  ubigeo: 'ubigeo (2, 4 o 6 dígitos, como texto)',
  choice: 'uno de la lista',
};

export type TemplateRow = Pick<StoredRecord, 'table' | 'territory' | 'values' | 'printed' | 'locator'>;

const LISTS = 'Listas';
const GUIDE = 'Instrucciones';
/** Below the rows written, so many are ready to be typed in: as text, or a spreadsheet drops the zero of an ubigeo. */
const blankRows = 200;
/** How far the lists of choices reach. */
const lastListedRow = 2000;

/** XLSX bytes. Rows given fill it, and importing them again for the same territory gives the same rows. */
export async function renderTemplate(section: AnySection, rows: readonly TemplateRow[] = []): Promise<Uint8Array> {
  const lists = listsOf(section);
  const sheets = section.tables.map((table) => tableSheet(table, rows, lists));
  return writeXlsx({
    sheets: [...sheets, guideSheet(section), ...(lists.length > 0 ? [listSheet(lists)] : [])],
  });
}

/**
 * Rows that a file of that territory can bring back: of it or inside it, and said by a column of their own where
 * they are not of it. What a place inherits from above belongs in the template of whoever is above.
 */
export function rowsOfTemplate<Row extends TemplateRow>(
  section: AnySection,
  rows: readonly Row[],
  territory: string,
): readonly Row[] {
  const placed = new Set(section.tables.filter((table) => table.territoryColumn !== undefined).map(({ code }) => code));
  return rows.filter(
    (row) => row.territory === territory || (row.territory.startsWith(territory) && placed.has(row.table)),
  );
}

function tableSheet(table: TableSpec, rows: readonly TemplateRow[], lists: readonly ChoiceList[]) {
  const written = rows.filter((row) => row.table === table.code);
  const text = { value: null, style: { numFmt: '@' } };
  const blank = Array.from({ length: blankRows }, (_, index) => written.length + 1 + index).flatMap((row) =>
    table.columns.map((_column, column) => [`${row},${column}`, text] as const),
  );
  return {
    name: table.sheet,
    rows: [
      [...table.columns.map((column) => column.label), DOCUMENT_COLUMN],
      ...written.map((row) => [
        ...table.columns.map((column) => cellOf(row, column)),
        disarmedText(row.locator.document ?? ''),
      ]),
    ],
    columns: [...table.columns.map((column) => ({ width: columnWidth(column), numFmt: '@' })), { width: 32 }],
    cells: new Map(blank),
    freezePane: { rows: 1 },
    dataValidations: table.columns.flatMap((column, index) => validationOf(table, column, index, lists)),
  };
}

/** As the source printed it; what would run as a formula is disarmed, and armed again when it is read. */
function cellOf({ values, printed }: TemplateRow, column: ColumnSpec): string | number | null {
  const value = printed[column.key] ?? values[column.key] ?? null;
  if (typeof value !== 'string') return value;
  return disarmedText(column.type === 'date' && printed[column.key] === undefined ? formatDate(value) : value);
}

interface ChoiceList {
  readonly table: string;
  readonly key: string;
  readonly title: string;
  readonly choices: readonly string[];
}

function listsOf(section: AnySection): readonly ChoiceList[] {
  return section.tables.flatMap((table) =>
    table.columns.flatMap(({ key, label, choices }) =>
      choices && choices.length > 0 ? [{ table: table.code, key, title: `${table.sheet}: ${label}`, choices }] : [],
    ),
  );
}

/** One column per list: a choice may hold commas, which a list written in the cell's own rule may not. */
function listSheet(lists: readonly ChoiceList[]) {
  const longest = Math.max(...lists.map(({ choices }) => choices.length));
  const choiceRows = Array.from({ length: longest }, (_, row) => lists.map(({ choices }) => choices[row] ?? null));
  return {
    name: LISTS,
    rows: [lists.map(({ title }) => title), ...choiceRows],
    columns: lists.map(() => ({ width: 32 })),
  };
}

function guideSheet(section: AnySection) {
  const lines = section.tables.flatMap((table) => tableLines(table));
  return {
    name: GUIDE,
    rows: [
      [`Plantilla de la sección «${section.title}»`],
      ['Llene una fila por dato. Deje vacía la celda que nadie reportó: vacío no es cero.'],
      [],
      ['Hoja', 'Columna', 'Tipo', 'Obligatoria', 'Qué va aquí'],
      ...lines,
    ],
    columns: [{ width: 28 }, { width: 32 }, { width: 28 }, { width: 12 }, { width: 70 }],
  };
}

function tableLines(table: TableSpec): string[][] {
  return table.columns.map((column) => [
    table.sheet,
    column.label,
    column.choices ? `${TYPE_WORDS[column.type]}: ${column.choices.join(' | ')}` : TYPE_WORDS[column.type],
    column.required ? 'sí' : 'no',
    column.help,
  ]);
}

function validationOf(table: TableSpec, column: ColumnSpec, index: number, lists: readonly ChoiceList[]) {
  const at = lists.findIndex((list) => list.table === table.code && list.key === column.key);
  const list = lists[at];
  if (!list) return [];
  const letter = columnLetters(index);
  const source = columnLetters(at);
  return [
    {
      type: 'list' as const,
      range: `${letter}2:${letter}${lastListedRow}`,
      formula1: `${LISTS}!$${source}$2:$${source}$${list.choices.length + 1}`,
      allowBlank: !column.required,
      showErrorMessage: true,
      errorTitle: 'Valor no admitido',
      errorMessage: `Elija uno de la lista de «${column.label}».`.slice(0, 225),
    },
  ];
}

function columnWidth(column: ColumnSpec): number {
  return Math.min(48, Math.max(column.label.length + 2, column.type === 'text' ? 28 : 14));
}
