import type { Insertable, Selectable } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Schema } from '#server/database/schema.ts';
import './schema.ts';

export type StoredSeat = Selectable<Schema['committeeSeat']>;
export type StoredAppointment = Selectable<Schema['committeeAppointment']>;

export async function findSeats(tx: ReadTx, committeeId: number): Promise<readonly StoredSeat[]> {
  return tx
    .selectFrom('committeeSeat')
    .selectAll()
    .where('committeeId', '=', committeeId)
    .orderBy('presides', 'desc')
    .orderBy('id')
    .execute();
}

export async function findSeat(tx: ReadTx, id: number): Promise<StoredSeat | undefined> {
  return tx.selectFrom('committeeSeat').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertSeat(tx: WriteTx, seat: Insertable<Schema['committeeSeat']>): Promise<number> {
  const { id } = await tx.insertInto('committeeSeat').values(seat).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updateSeatClosed(tx: WriteTx, id: number, closedOn: string): Promise<void> {
  await tx.updateTable('committeeSeat').set({ closedOn }).where('id', '=', id).execute();
}

/** Those that who asks may see: to others an office that is not public is not there. */
export async function findAppointments(tx: ReadTx, committeeId: number): Promise<readonly StoredAppointment[]> {
  return tx
    .selectFrom('committeeAppointment')
    .selectAll()
    .where('committeeId', '=', committeeId)
    .orderBy('validFrom', 'desc')
    .orderBy('capacity', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function findAppointment(tx: ReadTx, id: number): Promise<StoredAppointment | undefined> {
  return tx.selectFrom('committeeAppointment').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertAppointment(
  tx: WriteTx,
  appointment: Insertable<Schema['committeeAppointment']>,
): Promise<number> {
  const { id } = await tx
    .insertInto('committeeAppointment')
    .values(appointment)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateAppointmentEnded(
  tx: WriteTx,
  id: number,
  { on, reason }: { readonly on: string; readonly reason: string },
): Promise<void> {
  await tx.updateTable('committeeAppointment').set({ validTo: on, endedReason: reason }).where('id', '=', id).execute();
}

/** Titular ones that end soon, where the territory is. */
export async function findEndingAppointments(
  tx: ReadTx,
  territory: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly (StoredAppointment & { position: string; entity: string; committee: string })[]> {
  return tx
    .selectFrom('committeeAppointment as a')
    .innerJoin('committeeSeat as s', 's.id', 'a.seatId')
    .innerJoin('committee as c', 'c.id', 'a.committeeId')
    .selectAll('a')
    .select(['s.position', 's.entity', 'c.title as committee'])
    .where('a.territory', 'like', `${territory}%`)
    .where('a.capacity', '=', 'titular')
    .where('s.closedOn', 'is', null)
    .where('a.validTo', '>=', from)
    .where('a.validTo', '<=', to)
    .orderBy('a.validTo')
    .orderBy('a.id')
    .execute();
}
