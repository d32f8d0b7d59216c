import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { clientOf, type WriteTx } from './transaction.ts';

export type CopyValue = string | number | boolean | null | undefined;

const chunkCharacters = 256 * 1024;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One row in PostgreSQL's COPY text format, with its line end. `null` and `undefined` are NULL. */
export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(copyField).join('\t')}\n`;
}

/** One value of a row in that format. */
export function copyField(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
}

/** The same for a column of few different texts: each is escaped once. */
export function copyFieldOnce(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let field = known.get(text);
    if (field === undefined) {
      field = copyField(text);
      known.set(text, field);
    }
    return field;
  };
}

type Lines = AsyncIterable<string> | Iterable<string>;

/**
 * Bulk load, several times quicker than INSERT. `table` and `columns` are named as in the database
 * (snake_case), `lines` come from `copyLine`. Answers with the number of rows.
 *
 * PostgreSQL refuses COPY into a table with policies: rows go first to a table of this transaction alone,
 * and from there under the policies.
 */
export async function insertInBulk(
  tx: WriteTx,
  table: string,
  columns: readonly string[],
  lines: Lines,
): Promise<number> {
  const names = columns.map(quoteName).join(', ');
  return withStaging(tx, table, columns, lines, async (staging) => {
    await clientOf(tx).query(`INSERT INTO ${quoteName(table)} (${names}) SELECT ${names} FROM ${staging}`);
  });
}

/** Copies these columns to a table of this transaction alone, and gives its name to whoever inserts from it. */
export async function withStaging(
  tx: WriteTx,
  table: string,
  columns: readonly string[],
  lines: Lines,
  insert: (staging: string) => Promise<void>,
): Promise<number> {
  const client = clientOf(tx);
  const staging = `staging_${table}`;
  await client.query(`CREATE TEMPORARY TABLE ${staging} ON COMMIT DROP AS
    SELECT ${columns.map(quoteName).join(', ')} FROM ${quoteName(table)} WITH NO DATA`);
  const rows = await copyInto(client, staging, columns, lines);
  await insert(staging);
  await client.query(`DROP TABLE ${staging}`);
  return rows;
}

/** COPY itself, into a table without policies. */
export async function copyInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  lines: Lines,
): Promise<number> {
  const names = columns.map(quoteName).join(', ');
  const stream = client.query(copyFrom(`COPY ${quoteName(table)} (${names}) FROM STDIN`));
  await pipeline(Readable.from(inChunks(lines)), stream);
  return stream.rowCount;
}

export function quoteName(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}

// A message of the protocol for each row costs more than the row, and so does waiting for each.
function inChunks(lines: Lines): Lines {
  return Symbol.asyncIterator in lines ? chunksInTime(lines) : chunksAtOnce(lines);
}

function* chunksAtOnce(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

async function* chunksInTime(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += line;
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
