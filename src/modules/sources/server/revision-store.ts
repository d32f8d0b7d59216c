// States of a row: the first one typed on screen, each change, and what it replaced.
import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Locator, StoredRecord } from '../edition.ts';
import type { Values } from '../table.ts';
import { toRecord } from './record-store.ts';

export async function findRevisions(tx: ReadTx, recordId: number) {
  return tx
    .selectFrom('recordRevision')
    .select(['revision', 'values', 'removed', 'author', 'reason', 'createdAt'])
    .where('recordId', '=', recordId)
    .orderBy('revision', 'desc')
    .execute();
}

export interface RowState {
  readonly values: Values;
  readonly printed: Readonly<Record<string, string>>;
  readonly territory: string;
  readonly removed: boolean;
}

/** A row typed on screen, last of its table; its first revision says who and why. */
export async function insertTypedRecord(
  tx: WriteTx,
  row: {
    editionId: number;
    table: string;
    territory: string;
    values: Values;
    printed: Readonly<Record<string, string>>;
    locator: Locator;
  },
  by: { author: string; reason: string },
): Promise<StoredRecord> {
  const last = await tx
    .selectFrom('record')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('editionId', '=', row.editionId)
    .where('tableCode', '=', row.table)
    .executeTakeFirst();
  const stored = await tx
    .insertInto('record')
    .values({
      editionId: row.editionId,
      tableCode: row.table,
      ordinal: (last?.ordinal ?? 0) + 1,
      territory: row.territory,
      values: json(row.values),
      printed: json(row.printed),
      locator: json(row.locator),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('recordRevision')
    .values({
      recordId: stored.id,
      revision: 0,
      values: json(row.values),
      printed: json(row.printed),
      author: by.author,
      reason: by.reason,
    })
    .execute();
  return toRecord(stored);
}

/**
 * Next state of a row. False when somebody changed it since `revision` was seen. The state it
 * replaces is kept: an imported row gets its revision 0 the first time it changes.
 */
export async function updateRecord(
  tx: WriteTx,
  record: StoredRecord,
  next: RowState,
  by: { author: string; reason: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('record')
    .set({
      values: json(next.values),
      printed: json(next.printed),
      territory: next.territory,
      removed: next.removed,
      revision: record.revision + 1,
    })
    .where('id', '=', record.id)
    .where('revision', '=', record.revision)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await tx
    .insertInto('recordRevision')
    .columns(['recordId', 'revision', 'values', 'printed', 'author', 'reason', 'createdAt'])
    .expression((eb) =>
      eb
        .selectFrom('edition')
        .where('id', '=', record.editionId)
        .select((inner) => [
          inner.val(record.id).as('recordId'),
          sql<number>`0`.as('revision'),
          sql<Values>`${JSON.stringify(record.values)}::jsonb`.as('values'),
          sql<Record<string, string>>`${JSON.stringify(record.printed)}::jsonb`.as('printed'),
          'createdBy',
          sql<string>`'Importado'`.as('reason'),
          'createdAt',
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('recordRevision')
    .values({
      recordId: record.id,
      revision: record.revision + 1,
      values: json(next.values),
      printed: json(next.printed),
      removed: next.removed,
      author: by.author,
      reason: by.reason,
    })
    .execute();
  return true;
}

// pg turns an array into a PostgreSQL array and would send some objects wrong: jsonb goes as text.
function json<T>(value: T): T {
  return JSON.stringify(value) as T;
}
