// Bytes of an XLSX or ODS → sheets of text.
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { Refusal } from '#shared/refusal.ts';
import type { RawSheet } from '../../reading.ts';
import { notReadable, packStored, unpackZip, type ZipLimits, type ZipPart } from './zip.ts';

export async function readPacked(
  fileName: string,
  content: Uint8Array,
  limits: ZipLimits & { readonly rows: number },
): Promise<readonly RawSheet[]> {
  const parts = unpackZip(fileName, content, limits);
  refuseEntities(fileName, parts);
  const read = readerOf(fileName, parts);
  const options = { readStyles: true, maxRows: limits.rows + 1 };
  const workbook = await read(packStored(parts), options).catch(() => {
    throw notReadable(fileName);
  });
  return workbook.sheets.map((sheet) => ({
    file: fileName,
    name: sheet.name,
    rows: sheet.rows.map((row, at) =>
      row.map((value, column) => {
        const cell = sheet.cells?.get(`${at},${column}`);
        return cellText(value, { format: cell?.style?.numFmt, formula: cell?.formula });
      }),
    ),
    mergedHeader: (sheet.merges ?? [])
      .filter(({ startRow }) => startRow === 0)
      .map(({ startRow, startCol, endRow, endCol }) => `${place(startRow, startCol)}:${place(endRow, endCol)}`),
  }));
}

/** By what the archive holds: a name proves nothing. */
function readerOf(fileName: string, parts: readonly ZipPart[]): typeof readXlsx | typeof readOds {
  const names = new Set(parts.map(({ name }) => name));
  if (names.has('xl/workbook.bin')) {
    throw new Refusal(
      'invalid',
      'unsupported-format',
      `El archivo «${fileName}» es un libro binario (XLSB). Guárdelo como .xlsx y vuelva a cargarlo.`,
    );
  }
  if (names.has('[Content_Types].xml') && [...names].some((name) => name.startsWith('xl/'))) return readXlsx;
  if (names.has('content.xml')) return readOds;
  throw notReadable(fileName);
}

/** No office writes a document type; only entities that expand without end need one. */
function refuseEntities(fileName: string, parts: readonly ZipPart[]): void {
  for (const { name, content } of parts) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const isWide = (text[0] === 0xff && text[1] === 0xfe) || (text[0] === 0xfe && text[1] === 0xff) || text[1] === 0;
    if (isWide) throw notReadable(fileName);
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) {
      throw new Refusal(
        'invalid',
        'xml-entities',
        `El archivo «${fileName}» define entidades XML, que una hoja de cálculo no necesita; no se ha abierto.`,
      );
    }
  }
}

interface CellMarks {
  readonly format: string | undefined;
  readonly formula: string | undefined;
}

/** What the cell says; a formula says its stored result, and itself when it was saved without one. */
export function cellText(value: unknown, { format, formula }: CellMarks): string {
  if (value === null || value === undefined) return formula === undefined ? '' : `=${formula}`;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'VERDADERO' : 'FALSO';
  if (typeof value === 'number') return format?.includes('%') ? percentText(value, format) : plainNumber(value);
  return String(value);
}

/** A cell shown as 30.1% holds 0.301. */
function percentText(ratio: number, format: string): string {
  const shown = /\.([0#]+)\s*%/.exec(format)?.[1]?.length ?? 0;
  const text = plainNumber(ratio * 100);
  const [whole = '', decimals = ''] = text.split('.');
  return shown > decimals.length ? `${whole}.${decimals.padEnd(shown, '0')}%` : `${text}%`;
}

/** Fifteen digits, as spreadsheets show: 0.1 + 0.2 is 0.3. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** 0, 2 → "C1". */
function place(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);
}
