import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { ParameterChange } from '../parameter-change.ts';
import './schema.ts';

const CHANGE = [
  'id',
  'territory',
  'code',
  'meaning',
  'value',
  'day',
  'unit',
  'norm',
  'article',
  'validFrom',
  'validTo',
  'confidence',
  'source',
  'status',
  'reason',
  'appliedOn',
  'createdBy',
] as const;

/** Those that count, as known on a day; null: now. */
export async function findAppliedChanges(
  tx: ReadTx,
  knownOn: CalendarDate | null,
): Promise<readonly ParameterChange[]> {
  const query = tx.selectFrom('parameterChange').select(CHANGE).where('status', '=', 'applied').orderBy('id');
  return (knownOn === null ? query : query.where('appliedOn', '<=', knownOn)).execute();
}

/** All but withdrawn ones that who asks may see, of one norm or of every. */
export async function findChanges(tx: ReadTx, norm: string | null): Promise<readonly ParameterChange[]> {
  const query = tx.selectFrom('parameterChange').select(CHANGE).where('status', '<>', 'withdrawn').orderBy('id');
  return (norm === null ? query : query.where('norm', '=', norm)).execute();
}

export async function findChangesByIds(tx: ReadTx, ids: readonly number[]): Promise<readonly ParameterChange[]> {
  return tx
    .selectFrom('parameterChange')
    .select(CHANGE)
    .where('id', 'in', ids)
    .orderBy('validFrom')
    .orderBy('id')
    .execute();
}

export async function insertChange(
  tx: WriteTx,
  change: Omit<ParameterChange, 'id' | 'status' | 'reason' | 'appliedOn'>,
): Promise<number> {
  const row = await tx
    .insertInto('parameterChange')
    .values({ ...change, reason: null, appliedOn: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** False when it was no proposal any more. */
export async function updateChangeApplied(
  tx: WriteTx,
  id: number,
  by: { readonly reason: string; readonly on: CalendarDate },
): Promise<boolean> {
  const changed = await tx
    .updateTable('parameterChange')
    .set({ status: 'applied', reason: by.reason, appliedOn: by.on })
    .where('id', '=', id)
    .where('status', '=', 'proposed')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** False when it was withdrawn. */
export async function updateChangeWithdrawn(tx: WriteTx, id: number, reason: string): Promise<boolean> {
  const changed = await tx
    .updateTable('parameterChange')
    .set({ status: 'withdrawn', reason })
    .where('id', '=', id)
    .where('status', '<>', 'withdrawn')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
