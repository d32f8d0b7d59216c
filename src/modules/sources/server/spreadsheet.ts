// Bytes of a CSV, XLSX or ODS → sheets of text. Sizes are capped before anything is unpacked.
import { parse } from 'csv-parse/sync';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { Refusal } from '#shared/refusal.ts';
import type { RawSheet } from '../reading.ts';

export interface FileLimits {
  readonly unpackedBytes: number;
  readonly rows: number;
}

export const defaultLimits: FileLimits = { unpackedBytes: 512 * 1024 * 1024, rows: 500_000 };

/** Throws a Refusal: empty-file, not-a-spreadsheet, unpacked-too-large, too-many-rows. */
export async function readSpreadsheet(
  fileName: string,
  content: Uint8Array,
  limits: FileLimits = defaultLimits,
): Promise<readonly RawSheet[]> {
  if (content.byteLength === 0) throw new Refusal('invalid', 'empty-file', `El archivo «${fileName}» está vacío.`);
  const sheets = isZip(content) ? await readPacked(fileName, content, limits) : [readText(fileName, content)];
  const rows = sheets.reduce((total, sheet) => total + sheet.rows.length, 0);
  if (rows > limits.rows) {
    throw new Refusal(
      'invalid',
      'too-many-rows',
      `El archivo «${fileName}» tiene ${rows} filas; se admiten hasta ${limits.rows}.`,
    );
  }
  return sheets;
}

function isZip(content: Uint8Array): boolean {
  return content[0] === 0x50 && content[1] === 0x4b;
}

async function readPacked(fileName: string, content: Uint8Array, limits: FileLimits): Promise<RawSheet[]> {
  const unpacked = unpackedSize(content);
  if (unpacked > limits.unpackedBytes) {
    throw new Refusal(
      'invalid',
      'unpacked-too-large',
      `El archivo «${fileName}» se expande a más de lo admitido; no se ha abierto.`,
    );
  }
  try {
    const workbook = fileName.toLowerCase().endsWith('.ods') ? await readOds(content) : await readXlsx(content);
    return workbook.sheets.map((sheet) => ({
      file: fileName,
      name: sheet.name,
      rows: sheet.rows.map((row) => row.map(cellText)),
    }));
  } catch {
    throw new Refusal(
      'invalid',
      'not-a-spreadsheet',
      `El archivo «${fileName}» no es una hoja de cálculo que se pueda leer (XLSX, ODS o CSV).`,
    );
  }
}

/** Sum of the sizes that the ZIP's central directory declares, before unpacking anything. */
export function unpackedSize(content: Uint8Array): number {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let total = 0;
  for (let at = 0; at + 46 <= content.byteLength; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    total += view.getUint32(at + 24, true);
    at += 45 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object' && 'richText' in value && Array.isArray(value.richText)) {
    return value.richText.map((run: { text?: unknown }) => String(run.text ?? '')).join('');
  }
  if (typeof value === 'object' && 'result' in value) return cellText(value.result);
  return String(value);
}

function readText(fileName: string, content: Uint8Array): RawSheet {
  const text = decode(content);
  if (text.trim() === '') throw new Refusal('invalid', 'empty-file', `El archivo «${fileName}» está vacío.`);
  if (text.includes('\0')) {
    throw new Refusal(
      'invalid',
      'not-a-spreadsheet',
      `El archivo «${fileName}» no es una hoja de cálculo que se pueda leer (XLSX, ODS o CSV).`,
    );
  }
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter =
    [';', '\t', ','].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  try {
    const rows: string[][] = parse(text, { delimiter, bom: true, relaxColumnCount: true, relaxQuotes: true });
    return { file: fileName, name: fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, ''), rows };
  } catch {
    throw new Refusal(
      'invalid',
      'not-a-spreadsheet',
      `El archivo «${fileName}» no se puede leer como CSV: revise las comillas.`,
    );
  }
}

/** UTF-8 when the bytes are valid UTF-8, else Latin-1 as spreadsheets of Windows write it. */
export function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
