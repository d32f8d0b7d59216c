// Bytes of a CSV → a sheet of text: byte order mark or none, UTF-8, UTF-16 or Latin-1; comma, semicolon or tab.
import { parse } from 'csv-parse/sync';
import { Refusal } from '#shared/refusal.ts';
import type { RawSheet } from '../../reading.ts';
import { notReadable } from './zip.ts';

export function readText(fileName: string, content: Uint8Array, limits: { readonly rows: number }): RawSheet {
  const text = decode(content);
  if (text.trim() === '') throw new Refusal('invalid', 'empty-file', `El archivo «${fileName}» está vacío.`);
  if (text.includes('\0') || text.trimStart().startsWith('<')) throw notReadable(fileName);
  const { delimiter, body } = separated(text);
  try {
    const rows: string[][] = parse(body, {
      delimiter,
      bom: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      to: limits.rows + 1,
    });
    return { file: fileName, name: fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, ''), rows };
  } catch {
    throw new Refusal(
      'invalid',
      'bad-quotes',
      `El archivo «${fileName}» no se puede leer como CSV: hay comillas que se abren y no se cierran.`,
    );
  }
}

/** UTF-16 by its mark; UTF-8 when the bytes are valid UTF-8; else Latin-1 as spreadsheets of Windows write it. */
export function decode(content: Uint8Array): string {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** "sep=;" in the first line says it, as some spreadsheets write; else the sign that the first line has most. */
function separated(text: string): { delimiter: string; body: string } {
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  if (told?.[1]) return { delimiter: told[1], body: text.slice(told[0].length) };
  const firstLine = /[^\r\n]+/.exec(text)?.[0] ?? '';
  const unquoted = firstLine.replaceAll(/"[^"]*"/g, '');
  const times = (sign: string): number => unquoted.split(sign).length;
  return { delimiter: [',', ';', '\t'].toSorted((a, b) => times(b) - times(a))[0] ?? ',', body: text };
}
