import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { EVENTS_PER_PAGE, type Satisfaction, type TrainingEvent } from '../contract.ts';
import type { EventKind, EventStatus, EventTotals } from '../events/event.ts';
import './schema.ts';

const columns = [
  'id',
  'territory',
  'kind',
  'centreId',
  'groupNumber',
  'title',
  'topic',
  'workLine',
  'mode',
  'startsOn',
  'endsOn',
  'hours',
  'organiser',
  'place',
  'audience',
  'capacity',
  'isEvaluated',
  'status',
  'endedOn',
  'endedReason',
  'revision',
] as const;

export interface EventFilter {
  readonly territory: string;
  readonly kind: EventKind;
  readonly year?: number | undefined;
  readonly status?: EventStatus | undefined;
  readonly search?: string | undefined;
  readonly page: number;
}

export async function findEvents(
  tx: ReadTx,
  filter: EventFilter,
): Promise<{ readonly events: readonly TrainingEvent[]; readonly total: number }> {
  let query = tx.selectFrom('trainingEvent').where('kind', '=', filter.kind);
  if (filter.territory !== '') query = query.where('territory', 'like', `${filter.territory}%`);
  if (filter.year !== undefined)
    query = query
      .where('startsOn', '<=', `${filter.year}-12-31`)
      .where(sql<boolean>`coalesce(ends_on, starts_on) >= ${`${filter.year}-01-01`}`);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.search)
    query = query.where(sql<boolean>`strpos(lower(title || ' ' || topic), ${filter.search.toLowerCase()}) > 0`);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const events = await query
    .select(columns)
    .orderBy('startsOn', 'desc')
    .orderBy('id', 'desc')
    .limit(EVENTS_PER_PAGE)
    .offset((filter.page - 1) * EVENTS_PER_PAGE)
    .execute();
  return { events, total };
}

export async function findEvent(tx: ReadTx, id: number): Promise<TrainingEvent | undefined> {
  return tx.selectFrom('trainingEvent').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function findEventsByIds(tx: ReadTx, ids: readonly number[]): Promise<readonly TrainingEvent[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom('trainingEvent').select(columns).where('id', 'in', ids).orderBy('groupNumber').execute();
}

/** Until its transaction ends nobody else changes it: enrolments of the same event come one after the other. */
export async function findEventToChange(tx: WriteTx, id: number): Promise<TrainingEvent | undefined> {
  return tx.selectFrom('trainingEvent').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

export type NewEvent = Omit<TrainingEvent, 'id' | 'status' | 'endedOn' | 'endedReason' | 'revision'>;

export async function insertEvent(tx: WriteTx, event: NewEvent, author: string): Promise<number> {
  const { id } = await tx
    .insertInto('trainingEvent')
    .values({ ...event, endedOn: null, endedBy: null, endedReason: null, createdBy: author })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type EventFields = Pick<
  TrainingEvent,
  | 'title'
  | 'topic'
  | 'workLine'
  | 'mode'
  | 'startsOn'
  | 'endsOn'
  | 'hours'
  | 'organiser'
  | 'place'
  | 'audience'
  | 'capacity'
  | 'isEvaluated'
>;

export async function updateEvent(tx: WriteTx, event: TrainingEvent, fields: EventFields): Promise<void> {
  await tx
    .updateTable('trainingEvent')
    .set({ ...fields, revision: event.revision + 1 })
    .where('id', '=', event.id)
    .execute();
}

export interface EventEnd {
  readonly status: 'closed' | 'cancelled';
  readonly on: CalendarDate;
  readonly by: string;
  readonly reason: string | null;
}

export async function updateEventEnded(tx: WriteTx, event: TrainingEvent, end: EventEnd): Promise<void> {
  await tx
    .updateTable('trainingEvent')
    .set({
      status: end.status,
      endedOn: end.on,
      endedBy: end.by,
      endedReason: end.reason,
      // A group that had no last day ends the day that it is closed.
      endsOn: event.endsOn ?? end.on,
      revision: event.revision + 1,
    })
    .where('id', '=', event.id)
    .execute();
}

const NO_TOTALS: EventTotals = { enrolled: 0, attended: 0, days: 0, marked: 0, markSum: 0, certified: 0 };

/** How many, by event; whoever asks. */
export async function findTotals(tx: ReadTx, ids: readonly number[]): Promise<(id: number) => EventTotals> {
  if (ids.length === 0) return () => NO_TOTALS;
  const { rows } = await sql<EventTotals & { eventId: number }>`
    SELECT * FROM training_event_totals(${ids}::bigint[])`.execute(tx);
  const byEvent = new Map(rows.map(({ eventId, ...totals }) => [eventId, totals]));
  return (id) => byEvent.get(id) ?? NO_TOTALS;
}

export async function findSatisfaction(tx: ReadTx, eventId: number): Promise<Satisfaction> {
  const rows = await tx
    .selectFrom('trainingSatisfaction')
    .select(['score', 'answers'])
    .where('eventId', '=', eventId)
    .execute();
  return [1, 2, 3, 4, 5].map((score) => rows.find((row) => row.score === score)?.answers ?? 0);
}

export async function updateSatisfaction(tx: WriteTx, event: TrainingEvent, counts: Satisfaction): Promise<void> {
  await tx
    .insertInto('trainingSatisfaction')
    .values(
      counts.map((answers, index) => ({ eventId: event.id, territory: event.territory, score: index + 1, answers })),
    )
    .onConflict((conflict) =>
      conflict.columns(['eventId', 'score']).doUpdateSet((eb) => ({ answers: eb.ref('excluded.answers') })),
    )
    .execute();
}

export interface MaterialRow {
  readonly id: number;
  readonly title: string;
  readonly link: string | null;
  readonly evidenceId: number | null;
}

export async function findMaterials(tx: ReadTx, eventId: number): Promise<readonly MaterialRow[]> {
  return tx
    .selectFrom('trainingMaterial')
    .select(['id', 'title', 'link', 'evidenceId'])
    .where('eventId', '=', eventId)
    .orderBy('id')
    .execute();
}

export async function insertMaterial(
  tx: WriteTx,
  event: TrainingEvent,
  material: Omit<MaterialRow, 'id'>,
  author: string,
): Promise<number> {
  const { id } = await tx
    .insertInto('trainingMaterial')
    .values({ ...material, eventId: event.id, territory: event.territory, createdBy: author })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What somebody may still owe something of. */
export async function findOpenEvents(
  tx: ReadTx,
  territory: string,
): Promise<readonly Pick<TrainingEvent, 'id' | 'territory' | 'kind' | 'title' | 'startsOn' | 'endsOn'>[]> {
  return tx
    .selectFrom('trainingEvent')
    .select(['id', 'territory', 'kind', 'title', 'startsOn', 'endsOn'])
    .where('status', '=', 'open')
    .where('territory', 'like', `${territory}%`)
    .orderBy('startsOn')
    .execute();
}

/** With attendance recorded, in order; whoever asks. */
export async function findDays(tx: ReadTx, eventId: number): Promise<readonly CalendarDate[]> {
  const { rows } = await sql<{ day: CalendarDate }>`SELECT day FROM training_event_days(${eventId}) AS day`.execute(tx);
  return rows.map(({ day }) => day);
}
