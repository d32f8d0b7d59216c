// The template filled in a spreadsheet, as the lines that the reader of budget files takes.
import { Readable } from 'node:stream';
import { Refusal } from '#shared/refusal.ts';
import { readSpreadsheet } from '#modules/sources/server/index.ts';
import { readFactHeader } from '../fact-header.ts';

/** Filled by people: larger than this it is no template. */
const maximumBytes = 32 * 1024 * 1024;

/** Spreadsheets of the section's own template are zips too: this one is told by its name. */
export function isBudgetSpreadsheet(fileName: string, firstBytes: Uint8Array): boolean {
  return firstBytes[0] === 0x50 && firstBytes[1] === 0x4b && /presupuesto[-_ ]?0030/i.test(fileName);
}

/** The rows of the first sheet that has the template's header, a line each: row numbers are those of the sheet. */
export function spreadsheetLines(fileName: string, open: () => Readable): Readable {
  return Readable.from(linesOf(fileName, open), { objectMode: true });
}

async function* linesOf(fileName: string, open: () => Readable): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maximumBytes)
      throw new Refusal('invalid', 'file-too-large', 'La plantilla supera el límite de 32 MB: use el CSV.');
  }
  const sheets = await readSpreadsheet(fileName, Buffer.concat(chunks));
  const lines = sheets.map(({ rows }) => rows.map(lineOf));
  const found = lines.find((sheet) => sheet.some((line) => readFactHeader(line) !== undefined)) ?? lines[0] ?? [];
  yield Buffer.from(found.join('\n'));
}

/** Cells hold no line ends of their own: one would break the row. */
function lineOf(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`).join(',');
}
