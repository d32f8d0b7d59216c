// The spreadsheet that a section is filled in: one sheet per table, with its instructions.
import { writeXlsx } from 'hucre/xlsx';
import { type ColumnSpec, type TableSpec } from '../table.ts';
import { DOCUMENT_COLUMN } from '../reading.ts';
import type { AnySection } from './plug.ts';

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

/** XLSX bytes. Rows given fill it: the round trip of what is in force. */
export async function renderTemplate(
  section: AnySection,
  rows: readonly {
    readonly table: string;
    readonly values: Readonly<Record<string, string | number | null>>;
    readonly printed?: Readonly<Record<string, string>>;
  }[] = [],
): Promise<Uint8Array> {
  const sheets = section.tables.map((table) => ({
    name: table.sheet,
    rows: [
      [...table.columns.map((column) => column.label), DOCUMENT_COLUMN],
      ...rows
        .filter((row) => row.table === table.code)
        .map((row) => [
          ...table.columns.map((column) => safeCell(row.printed?.[column.key] ?? row.values[column.key] ?? null)),
          '',
        ]),
    ],
    columns: [...table.columns.map((column) => ({ width: columnWidth(column), numFmt: '@' })), { width: 32 }],
    freezePane: { rows: 1 },
    dataValidations: table.columns.flatMap((column, index) => validationOf(column, index)),
  }));
  return writeXlsx({ sheets: [...sheets, guideSheet(section)] });
}

function guideSheet(section: AnySection) {
  const lines = section.tables.flatMap((table) => tableLines(table));
  return {
    name: 'Instrucciones',
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

function validationOf(column: ColumnSpec, index: number) {
  if (!column.choices || column.choices.join(',').length > 240) return [];
  const letter = columnLetter(index);
  return [
    {
      type: 'list' as const,
      range: `${letter}2:${letter}1000`,
      values: [...column.choices],
      allowBlank: !column.required,
    },
  ];
}

/** 0 → A, 26 → AA. */
function columnLetter(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);
}

function columnWidth(column: ColumnSpec): number {
  return Math.min(48, Math.max(column.label.length + 2, column.type === 'text' ? 28 : 14));
}

/** A text that a spreadsheet would run as a formula is written with a leading apostrophe's worth of safety. */
export function safeCell(value: string | number | null): string | number | null {
  return typeof value === 'string' && /^[=+@\t\r]/.test(value) ? `'${value}` : value;
}
