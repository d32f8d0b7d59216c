// Bytes of a CSV, XLSX or ODS → sheets of text. Sizes are capped before anything is unpacked.
import { Refusal } from '#shared/refusal.ts';
import { armedText } from '#shared/formula-guard.ts';
import type { RawSheet } from '../../reading.ts';
import { readPacked } from './packed.ts';
import { readText } from './text.ts';
import { isZip } from './zip.ts';

export interface FileLimits {
  /** Of a packed file, all of its parts. */
  readonly unpackedBytes: number;
  /** Of all sheets, blank ones at the end left out. */
  readonly rows: number;
}

export interface SpreadsheetJob {
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly limits: FileLimits;
}

/**
 * Throws a Refusal: empty-file, not-a-spreadsheet, unsupported-format, protected-file, damaged-file, bad-quotes,
 * unpacked-too-large, too-many-rows, xml-entities.
 */
export async function parseSpreadsheet({ fileName, content, limits }: SpreadsheetJob): Promise<readonly RawSheet[]> {
  if (content.byteLength === 0) throw new Refusal('invalid', 'empty-file', `El archivo «${fileName}» está vacío.`);
  refuseOtherFormats(fileName, content);
  const sheets = isZip(content) ? await readPacked(fileName, content, limits) : [readText(fileName, content, limits)];
  const clean = sheets.map((sheet) => ({
    ...sheet,
    rows: withoutBlankEnd(sheet.rows).map((row) => row.map(armedText)),
  }));
  if (clean.reduce((total, { rows }) => total + rows.length, 0) > limits.rows) {
    throw new Refusal(
      'invalid',
      'too-many-rows',
      `El archivo «${fileName}» tiene más de ${limits.rows.toLocaleString('es-PE')} filas.`,
    );
  }
  return clean;
}

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const GZIP = [0x1f, 0x8b];

function refuseOtherFormats(fileName: string, content: Uint8Array): void {
  const starts = (bytes: readonly number[]): boolean => bytes.every((byte, index) => content[index] === byte);
  if (starts(OLD_OFFICE)) {
    throw new Refusal(
      'invalid',
      'unsupported-format',
      `El archivo «${fileName}» es un libro antiguo (.xls) o protegido con contraseña. Guárdelo como .xlsx, sin contraseña, y vuelva a cargarlo.`,
    );
  }
  if (starts(GZIP)) {
    throw new Refusal(
      'invalid',
      'unsupported-format',
      `El archivo «${fileName}» está comprimido y no es un archivo nacional que Vigía conozca. Descomprímalo y vuelva a cargarlo.`,
    );
  }
}

/** Cells that only have a format make a sheet look long. */
function withoutBlankEnd(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  return rows.slice(0, last + 1);
}
