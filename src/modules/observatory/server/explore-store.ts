// What an answer adds up: districts from the rows, what is above from the cube.
import type { ReadTx } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import {
  type ComplaintQuery,
  isPlaceLevel,
  LEVEL_DIGITS,
  type Month,
  monthAt,
  monthIndex,
  type PlaceLevel,
} from '../explore/query.ts';
import type { GroupCount } from '../explore/answer.ts';

export interface GroupRequest {
  readonly editionId: number;
  readonly query: Pick<ComplaintQuery, 'territories' | 'by'>;
  readonly from: Month;
  readonly to: Month;
  /** Verbatim; empty: all. */
  readonly modalities: readonly string[];
}

/** Groups that have rows. What is inside of no territory asked, or above the level asked, is left out. */
export async function findGroups(tx: ReadTx, request: GroupRequest): Promise<readonly GroupCount[]> {
  const { query } = request;
  const level = query.by.find(isPlaceLevel);
  const groups: GroupCount[] = [];
  for (const source of sourcesOf(query.territories, level)) groups.push(...(await addUp(tx, request, source)));
  return groups;
}

interface Source {
  readonly table: 'complaint_count' | 'complaint_cube';
  readonly where: string;
  readonly values: readonly (readonly string[] | number)[];
}

function sourcesOf(territories: readonly string[], level: PlaceLevel | undefined): readonly Source[] {
  if (level !== undefined) {
    // A district asked for by region stands in its region's place: the level cannot be below what was asked for.
    const digits = LEVEL_DIGITS[level];
    const table = level === 'district' ? 'complaint_count' : 'complaint_cube';
    const ranges = territories.map((code) => code.slice(0, digits));
    return [
      {
        table,
        // A territory and all below it as a range: LIKE would wait for the policies and leave the index unused.
        where: `length(territory) = $6 AND EXISTS (SELECT FROM unnest($5::text[]) AS asked
          WHERE territory BETWEEN asked AND asked || '999999')`,
        values: [ranges, digits],
      },
    ];
  }
  const districts = territories.filter((code) => code.length === 6);
  const above = territories.filter((code) => code.length < 6);
  const source = (table: Source['table'], codes: readonly string[]): readonly Source[] =>
    codes.length === 0 ? [] : [{ table, where: 'territory = ANY ($5::text[])', values: [codes] }];
  return [...source('complaint_cube', above), ...source('complaint_count', districts)];
}

async function addUp(tx: ReadTx, request: GroupRequest, source: Source): Promise<readonly GroupCount[]> {
  const { query, editionId, from, to, modalities } = request;
  const isMonthly = query.by.includes('month');
  const isYearly = query.by.includes('year');
  const byModality = query.by.includes('modality');
  const columns = [
    'territory',
    ...(byModality ? ['modality'] : []),
    ...(isMonthly ? ['year', 'month'] : isYearly ? ['year'] : []),
  ];
  const text = `SELECT ${columns.join(', ')}, sum(count)::bigint AS count,
      (${source.table === 'complaint_cube' ? 'sum(rows)' : 'count(*)'})::bigint AS rows
    FROM ${source.table}
    WHERE edition_id = $1 AND year * 12 + month - 1 BETWEEN $2 AND $3
      AND ($4::text[] = '{}' OR modality = ANY ($4::text[])) AND ${source.where}
    GROUP BY ${columns.join(', ')}
    ORDER BY ${columns.join(', ')}`;
  const answer = await clientOf(tx).query<{
    territory: string;
    modality?: string;
    year?: number;
    month?: number;
    count: number;
    rows: number;
  }>(text, [editionId, monthIndex(from), monthIndex(to), modalities, ...source.values]);
  return answer.rows.map(({ territory, modality, year, month, count, rows }) => ({
    territory,
    modality: modality ?? (modalities.length === 1 ? (modalities[0] ?? '') : ''),
    ...spanOf({ from, to }, year, month),
    count,
    rows,
  }));
}

function spanOf(
  asked: { readonly from: Month; readonly to: Month },
  year?: number,
  month?: number,
): { from: Month; to: Month } {
  if (year === undefined) return asked;
  if (month !== undefined) {
    const one = monthAt(year * 12 + month - 1);
    return { from: one, to: one };
  }
  const [first, last] = [`${year}-01`, `${year}-12`];
  return { from: first < asked.from ? asked.from : first, to: last > asked.to ? asked.to : last };
}

/** Verbatim, those of an edition, in the order of the alphabet. */
export async function findModalities(tx: ReadTx, editionId: number): Promise<readonly string[]> {
  const { rows } = await clientOf(tx).query<{ modality: string }>(
    `SELECT modality FROM complaint_cube WHERE edition_id = $1 AND territory = '' GROUP BY modality ORDER BY modality COLLATE "es-x-icu"`,
    [editionId],
  );
  return rows.map(({ modality }) => modality);
}

/** First and last month with rows. */
export async function findMonths(tx: ReadTx, editionId: number): Promise<{ from: Month; to: Month } | null> {
  const { rows } = await clientOf(tx).query<{ first: number | null; last: number | null }>(
    `SELECT min(year * 12 + month - 1) AS first, max(year * 12 + month - 1) AS last
     FROM complaint_cube WHERE edition_id = $1 AND territory = ''`,
    [editionId],
  );
  const [row] = rows;
  return row?.first == null || row.last == null ? null : { from: monthAt(row.first), to: monthAt(row.last) };
}
