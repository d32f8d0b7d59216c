// The only file that names the tables of complaints.
import { copyFieldOnce, insertInBulk, withStaging } from '#server/database/copy.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import type { CubeRow } from '../cube.ts';
import type { CountSum, Period } from '../dataset.ts';
import { type Month, monthIndex } from '../explore/query.ts';
import type { ComplaintRow } from '../sidpol-reader.ts';

const fileColumns = ['territory', 'year', 'month', 'modality', 'count', 'line'];

/**
 * The rows as they are read from the file, which the database takes while we read on; then, once `editionOf` says
 * whose they are, in the order of the key, which the index takes in half the time.
 */
export function insertComplaintCounts(
  tx: WriteTx,
  rows: AsyncIterable<readonly ComplaintRow[]>,
  editionOf: () => Promise<number>,
): Promise<number> {
  return withStaging(tx, 'complaint_count', fileColumns, countLines(rows), async (staging) => {
    const edition = await editionOf();
    const client = clientOf(tx);
    await client.query(`SET LOCAL work_mem = '96MB'`);
    await client.query(
      `INSERT INTO complaint_count (edition_id, ${fileColumns.join(', ')})
       SELECT $1, ${fileColumns.join(', ')} FROM ${staging}
       ORDER BY territory COLLATE "C", year, month, modality COLLATE "C"`,
      [edition],
    );
  });
}

/** A text for each piece of the file. */
async function* countLines(pieces: AsyncIterable<readonly ComplaintRow[]>): AsyncGenerator<string> {
  const escaped = copyFieldOnce();
  for await (const rows of pieces) {
    let text = '';
    for (const { territory, year, month, modality, count, line } of rows)
      text += `${territory}\t${year}\t${month}\t${escaped(modality)}\t${count}\t${line}\n`;
    yield text;
  }
}

export async function insertComplaintCube(tx: WriteTx, editionId: number, rows: readonly CubeRow[]): Promise<void> {
  await insertInBulk(
    tx,
    'complaint_cube',
    ['edition_id', 'territory', 'year', 'month', 'modality', 'count', 'rows'],
    cubeLines(editionId, rows),
  );
}

function* cubeLines(editionId: number, rows: readonly CubeRow[]): Generator<string> {
  const escaped = copyFieldOnce();
  for (const { territory, year, month, modality, count, rows: added } of rows)
    yield `${editionId}\t${territory}\t${year}\t${month}\t${escaped(modality)}\t${count}\t${added}\n`;
}

/** Sums by territory, year and modality over the same months of each year; districts from the rows, the rest from the cube. */
export async function findCountSums(
  tx: ReadTx,
  editionId: number,
  territories: readonly string[],
  months: Pick<Period, 'fromMonth' | 'toMonth'>,
  years: readonly number[] | null,
): Promise<readonly CountSum[]> {
  const districts = territories.filter((code) => code.length === 6);
  const above = territories.filter((code) => code.length < 6);
  const all = years === null ? [] : [...years];
  const sums: CountSum[] = [];
  for (const [codes, table, rows] of [
    [above, 'complaint_cube', 'sum(rows)'],
    [districts, 'complaint_count', 'count(*)'],
  ] as const) {
    if (codes.length === 0) continue;
    const answer = await clientOf(tx).query<CountSum>({
      name: `count-sums-${table}${years === null ? '-all-years' : ''}`,
      text: `SELECT territory, year, modality, sum(count)::bigint AS count, (${rows})::bigint AS rows
             FROM ${table}
             WHERE edition_id = $1 AND territory = ANY ($2::text[]) AND month BETWEEN $3 AND $4
               ${years === null ? 'AND $5::int[] IS NOT NULL' : 'AND year = ANY ($5::int[])'}
             GROUP BY territory, year, modality
             ORDER BY territory, year, modality`,
      values: [editionId, codes, months.fromMonth, months.toMonth, all],
    });
    sums.push(...answer.rows);
  }
  return sums;
}

export interface CountFilter {
  readonly territory: string;
  readonly from: Month;
  readonly to: Month;
  /** Verbatim; empty: all. */
  readonly modalities: readonly string[];
}

/**
 * The rows behind a sum, with their lines, the largest first. A territory and all below it as a range: LIKE would wait
 * for the policies and leave the index unused.
 */
export async function findCountRows(tx: ReadTx, editionId: number, filter: CountFilter, limit: number) {
  const where = `edition_id = $1 AND territory BETWEEN $2 AND $2 || '999999'
    AND year BETWEEN $3 AND $4 AND year * 12 + month - 1 BETWEEN $5 AND $6
    AND ($7::text[] = '{}' OR modality = ANY ($7::text[]))`;
  const values = [
    editionId,
    filter.territory,
    Number(filter.from.slice(0, 4)),
    Number(filter.to.slice(0, 4)),
    monthIndex(filter.from),
    monthIndex(filter.to),
    filter.modalities,
  ];
  const total = await clientOf(tx).query<{ total: number }>(
    `SELECT count(*) AS total FROM complaint_count WHERE ${where}`,
    values,
  );
  const rows = await clientOf(tx).query<ComplaintRow>(
    `SELECT territory, year, month, modality, count, line FROM complaint_count WHERE ${where}
     ORDER BY count DESC, line LIMIT $8`,
    [...values, limit],
  );
  return { rows: rows.rows, total: total.rows[0]?.total ?? 0 };
}
