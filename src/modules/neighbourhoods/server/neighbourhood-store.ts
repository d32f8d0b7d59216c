import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Month } from '../months.ts';
import './store-schema.ts';

export interface NeighbourhoodRow {
  readonly id: string;
  readonly territory: string;
  readonly title: string;
  readonly limits: unknown;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}
const columns = ['id', 'territory', 'title', 'limits', 'startsOn', 'endsOn'] as const;

/** Of a territory and inside it, by district and name. */
export async function findNeighbourhoodRows(tx: ReadTx, territory: string): Promise<readonly NeighbourhoodRow[]> {
  return tx
    .selectFrom('neighbourhood')
    .select(columns)
    .where('territory', 'like', `${territory}%`)
    .orderBy('territory')
    .orderBy('title')
    .execute();
}

export async function findNeighbourhoodRow(tx: ReadTx, id: string): Promise<NeighbourhoodRow | undefined> {
  return tx.selectFrom('neighbourhood').select(columns).where('id', '=', id).executeTakeFirst();
}

/** False when it was there. */
export async function insertNeighbourhood(
  tx: WriteTx,
  row: Pick<NeighbourhoodRow, 'id' | 'territory' | 'title'> & { readonly createdBy: string },
): Promise<boolean> {
  const result = await tx
    .insertInto('neighbourhood')
    .values({ ...row, limits: null, limitsSource: null, startsOn: null, endsOn: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateNeighbourhood(
  tx: WriteTx,
  id: string,
  change: {
    readonly limits?: unknown;
    readonly limitsSource?: string;
    readonly startsOn?: string | null;
    readonly endsOn?: string | null;
  },
): Promise<void> {
  const { limits, ...others } = change;
  const values = {
    ...others,
    ...(limits === undefined ? {} : { limits: limits === null ? null : JSON.stringify(limits) }),
  };
  if (Object.keys(values).length === 0) return;
  await tx.updateTable('neighbourhood').set(values).where('id', '=', id).execute();
}

export interface StationRow {
  readonly neighbourhoodId: string;
  readonly station: string;
  readonly catalogueCode: string | null;
}

export async function findStationRows(tx: ReadTx, territory: string): Promise<readonly StationRow[]> {
  return tx
    .selectFrom('neighbourhoodStation')
    .select(['neighbourhoodId', 'station', 'catalogueCode'])
    .where('territory', 'like', `${territory}%`)
    .orderBy('station')
    .execute();
}

export async function replaceStations(
  tx: WriteTx,
  neighbourhood: Pick<NeighbourhoodRow, 'id' | 'territory'>,
  stations: readonly Omit<StationRow, 'neighbourhoodId'>[],
): Promise<void> {
  await tx.deleteFrom('neighbourhoodStation').where('neighbourhoodId', '=', neighbourhood.id).execute();
  if (stations.length === 0) return;
  const { id: neighbourhoodId, territory } = neighbourhood;
  await tx
    .insertInto('neighbourhoodStation')
    .values(stations.map((one) => ({ ...one, neighbourhoodId, territory })))
    .execute();
}

export interface PlanRow {
  readonly neighbourhoodId: string;
  readonly year: number;
  readonly activitiesGoal: number;
  readonly hoursGoal: number | null;
}

export async function findPlanRows(tx: ReadTx, territory: string): Promise<readonly PlanRow[]> {
  return tx
    .selectFrom('neighbourhoodPlan')
    .select(['neighbourhoodId', 'year', 'activitiesGoal', 'hoursGoal'])
    .where('territory', 'like', `${territory}%`)
    .execute();
}

export async function upsertPlan(
  tx: WriteTx,
  plan: PlanRow & { readonly territory: string; readonly setBy: string },
): Promise<void> {
  const { activitiesGoal, hoursGoal, setBy } = plan;
  await tx
    .insertInto('neighbourhoodPlan')
    .values(plan)
    .onConflict((conflict) =>
      conflict
        .columns(['neighbourhoodId', 'year'])
        .doUpdateSet({ activitiesGoal, hoursGoal, setBy, setAt: sql`clock_timestamp()` }),
    )
    .execute();
}

export interface MonthRow {
  readonly neighbourhoodId: string;
  readonly month: Month;
  readonly declared: 'none' | 'complete';
}

export async function findMonthRows(tx: ReadTx, territory: string): Promise<readonly MonthRow[]> {
  return tx
    .selectFrom('neighbourhoodMonth')
    .select(['neighbourhoodId', 'month', 'declared'])
    .where('territory', 'like', `${territory}%`)
    .execute();
}

export async function findMonthsOf(tx: ReadTx, id: string): Promise<Readonly<Record<Month, 'none' | 'complete'>>> {
  const rows = await tx
    .selectFrom('neighbourhoodMonth')
    .select(['month', 'declared'])
    .where('neighbourhoodId', '=', id)
    .execute();
  return Object.fromEntries(rows.map(({ month, declared }) => [month, declared]));
}

export async function upsertMonth(
  tx: WriteTx,
  row: MonthRow & { readonly territory: string; readonly declaredBy: string },
): Promise<void> {
  const { declared, declaredBy } = row;
  await tx
    .insertInto('neighbourhoodMonth')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['neighbourhoodId', 'month'])
        .doUpdateSet({ declared, declaredBy, declaredAt: sql`clock_timestamp()` }),
    )
    .execute();
}

/** False when nobody had declared it. */
export async function deleteMonth(tx: WriteTx, id: string, month: Month): Promise<boolean> {
  const result = await tx
    .deleteFrom('neighbourhoodMonth')
    .where('neighbourhoodId', '=', id)
    .where('month', '=', month)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

const organisationColumns = [
  'id',
  'kind',
  'title',
  'station',
  'trade',
  'schoolCode',
  'women',
  'men',
  'swornOn',
  'endsOn',
  'coordinatorName',
  'coordinatorPhone',
] as const;

export interface OrganisationRow {
  readonly id: number;
  readonly kind: 'board' | 'brigade' | 'network';
  readonly title: string;
  readonly station: string;
  readonly trade: string;
  readonly schoolCode: string;
  readonly women: number;
  readonly men: number;
  readonly swornOn: string | null;
  readonly endsOn: string | null;
  readonly coordinatorName: string;
  readonly coordinatorPhone: string;
}

export async function findOrganisations(tx: ReadTx, neighbourhoodId: string): Promise<readonly OrganisationRow[]> {
  return tx
    .selectFrom('neighbourhoodOrganisation')
    .select(organisationColumns)
    .where('neighbourhoodId', '=', neighbourhoodId)
    .orderBy('kind')
    .orderBy('title')
    .execute();
}

export async function findOrganisation(
  tx: ReadTx,
  id: number,
): Promise<(OrganisationRow & { readonly territory: string }) | undefined> {
  return tx
    .selectFrom('neighbourhoodOrganisation')
    .select([...organisationColumns, 'territory'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function countOrganisations(tx: ReadTx, territory: string): Promise<Readonly<Record<string, number>>> {
  const rows = await tx
    .selectFrom('neighbourhoodOrganisation')
    .select(({ fn }) => ['neighbourhoodId', fn.countAll<number>().as('count')])
    .where('territory', 'like', `${territory}%`)
    .groupBy('neighbourhoodId')
    .execute();
  return Object.fromEntries(rows.map(({ neighbourhoodId, count }) => [neighbourhoodId, count]));
}

export async function insertOrganisation(
  tx: WriteTx,
  row: Omit<OrganisationRow, 'id'> & {
    readonly neighbourhoodId: string;
    readonly territory: string;
    readonly createdBy: string;
  },
): Promise<number> {
  const { id } = await tx.insertInto('neighbourhoodOrganisation').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Made the first time that the account asks. */
export async function findOrInsertKey(tx: WriteTx, account: string, fresh: Uint8Array): Promise<Uint8Array> {
  await tx
    .insertInto('fieldKey')
    .values({ account, content: fresh })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { content } = await tx
    .selectFrom('fieldKey')
    .select('content')
    .where('account', '=', account)
    .executeTakeFirstOrThrow();
  return content;
}
