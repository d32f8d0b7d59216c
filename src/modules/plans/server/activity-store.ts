import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { ActivityPage, ActivityQuery, ActivityRow, MatrixImport } from '../contract.ts';
import type { ActivityFields } from '../matrix/activity.ts';
import type { BadMatrixRow } from '../matrix/read-matrix.ts';
import type { VersionRow } from './plan-store.ts';
import './schema.ts';

export const ACTIVITY_PAGE_SIZE = 50;

const fieldColumns = [
  'year',
  'code',
  'title',
  'unit',
  'goal',
  'q1',
  'q2',
  'q3',
  'q4',
  'guideline',
  'priorityRank',
  'responsible',
  'coResponsible',
  'budgetLine',
  'budgetSource',
  'budget',
  'verification',
  'place',
] as const satisfies readonly (keyof ActivityFields)[];

export interface StoredActivity extends ActivityFields {
  readonly id: number;
  readonly planId: number;
  readonly versionId: number;
  readonly territory: string;
}

const storedColumns = ['id', 'planId', 'versionId', 'territory', ...fieldColumns] as const;

/** Of versions in force at the end of the year, or of one version, drafts too to who may see them. */
export async function findActivityPage(
  tx: ReadTx,
  query: Omit<ActivityQuery, 'territory'> & { readonly territory: string },
): Promise<ActivityPage> {
  const { year, territory, version, guideline, priority, text, sort, direction, page } = query;
  let asked = tx.selectFrom('planActivity as activity').where('activity.year', '=', year);
  if (version === undefined) {
    // IS TRUE keeps it a set that each row is looked up in: as a join it was compared row by row.
    asked = asked.where(sql<boolean>`(activity.version_id IN (
      SELECT DISTINCT ON (plan_id) id FROM plan_version
      WHERE status = 'approved' AND in_force_from <= make_date(${year}::int, 12, 31)
      ORDER BY plan_id, in_force_from DESC, version DESC)) IS TRUE`);
  } else asked = asked.where('activity.versionId', '=', version);
  if (territory !== '') asked = asked.where('activity.territory', 'like', `${territory}%`);
  if (guideline !== undefined) asked = asked.where('activity.guideline', '=', guideline);
  if (priority !== undefined) asked = asked.where('activity.priorityRank', '=', priority);
  const words = searchedWords(text ?? '');
  if (words !== '') asked = asked.where('activity.searched', 'like', `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const { total } = await asked.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let sorted = asked.orderBy(`activity.${sort}`, direction);
  if (sort === 'guideline') sorted = sorted.orderBy('activity.code', direction);
  const activities: readonly ActivityRow[] = await sorted
    .orderBy('activity.id', direction)
    .innerJoin('plan', 'plan.id', 'activity.planId')
    .select(storedColumns.map((column) => `activity.${column}` as const))
    .select('plan.committee')
    .limit(ACTIVITY_PAGE_SIZE)
    .offset((page - 1) * ACTIVITY_PAGE_SIZE)
    .execute();
  return { total, page, pageSize: ACTIVITY_PAGE_SIZE, activities };
}

/** As the column `searched` is written. */
function searchedWords(text: string): string {
  return text
    .trim()
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

export async function findActivitiesOfVersion(
  tx: ReadTx,
  versionId: number,
  year?: number,
): Promise<readonly StoredActivity[]> {
  const all = tx.selectFrom('planActivity').select(storedColumns).where('versionId', '=', versionId);
  return (year === undefined ? all : all.where('year', '=', year)).orderBy('year').orderBy('code').execute();
}

export async function findActivity(tx: ReadTx, id: number): Promise<StoredActivity | undefined> {
  return tx.selectFrom('planActivity').select(storedColumns).where('id', '=', id).executeTakeFirst();
}

/** How many each version has. */
export async function countActivities(tx: ReadTx, versionIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (versionIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('planActivity')
    .select('versionId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('versionId', 'in', versionIds)
    .groupBy('versionId')
    .execute();
  return new Map(rows.map(({ versionId, count }) => [versionId, count]));
}

/** Of the same year and code the newest fields stay. Parts: PostgreSQL takes 65,535 parameters. */
export async function putActivities(
  tx: WriteTx,
  { id, planId, territory }: Pick<VersionRow, 'id' | 'planId' | 'territory'>,
  activities: readonly ActivityFields[],
): Promise<void> {
  for (let from = 0; from < activities.length; from += rowsAtOnce) {
    const rows = activities
      .slice(from, from + rowsAtOnce)
      .map((activity) => ({ ...activity, planId, versionId: id, territory }));
    await tx
      .insertInto('planActivity')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['versionId', 'year', 'code'])
          .doUpdateSet((eb) =>
            Object.fromEntries(fieldColumns.map((column) => [column, eb.ref(`excluded.${column}`)])),
          ),
      )
      .execute();
  }
}
const rowsAtOnce = 1000;

export async function updateActivity(tx: WriteTx, id: number, fields: ActivityFields): Promise<void> {
  await tx.updateTable('planActivity').set(fields).where('id', '=', id).execute();
}

export async function deleteActivity(tx: WriteTx, id: number): Promise<void> {
  await tx.deleteFrom('planActivity').where('id', '=', id).execute();
}

/** Whether somebody has reported something of it. */
export async function hasProgress(tx: ReadTx, activityId: number): Promise<boolean> {
  const found = await tx
    .selectFrom('planProgress')
    .select('quarter')
    .where('activityId', '=', activityId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export interface NewImport {
  readonly file: string;
  readonly sha256: string;
  readonly stored: number;
  readonly badRows: readonly BadMatrixRow[];
  readonly createdBy: string;
}

export async function insertImport(
  tx: WriteTx,
  { id, territory }: Pick<VersionRow, 'id' | 'territory'>,
  { badRows, ...rest }: NewImport,
): Promise<void> {
  await tx
    .insertInto('planImport')
    .values({ ...rest, versionId: id, territory, badRows: sql`${JSON.stringify(badRows)}::jsonb` })
    .execute();
}

export async function findImports(tx: ReadTx, versionId: number): Promise<readonly MatrixImport[]> {
  const rows = await tx
    .selectFrom('planImport')
    .select(['id', 'file', 'stored', 'createdAt', 'badRows'])
    .where('versionId', '=', versionId)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ badRows, ...rest }) => ({ ...rest, bad: badRows }));
}
