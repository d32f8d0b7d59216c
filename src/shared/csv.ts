// CSV that a spreadsheet opens: UTF-8 with its mark, comma, CRLF, quotes where needed.
import { disarmedText } from './formula-guard.ts';

export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  const safe = disarmedText(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
