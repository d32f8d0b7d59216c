// The only file that names the tables of the budget.
import { copyField, copyFieldOnce, copyInto, insertInBulk } from '#server/database/copy.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import {
  type CubeGrain,
  type CubeRow,
  type FactRow,
  type GroupName,
  groupKey,
  type GovernmentLevel,
} from '../dataset.ts';
import type { ClosedPims } from '../group-rules.ts';

const factColumns = [
  'year',
  'entity',
  'product',
  'source',
  'article',
  'month',
  'line',
  'pia_cents',
  'pim_cents',
  'accrued_cents',
];

const STAGING = 'staging_budget_fact';
/** Rows that the database takes while the next ones are read. */
const batchRows = 150_000;

/**
 * The rows as they are read. PostgreSQL refuses COPY into a table with policies: each batch goes first to a table of
 * this transaction alone, and from there under the policies, while the next one is read.
 */
export async function insertBudgetFacts(
  tx: WriteTx,
  editionId: number,
  pieces: AsyncIterable<readonly FactRow[]>,
): Promise<void> {
  const client = clientOf(tx);
  await client.query(
    `CREATE TEMPORARY TABLE ${STAGING} ON COMMIT DROP AS SELECT ${factColumns.join(', ')} FROM budget_fact WITH NO DATA`,
  );
  const insert = async (texts: readonly string[]): Promise<void> => {
    await copyInto(client, STAGING, factColumns, texts);
    await client.query(
      `INSERT INTO budget_fact (edition_id, ${factColumns.join(', ')})
       SELECT $1, ${factColumns.join(', ')} FROM ${STAGING}`,
      [editionId],
    );
    await client.query(`TRUNCATE ${STAGING}`);
  };
  let texts: string[] = [];
  let rows = 0;
  let before: Promise<void> = Promise.resolve();
  const hand = async (): Promise<void> => {
    await before;
    before = insert(texts);
    // Told when it is awaited: until then it is nobody's unhandled failure.
    before.catch(() => undefined);
    texts = [];
    rows = 0;
  };
  const escaped = copyFieldOnce();
  for await (const piece of pieces) {
    texts.push(factText(piece, escaped));
    rows += piece.length;
    if (rows >= batchRows) await hand();
  }
  await hand();
  await before;
  await client.query(`DROP TABLE ${STAGING}`);
}

/** Groups that the end of the file showed to be wrong. */
export async function deleteBudgetFacts(tx: WriteTx, editionId: number, groups: readonly GroupName[]): Promise<void> {
  await clientOf(tx).query(
    `DELETE FROM budget_fact f
     USING unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[]) AS bad (entity, year, product, source, article)
     WHERE f.edition_id = $1
       AND (f.entity, f.year, f.product, f.source, f.article) = (bad.entity, bad.year, bad.product, bad.source, bad.article)`,
    [
      editionId,
      groups.map(({ entity }) => entity),
      groups.map(({ year }) => year),
      groups.map(({ product }) => product),
      groups.map(({ source }) => source),
      groups.map(({ article }) => article),
    ],
  );
}

function factText(rows: readonly FactRow[], escaped: (text: string) => string): string {
  let text = '';
  for (const row of rows)
    text += `${row.year}\t${row.entity}\t${escaped(row.product)}\t${escaped(row.source)}\t${escaped(row.article)}\t${row.month}\t${row.line}\t${row.piaCents}\t${row.pimCents}\t${row.accruedCents}\n`;
  return text;
}

export async function insertBudgetCube(tx: WriteTx, editionId: number, rows: readonly CubeRow[]): Promise<void> {
  await insertInBulk(
    tx,
    'budget_cube',
    [
      'edition_id',
      'grain',
      'territory',
      'level',
      'year',
      'entity',
      'product',
      'source',
      'article',
      'pia_cents',
      'pim_cents',
      'accrued_cents',
      'months',
      'rows',
    ],
    cubeLines(editionId, rows),
  );
}

function* cubeLines(editionId: number, rows: readonly CubeRow[]): Generator<string> {
  const escaped = copyFieldOnce();
  for (const row of rows)
    yield `${editionId}\t${row.grain}\t${row.territory}\t${row.level}\t${row.year}\t${row.entity}\t${escaped(row.product)}\t${escaped(row.source)}\t${escaped(row.article)}\t${row.piaCents}\t${row.pimCents}\t${row.accruedCents}\t{${row.months.join(',')}}\t${row.rows}\n`;
}

export async function insertBudgetNames(
  tx: WriteTx,
  editionId: number,
  names: Readonly<Record<'entity' | 'product' | 'source', ReadonlyMap<string, string>>>,
): Promise<void> {
  const lines = Object.entries(names).flatMap(([kind, byCode]) =>
    [...byCode].map(([code, name]) => `${editionId}\t${kind}\t${copyField(code)}\t${copyField(name)}\n`),
  );
  await insertInBulk(tx, 'budget_name', ['edition_id', 'kind', 'code', 'label'], lines);
}

/** PIM of the years that had closed when an edition was cut, by group; `editions` newest first, and it speaks. */
export async function findClosedPims(
  tx: ReadTx,
  editions: readonly { readonly id: number; readonly cutOff: string }[],
): Promise<ClosedPims> {
  const pims = new Map<string, { readonly pimCents: number; readonly cutOff: string }>();
  for (const { id, cutOff } of editions.toReversed()) {
    const { rows } = await clientOf(tx).query<GroupName & { pimCents: number }>(
      `SELECT entity, year, product, source, article, pim_cents AS "pimCents" FROM budget_cube
       WHERE edition_id = $1 AND grain = 'part' AND make_date(year, 12, 31) <= $2::date`,
      [id, cutOff],
    );
    for (const row of rows) pims.set(groupKey(row), { pimCents: row.pimCents, cutOff });
  }
  return pims;
}

export interface CubeFilter {
  readonly editionId: number;
  readonly grain: CubeGrain;
  /** Rows of it, or inside it for grains of entities. */
  readonly territory: string;
  readonly level?: GovernmentLevel;
  readonly years?: readonly number[];
  readonly entity?: string;
}

export type StoredCubeRow = Omit<CubeRow, 'grain'>;

export async function findCube(tx: ReadTx, filter: CubeFilter): Promise<readonly StoredCubeRow[]> {
  const inside = filter.grain === 'entity' || filter.grain === 'part';
  const { rows } = await clientOf(tx).query<StoredCubeRow>({
    name: `budget-cube-${inside ? 'inside' : 'own'}`,
    text: `SELECT territory, level, year, entity, product, source, article, pia_cents AS "piaCents",
             pim_cents AS "pimCents", accrued_cents AS "accruedCents", months, rows
           FROM budget_cube
           WHERE edition_id = $1 AND grain = $2
             AND ${inside ? `territory >= $3 AND territory < $3 || '~'` : 'territory = $3'}
             AND ($4::text IS NULL OR level = $4) AND ($5::int[] IS NULL OR year = ANY ($5))
             AND ($6::text IS NULL OR entity = $6)
           ORDER BY territory, level, year, entity, product, source, article`,
    values: [
      filter.editionId,
      filter.grain,
      filter.territory,
      filter.level ?? null,
      filter.years ?? null,
      filter.entity ?? null,
    ],
  });
  return rows;
}

export async function findBudgetNames(
  tx: ReadTx,
  editionId: number,
  kind: 'entity' | 'product' | 'source',
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await clientOf(tx).query<{ code: string; name: string }>({
    name: 'budget-names',
    text: 'SELECT code, label AS name FROM budget_name WHERE edition_id = $1 AND kind = $2 AND code = ANY ($3)',
    values: [editionId, kind, codes],
  });
  return new Map(rows.map(({ code, name }) => [code, name]));
}
