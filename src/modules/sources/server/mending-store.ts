// Rows that wait to be mended or discarded, one by one: their edition is whole when none is left.
import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Values } from '../table.ts';
import type { RawCells } from '../mending.ts';

export interface RejectedRow {
  readonly id: number;
  readonly editionId: number;
  readonly sheet: string;
  readonly row: number;
  readonly raw: RawCells;
}

/** Locked until the transaction ends, with its edition: two people mending at once wait for each other. */
export async function findRejectedRowToMend(tx: WriteTx, id: number): Promise<RejectedRow | undefined> {
  const found = await tx
    .selectFrom('rejectedRow')
    .select(['id', 'editionId', 'sheet', 'rowNumber as row', 'raw'])
    .where('id', '=', id)
    .where('discardedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (found) {
    await tx.selectFrom('edition').select('id').where('id', '=', found.editionId).forUpdate().execute();
  }
  return found;
}

export async function hasRowLike(tx: WriteTx, editionId: number, table: string, key: Values): Promise<boolean> {
  const found = await tx
    .selectFrom('record')
    .select('id')
    .where('editionId', '=', editionId)
    .where('tableCode', '=', table)
    .where('removed', '=', false)
    .where(sql<boolean>`"values" @> ${JSON.stringify(key)}::jsonb`)
    .executeTakeFirst();
  return found !== undefined;
}

/** Answers how many rows of the edition still wait. */
export async function removeRejectedRow(tx: WriteTx, row: RejectedRow): Promise<number> {
  await tx.deleteFrom('rejectedRow').where('id', '=', row.id).execute();
  return countWaiting(tx, row.editionId);
}

/** Kept where it waited. Answers how many rows of the edition still wait. */
export async function markDiscarded(
  tx: WriteTx,
  row: RejectedRow,
  by: { readonly author: string; readonly reason: string },
): Promise<number> {
  await tx
    .updateTable('rejectedRow')
    .set({ discardedAt: sql`now()`, discardedBy: by.author, discardedReason: by.reason })
    .where('id', '=', row.id)
    .execute();
  return countWaiting(tx, row.editionId);
}

async function countWaiting(tx: WriteTx, editionId: number): Promise<number> {
  const { rows } = await tx
    .selectFrom('rejectedRow')
    .where('editionId', '=', editionId)
    .where('discardedAt', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  if (rows === 0) await tx.updateTable('edition').set({ incomplete: false }).where('id', '=', editionId).execute();
  return rows;
}

/** An edition stored before its file was read to the end, in which some rows were then refused. */
export async function updateEditionIncomplete(tx: WriteTx, editionId: number): Promise<void> {
  await tx.updateTable('edition').set({ incomplete: true }).where('id', '=', editionId).execute();
}

export async function findDiscardedRows(tx: ReadTx, editionId: number) {
  const rows = await tx
    .selectFrom('rejectedRow')
    .selectAll()
    .where('editionId', '=', editionId)
    .where('discardedAt', 'is not', null)
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map(({ id, sheet, rowNumber, raw, problems, discardedAt, discardedBy, discardedReason }) => ({
    id,
    sheet,
    row: rowNumber,
    raw,
    problems,
    author: discardedBy ?? '',
    reason: discardedReason ?? '',
    discardedAt: discardedAt ?? '',
  }));
}
