import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { EventPeople, YearDeclaration } from '../people/detail.ts';
import './schema.ts';

/** By event, of events closed by that day; null: by today. */
export async function findPeople(
  tx: ReadTx,
  place: string,
  knownOn: CalendarDate | null,
): Promise<readonly EventPeople[]> {
  const { rows } = await sql<EventPeople>`SELECT * FROM training_people(${place}, ${knownOn}::date)`.execute(tx);
  return rows;
}

/** In force on a day; null: now. */
export async function findDeclarations(
  tx: ReadTx,
  territory: string,
  knownOn: CalendarDate | null,
): Promise<readonly YearDeclaration[]> {
  let query = tx
    .selectFrom('trainingYear')
    .select(['id', 'year', 'declaredOn', 'reason'])
    .where('territory', '=', territory)
    .orderBy('year')
    .orderBy('id');
  query =
    knownOn === null
      ? query.where('withdrawnOn', 'is', null)
      : query
          .where('declaredOn', '<=', knownOn)
          .where((eb) => eb.or([eb('withdrawnOn', 'is', null), eb('withdrawnOn', '>', knownOn)]));
  return query.execute();
}

export async function insertDeclaration(
  tx: WriteTx,
  declaration: {
    readonly territory: string;
    readonly year: number;
    readonly declaredOn: CalendarDate;
    readonly declaredBy: string;
    readonly reason: string;
  },
): Promise<number> {
  const { id } = await tx
    .insertInto('trainingYear')
    .values({ ...declaration, withdrawnOn: null, withdrawnBy: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findDeclaration(
  tx: ReadTx,
  id: number,
): Promise<
  { readonly territory: string; readonly year: number; readonly withdrawnOn: CalendarDate | null } | undefined
> {
  return tx
    .selectFrom('trainingYear')
    .select(['territory', 'year', 'withdrawnOn'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function updateDeclarationWithdrawn(
  tx: WriteTx,
  id: number,
  on: CalendarDate,
  by: string,
): Promise<boolean> {
  const result = await tx
    .updateTable('trainingYear')
    .set({ withdrawnOn: on, withdrawnBy: by })
    .where('id', '=', id)
    .where('withdrawnOn', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
