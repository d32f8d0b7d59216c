import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { TrainingEvent } from '../contract.ts';
import type { DocumentKind } from '../events/document-number.ts';
import './schema.ts';

export interface StoredParticipant {
  readonly id: number;
  readonly eventId: number;
  readonly territory: string;
  readonly holderName: string;
  readonly documentKind: DocumentKind;
  readonly documentNumber: string;
  readonly role: string;
  readonly serves: string;
  readonly mark: number | null;
}

const columns = [
  'id',
  'eventId',
  'territory',
  'holderName',
  'documentKind',
  'documentNumber',
  'role',
  'serves',
  'mark',
] as const;

export async function findParticipants(tx: ReadTx, eventId: number): Promise<readonly StoredParticipant[]> {
  return tx
    .selectFrom('trainingParticipant')
    .select(columns)
    .where('eventId', '=', eventId)
    .orderBy('holderName')
    .orderBy('id')
    .execute();
}

export async function findParticipant(tx: ReadTx, id: number): Promise<StoredParticipant | undefined> {
  return tx.selectFrom('trainingParticipant').select(columns).where('id', '=', id).executeTakeFirst();
}

export type NewParticipant = Pick<
  StoredParticipant,
  'holderName' | 'documentKind' | 'documentNumber' | 'role' | 'serves'
>;

/** Ids of those who came in; whoever was enrolled already is left out. */
export async function insertParticipants(
  tx: WriteTx,
  event: TrainingEvent,
  people: readonly NewParticipant[],
  author: string,
): Promise<readonly number[]> {
  if (people.length === 0) return [];
  const rows = await tx
    .insertInto('trainingParticipant')
    .values(
      people.map((person) => ({
        ...person,
        eventId: event.id,
        territory: event.territory,
        mark: null,
        createdBy: author,
      })),
    )
    .onConflict((conflict) => conflict.columns(['eventId', 'documentKind', 'documentNumber']).doNothing())
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function deleteParticipant(tx: WriteTx, id: number): Promise<void> {
  await tx.deleteFrom('trainingParticipant').where('id', '=', id).execute();
}

export async function updateMarks(
  tx: WriteTx,
  eventId: number,
  marks: readonly { readonly participant: number; readonly mark: number | null }[],
): Promise<number> {
  if (marks.length === 0) return 0;
  const { rows } = await sql<{ id: number }>`
    UPDATE training_participant p SET mark = given.mark
    FROM unnest(${marks.map(({ participant }) => participant)}::bigint[], ${marks.map(({ mark }) => mark)}::numeric[])
      AS given (id, mark)
    WHERE p.id = given.id AND p.event_id = ${eventId} RETURNING p.id`.execute(tx);
  return rows.length;
}

export interface AttendanceRow {
  readonly participantId: number;
  readonly day: CalendarDate;
  readonly present: boolean;
}

export async function findAttendance(tx: ReadTx, eventId: number): Promise<readonly AttendanceRow[]> {
  return tx
    .selectFrom('trainingAttendance')
    .select(['participantId', 'day', 'present'])
    .where('eventId', '=', eventId)
    .orderBy('day')
    .execute();
}

/** The whole list of a day, again. */
export async function updateAttendance(
  tx: WriteTx,
  event: TrainingEvent,
  day: CalendarDate,
  rows: readonly Omit<AttendanceRow, 'day'>[],
): Promise<void> {
  await tx.deleteFrom('trainingAttendance').where('eventId', '=', event.id).where('day', '=', day).execute();
  if (rows.length === 0) return;
  await tx
    .insertInto('trainingAttendance')
    .values(rows.map((row) => ({ ...row, day, eventId: event.id, territory: event.territory })))
    .execute();
}
