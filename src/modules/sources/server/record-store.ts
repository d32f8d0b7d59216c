// Rows of editions: those in force, and those that a proof, a form or a neighbour asks for.
import type { Selectable } from 'kysely';
import { clientOf } from '#server/database/transaction.ts';
import type { ReadTx } from '#server/database/database.ts';
import { type Edition, editionsInForce, type Locator, recordsInForce, type StoredRecord } from '../edition.ts';
import type { Scope } from '../section.ts';
import type { TableSpec, Values } from '../table.ts';
import type { RecordTable } from './schema.ts';

/** Editions that count at the date asked: published by then; reference tables know no date. */
export function countingEditions(
  editions: readonly Edition[],
  table: TableSpec,
  scope: Pick<Scope, 'asOf' | 'withDrafts'>,
): readonly Edition[] {
  return editions
    .filter((edition) => edition.status === 'published' || scope.withDrafts === true)
    .filter((edition) => table.reference === true || scope.asOf === null || edition.publishedOn <= scope.asOf);
}

/** Rows of the tables that are in force for a territory at a date, and the editions they come from. */
export async function findRecordsInForce(
  tx: ReadTx,
  tables: readonly TableSpec[],
  editions: readonly Edition[],
  scope: Scope,
): Promise<{ editions: readonly Edition[]; records: readonly StoredRecord[] }> {
  const chosen = new Map(
    tables.map((table) => [
      table.code,
      editionsInForce(countingEditions(editions, table, scope), table.code, scope.place.code),
    ]),
  );
  const pairs = [...chosen].flatMap(([table, list]) => list.map((edition) => ({ table, edition })));
  if (pairs.length === 0) return { editions: [], records: [] };
  const rows = await findRecords(
    tx,
    pairs.map(({ table, edition }) => [edition.id, table]),
    scope.place.code,
  );
  const records = tables.flatMap((table) =>
    recordsInForce(
      chosen.get(table.code) ?? [],
      rows.filter((row) => row.table === table.code),
    ),
  );
  const used = [...new Map(pairs.map(({ edition }) => [edition.id, edition])).values()];
  return { editions: used.toSorted((a, b) => b.cutOff.localeCompare(a.cutOff) || b.id - a.id), records };
}

async function findRecords(
  tx: ReadTx,
  pairs: readonly (readonly [number, string])[],
  territory: string,
): Promise<readonly StoredRecord[]> {
  const above = Array.from({ length: territory.length / 2 + 1 }, (_, index) => territory.slice(0, index * 2));
  const { rows } = await clientOf(tx).query<RecordRow>({
    name: 'records-in-force',
    text: `SELECT id, edition_id, table_code, ordinal, territory, "values", printed, locator, revision
           FROM record
           WHERE (edition_id, table_code) IN (SELECT * FROM unnest($1::bigint[], $2::text[]))
             AND (territory = ANY ($3) OR territory LIKE $4)
             AND NOT removed
           ORDER BY edition_id, table_code, ordinal, id`,
    values: [pairs.map(([id]) => id), pairs.map(([, table]) => table), above, `${territory}%`],
  });
  return rows.map((row) => ({
    id: row.id,
    editionId: row.edition_id,
    table: row.table_code,
    ordinal: row.ordinal,
    territory: row.territory,
    values: row.values,
    printed: row.printed,
    locator: row.locator,
    revision: row.revision,
  }));
}

interface RecordRow {
  readonly id: number;
  readonly edition_id: number;
  readonly table_code: string;
  readonly ordinal: number;
  readonly territory: string;
  readonly values: Values;
  readonly printed: Readonly<Record<string, string>>;
  readonly locator: Locator;
  readonly revision: number;
}

export async function findRecord(
  tx: ReadTx,
  id: number,
): Promise<(StoredRecord & { readonly removed: boolean }) | undefined> {
  const row = await tx.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...toRecord(row), removed: row.removed };
}

/** Rows by id, withdrawn ones too: what a proof cites. */
export async function findRecordsByIds(tx: ReadTx, ids: readonly number[]): Promise<readonly StoredRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('record')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return rows.map(toRecord);
}

export async function findRecordsLike(
  tx: ReadTx,
  editionId: number,
  table: string,
  territory: string,
): Promise<readonly StoredRecord[]> {
  const rows = await tx
    .selectFrom('record')
    .selectAll()
    .where('editionId', '=', editionId)
    .where('tableCode', '=', table)
    .where('territory', '=', territory)
    .where('removed', '=', false)
    .orderBy('ordinal')
    .execute();
  return rows.map(toRecord);
}

export function toRecord(row: Selectable<RecordTable>): StoredRecord {
  return {
    id: row.id,
    editionId: row.editionId,
    table: row.tableCode,
    ordinal: row.ordinal,
    territory: row.territory,
    values: row.values,
    printed: row.printed,
    locator: row.locator,
    revision: row.revision,
  };
}
