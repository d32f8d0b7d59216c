import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { type ActivityFields, type ActivityRecord, peopleTotal, type Status } from '../activity.ts';
import type { ActivityProblem } from '../activity-rules.ts';
import type { ActivityState } from '../contract.ts';
import './store-schema.ts';

export interface StoredActivity extends ActivityState {
  readonly territory: string;
  readonly neighbourhoodId: string | null;
  readonly heldOn: string | null;
  readonly createdBy: string;
}

const columns = [
  'neighbourhoodActivity.id',
  'neighbourhoodActivity.territory',
  'neighbourhoodActivity.neighbourhoodId',
  'neighbourhoodActivity.heldOn',
  'neighbourhoodActivity.status',
  'neighbourhoodActivity.problems',
  'neighbourhoodActivity.conflicts',
  'neighbourhoodActivity.verdict',
  'neighbourhoodActivity.updatedAt',
  'neighbourhoodActivity.createdBy',
  'state.record',
  'state.writers',
] as const;

export async function findActivity(tx: ReadTx, id: string): Promise<StoredActivity | undefined> {
  return tx
    .selectFrom('neighbourhoodActivity')
    .innerJoin('neighbourhoodActivityState as state', 'state.activityId', 'neighbourhoodActivity.id')
    .select(columns)
    .where('neighbourhoodActivity.id', '=', id)
    .executeTakeFirst();
}

/** Nobody else changes it until the transaction ends. */
export async function findActivityToChange(tx: WriteTx, id: string): Promise<StoredActivity | undefined> {
  // Two devices may bring the same new one at once: the second waits here and finds it.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`neighbourhood-activity/${id}`}, 0))`.execute(tx);
  return findActivity(tx, id);
}

/** For a device: those that wait for something, and the newest. */
export async function findFieldActivities(
  tx: ReadTx,
  territory: string,
  since: string,
  limit: number,
): Promise<readonly StoredActivity[]> {
  return tx
    .selectFrom('neighbourhoodActivity')
    .innerJoin('neighbourhoodActivityState as state', 'state.activityId', 'neighbourhoodActivity.id')
    .select(columns)
    .where('neighbourhoodActivity.territory', 'like', `${territory}%`)
    .where(({ or, eb }) =>
      or([
        eb('neighbourhoodActivity.status', 'in', ['draft', 'observed']),
        eb(sql<number>`cardinality(neighbourhood_activity.conflicts)`, '>', 0),
        eb('neighbourhoodActivity.updatedAt', '>=', since),
      ]),
    )
    .orderBy('neighbourhoodActivity.updatedAt', 'desc')
    .limit(limit)
    .execute();
}

export interface ActivityToStore {
  readonly id: string;
  readonly territory: string;
  readonly status: Status;
  readonly record: ActivityRecord;
  readonly writers: Readonly<Record<string, string>>;
  readonly fields: ActivityFields;
  /** Null where the neighbourhood is not known. */
  readonly neighbourhoodId: string | null;
  readonly problems: readonly ActivityProblem[];
  readonly conflicts: readonly string[];
  readonly source: 'field' | 'desk' | 'import';
  readonly actor: string;
}

/** False when it exists where who writes sees nothing. */
export async function storeActivity(tx: WriteTx, activity: ActivityToStore, isNew: boolean): Promise<boolean> {
  const { id, territory, record, writers } = activity;
  const row = { ...rowOf(activity), updatedAt: sql<string>`clock_timestamp()` };
  const state = { territory, record: JSON.stringify(record), writers: JSON.stringify(writers) };
  if (!isNew) {
    await tx.updateTable('neighbourhoodActivity').set(row).where('id', '=', id).execute();
    await tx.updateTable('neighbourhoodActivityState').set(state).where('activityId', '=', id).execute();
    return true;
  }
  const result = await tx
    .insertInto('neighbourhoodActivity')
    .values({ ...row, id, source: activity.source, createdBy: activity.actor, verdict: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if ((result.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  await tx
    .insertInto('neighbourhoodActivityState')
    .values({ ...state, activityId: id })
    .execute();
  return true;
}

function rowOf({ territory, status, fields, neighbourhoodId, problems, conflicts }: ActivityToStore) {
  return {
    territory,
    neighbourhoodId,
    status,
    kind: fields.kind ?? null,
    subtype: fields.subtype ?? null,
    actor: fields.actor ?? null,
    entities: fields.entities ?? '',
    axis: fields.axis ?? null,
    riskFactors: [...(fields.riskFactors ?? [])],
    protectiveFactors: [...(fields.protectiveFactors ?? [])],
    heldOn: fields.heldOn ?? null,
    startsAt: fields.startsAt ?? null,
    minutes: fields.minutes ?? null,
    place: fields.place ?? '',
    latitude: fields.point?.lat ?? null,
    longitude: fields.point?.lon ?? null,
    attendance: JSON.stringify(fields.people ?? {}),
    attendanceTotal: peopleTotal(fields.people) ?? null,
    responsible: fields.responsible ?? '',
    notes: fields.notes ?? '',
    session: fields.session ?? null,
    problems: JSON.stringify(problems),
    conflicts: [...conflicts],
  };
}

export async function updateStatus(tx: WriteTx, id: string, status: Status, verdict: string | null): Promise<void> {
  await tx
    .updateTable('neighbourhoodActivity')
    .set({ status, verdict, updatedAt: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute();
}

/** Another activity of the neighbourhood that is this session already. */
export async function isSessionListed(
  tx: ReadTx,
  neighbourhoodId: string,
  session: string,
  exceptId: string,
): Promise<boolean> {
  const found = await tx
    .selectFrom('neighbourhoodActivity')
    .select('id')
    .where('neighbourhoodId', '=', neighbourhoodId)
    .where('session', '=', session)
    .where('id', '<>', exceptId)
    .where('status', 'in', ['registered', 'validated', 'observed'])
    .executeTakeFirst();
  return found !== undefined;
}

/** Of a month, by status; withdrawn ones are not there. */
export async function countMonth(
  tx: ReadTx,
  neighbourhoodId: string,
  month: string,
): Promise<{ readonly all: number; readonly waiting: number }> {
  const found = await tx
    .selectFrom('neighbourhoodActivity')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.countAll<number>().filterWhere('status', '<>', 'validated').as('waiting'),
    ])
    .where('neighbourhoodId', '=', neighbourhoodId)
    .where('status', '<>', 'withdrawn')
    .where('heldOn', '>=', `${month}-01`)
    .where('heldOn', '<', sql<string>`(${`${month}-01`}::date + interval '1 month')::date`)
    .executeTakeFirstOrThrow();
  return found;
}
