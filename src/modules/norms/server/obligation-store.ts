import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Obligation } from '../obligation.ts';
import './schema.ts';

const OBLIGATION = [
  'id',
  'territory',
  'norm',
  'article',
  'who',
  'roles',
  'what',
  'firstDueOn',
  'every',
  'endsOn',
  'confidence',
] as const;

/** In force, of a territory and those inside it. */
export async function findObligations(tx: ReadTx, territory: string): Promise<readonly Obligation[]> {
  return tx
    .selectFrom('normObligation')
    .select(OBLIGATION)
    .where('territory', 'like', `${territory}%`)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
}

export async function findObligationsOf(tx: ReadTx, norm: string): Promise<readonly Obligation[]> {
  return tx
    .selectFrom('normObligation')
    .select(OBLIGATION)
    .where('norm', '=', norm)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
}

export async function findObligation(tx: ReadTx, id: number): Promise<Obligation | undefined> {
  return tx
    .selectFrom('normObligation')
    .select(OBLIGATION)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
}

export async function insertObligation(
  tx: WriteTx,
  obligation: Omit<Obligation, 'id'> & { createdBy: string },
): Promise<number> {
  const row = await tx
    .insertInto('normObligation')
    .values({ ...obligation, withdrawnAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateObligationWithdrawn(tx: WriteTx, id: number, at: string): Promise<void> {
  await tx.updateTable('normObligation').set({ withdrawnAt: at }).where('id', '=', id).execute();
}

/** Days met, by obligation. */
export async function findMetDays(
  tx: ReadTx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<CalendarDate>>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('normFulfilment')
    .select(['obligationId', 'dueOn'])
    .where('obligationId', 'in', ids)
    .execute();
  const met = new Map<number, Set<CalendarDate>>();
  for (const { obligationId, dueOn } of rows) met.set(obligationId, (met.get(obligationId) ?? new Set()).add(dueOn));
  return met;
}

/** False when that day was met already. */
export async function insertFulfilment(
  tx: WriteTx,
  fulfilment: {
    obligationId: number;
    territory: string;
    dueOn: CalendarDate;
    doneOn: CalendarDate;
    note: string;
    evidenceId: number | null;
    createdBy: string;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('normFulfilment')
    .values(fulfilment)
    .onConflict((conflict) => conflict.doNothing())
    .returning('obligationId')
    .executeTakeFirst();
  return row !== undefined;
}
