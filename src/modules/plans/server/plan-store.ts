import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { PlanRow, PriorityView } from '../contract.ts';
import './schema.ts';

const planColumns = [
  'id',
  'territory',
  'level',
  'committee',
  'shortTitle',
  'entity',
  'fromYear',
  'toYear',
] as const satisfies readonly (keyof PlanRow)[];

const versionColumns = [
  'id',
  'planId',
  'territory',
  'version',
  'kind',
  'updatesId',
  'status',
  'instrument',
  'approvedOn',
  'inForceFrom',
  'diagnosis',
  'recordId',
] as const;

export interface VersionRow {
  readonly id: number;
  readonly planId: number;
  readonly territory: string;
  readonly version: number;
  readonly kind: 'original' | 'updated';
  readonly updatesId: number | null;
  readonly status: 'draft' | 'approved';
  readonly instrument: string | null;
  readonly approvedOn: CalendarDate | null;
  readonly inForceFrom: CalendarDate | null;
  readonly diagnosis: string;
  readonly recordId: number | null;
}

/** One writer at a time of a plan: its matrix, its reports and its seals. */
export async function lockPlan(tx: WriteTx, planId: number): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${planLockSpace}, ${planId}::int)`.execute(tx);
}
/** Any number that no other module locks with. */
const planLockSpace = 2005;

export async function findPlan(tx: ReadTx, id: number): Promise<PlanRow | undefined> {
  return tx.selectFrom('plan').select(planColumns).where('id', '=', id).executeTakeFirst();
}

export async function findPlanOf(tx: ReadTx, territory: string, fromYear: number): Promise<PlanRow | undefined> {
  return tx
    .selectFrom('plan')
    .select(planColumns)
    .where('territory', '=', territory)
    .where('fromYear', '=', fromYear)
    .executeTakeFirst();
}

/** Inside of a territory, running in a year; by level and ubigeo. */
export async function findPlans(
  tx: ReadTx,
  { territory, year, limit, offset }: { territory: string; year: number; limit: number; offset: number },
): Promise<{ readonly plans: readonly PlanRow[]; readonly total: number }> {
  const inside = tx
    .selectFrom('plan')
    .where('territory', 'like', `${territory}%`)
    .where('fromYear', '<=', year)
    .where('toYear', '>=', year);
  const { total } = await inside.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const plans = await inside
    .select(planColumns)
    .orderBy('territory')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { plans, total };
}

/** All the territories that have a plan from that year on. */
export async function findPlannedTerritories(tx: ReadTx, territory: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('plan')
    .select(['territory', 'fromYear'])
    .where('territory', 'like', `${territory}%`)
    .execute();
  return new Set(rows.map((row) => `${row.territory}/${row.fromYear}`));
}

export async function insertPlan(tx: WriteTx, plan: Omit<PlanRow, 'id'>, createdBy: string): Promise<PlanRow> {
  return tx
    .insertInto('plan')
    .values({ ...plan, createdBy })
    .returning(planColumns)
    .executeTakeFirstOrThrow();
}

export async function findVersions(tx: ReadTx, planIds: readonly number[]): Promise<readonly VersionRow[]> {
  if (planIds.length === 0) return [];
  return tx
    .selectFrom('planVersion')
    .select(versionColumns)
    .where('planId', 'in', planIds)
    .orderBy('planId')
    .orderBy('version')
    .execute();
}

export async function findVersion(tx: ReadTx, id: number): Promise<VersionRow | undefined> {
  return tx.selectFrom('planVersion').select(versionColumns).where('id', '=', id).executeTakeFirst();
}

export type NewVersion = Omit<VersionRow, 'id' | 'diagnosis'> & { readonly createdBy: string };

export async function insertVersion(tx: WriteTx, version: NewVersion): Promise<VersionRow> {
  return tx.insertInto('planVersion').values(version).returning(versionColumns).executeTakeFirstOrThrow();
}

export async function updateVersion(
  tx: WriteTx,
  id: number,
  change: Partial<Pick<VersionRow, 'diagnosis' | 'status' | 'instrument' | 'approvedOn' | 'inForceFrom'>>,
): Promise<void> {
  await tx.updateTable('planVersion').set(change).where('id', '=', id).execute();
}

export async function findPriorities(
  tx: ReadTx,
  versionIds: readonly number[],
): Promise<readonly (PriorityView & { readonly versionId: number })[]> {
  if (versionIds.length === 0) return [];
  return tx
    .selectFrom('planPriority')
    .select(['versionId', 'rank', 'verbatim', 'crime'])
    .where('versionId', 'in', versionIds)
    .orderBy('versionId')
    .orderBy('rank')
    .execute();
}

export async function insertPriorities(
  tx: WriteTx,
  { id, territory }: Pick<VersionRow, 'id' | 'territory'>,
  priorities: readonly PriorityView[],
): Promise<void> {
  if (priorities.length === 0) return;
  await tx
    .insertInto('planPriority')
    .values(priorities.map(({ rank, verbatim, crime }) => ({ versionId: id, territory, rank, verbatim, crime })))
    .onConflict((conflict) =>
      conflict.columns(['versionId', 'rank']).doUpdateSet((eb) => ({
        verbatim: eb.ref('excluded.verbatim'),
        crime: eb.ref('excluded.crime'),
      })),
    )
    .execute();
}

/** Those after `last`. */
export async function deletePrioritiesAfter(tx: WriteTx, versionId: number, last: number): Promise<void> {
  await tx.deleteFrom('planPriority').where('versionId', '=', versionId).where('rank', '>', last).execute();
}

export async function findGuidelines(
  tx: ReadTx,
  versionIds: readonly number[],
): Promise<readonly { readonly versionId: number; readonly guideline: string }[]> {
  if (versionIds.length === 0) return [];
  return tx
    .selectFrom('planGuideline')
    .select(['versionId', 'guideline'])
    .where('versionId', 'in', versionIds)
    .execute();
}

export async function replaceGuidelines(
  tx: WriteTx,
  { id, territory }: Pick<VersionRow, 'id' | 'territory'>,
  guidelines: readonly string[],
): Promise<void> {
  await tx.deleteFrom('planGuideline').where('versionId', '=', id).execute();
  if (guidelines.length === 0) return;
  await tx
    .insertInto('planGuideline')
    .values([...new Set(guidelines)].map((guideline) => ({ versionId: id, territory, guideline })))
    .execute();
}
