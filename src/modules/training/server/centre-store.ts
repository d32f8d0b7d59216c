import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Centre, CentreInput, DeliveryInput, PhaseInput, TrainingEvent } from '../contract.ts';
import './schema.ts';

export type StoredCentre = Omit<Centre, 'groups' | 'stated'>;
const columns = ['id', 'territory', 'title', 'stage', 'phase', 'phaseSince'] as const;

export async function findCentres(tx: ReadTx, territory: string): Promise<readonly StoredCentre[]> {
  return tx
    .selectFrom('trainingCentre')
    .select(columns)
    .where('territory', 'like', `${territory}%`)
    .orderBy('territory')
    .orderBy('title')
    .execute();
}

export async function findCentre(tx: ReadTx, id: number): Promise<StoredCentre | undefined> {
  return tx.selectFrom('trainingCentre').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function insertCentre(tx: WriteTx, centre: CentreInput, author: string): Promise<number | undefined> {
  const row = await tx
    .insertInto('trainingCentre')
    .values({ ...centre, createdBy: author })
    .onConflict((conflict) => conflict.columns(['territory', 'title']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateCentrePhase(tx: WriteTx, id: number, phase: PhaseInput): Promise<void> {
  await tx.updateTable('trainingCentre').set(phase).where('id', '=', id).execute();
}

export async function findGroupOf(tx: ReadTx, centreId: number, number: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('trainingEvent')
    .select('id')
    .where('centreId', '=', centreId)
    .where('groupNumber', '=', number)
    .executeTakeFirst();
  return row?.id;
}

/** All of them: a centre has a few. */
export async function findGroupIds(tx: ReadTx, centreIds: readonly number[]): Promise<readonly number[]> {
  if (centreIds.length === 0) return [];
  const rows = await tx
    .selectFrom('trainingEvent')
    .select('id')
    .where('centreId', 'in', centreIds)
    .orderBy('groupNumber')
    .execute();
  return rows.map(({ id }) => id);
}

export interface StoredReport {
  readonly id: number;
  readonly eventId: number;
  readonly territory: string;
  readonly what: string;
  readonly dueOn: CalendarDate;
  readonly number: string | null;
  readonly deliveredOn: CalendarDate | null;
  readonly evidenceId: number | null;
}
const reportColumns = ['id', 'eventId', 'territory', 'what', 'dueOn', 'number', 'deliveredOn', 'evidenceId'] as const;

export async function findReports(tx: ReadTx, eventId: number): Promise<readonly StoredReport[]> {
  return tx
    .selectFrom('trainingReport')
    .select(reportColumns)
    .where('eventId', '=', eventId)
    .orderBy('dueOn')
    .orderBy('id')
    .execute();
}

export async function findReport(tx: ReadTx, id: number): Promise<StoredReport | undefined> {
  return tx.selectFrom('trainingReport').select(reportColumns).where('id', '=', id).executeTakeFirst();
}

/** Not delivered yet. */
export async function findOwedReports(
  tx: ReadTx,
  territory: string,
): Promise<readonly (StoredReport & { readonly title: string })[]> {
  return tx
    .selectFrom('trainingReport as r')
    .innerJoin('trainingEvent as e', 'e.id', 'r.eventId')
    .select([
      'r.id',
      'r.eventId',
      'r.territory',
      'r.what',
      'r.dueOn',
      'r.number',
      'r.deliveredOn',
      'r.evidenceId',
      'e.title',
    ])
    .where('r.number', 'is', null)
    .where('r.territory', 'like', `${territory}%`)
    .orderBy('r.dueOn')
    .execute();
}

export async function insertReport(
  tx: WriteTx,
  group: TrainingEvent,
  report: { readonly what: string; readonly dueOn: CalendarDate },
  author: string,
): Promise<number> {
  const { id } = await tx
    .insertInto('trainingReport')
    .values({
      ...report,
      eventId: group.id,
      territory: group.territory,
      number: null,
      deliveredOn: null,
      evidenceId: null,
      createdBy: author,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateReportDelivered(tx: WriteTx, id: number, delivery: DeliveryInput): Promise<void> {
  await tx
    .updateTable('trainingReport')
    .set({ number: delivery.number, deliveredOn: delivery.deliveredOn, evidenceId: delivery.evidence })
    .where('id', '=', id)
    .execute();
}
