import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { ReviewView } from '../contract.ts';
import { quarterCode, type Quarter, QUARTERS } from '../follow-up/quarter.ts';
import { STAGES, type QuarterState, type Stage } from '../follow-up/review.ts';
import './schema.ts';

export interface QuarterRow {
  readonly planId: number;
  readonly quarter: Quarter;
  readonly state: Exclude<QuarterState, 'open'>;
  readonly stage: Stage | null;
  readonly version: number;
  readonly since: CalendarDate;
  readonly correctionReason: string | null;
}

export async function findQuarter(tx: ReadTx, planId: number, quarter: Quarter): Promise<QuarterRow | undefined> {
  const rows = await findQuarters(tx, [planId]);
  return rows.find((row) => quarterCode(row.quarter) === quarterCode(quarter));
}

export async function findQuarters(
  tx: ReadTx,
  planIds: readonly number[],
  year?: number,
): Promise<readonly QuarterRow[]> {
  if (planIds.length === 0) return [];
  const all = tx
    .selectFrom('planQuarter')
    .select(['planId', 'year', 'quarter', 'state', 'stage', 'version', 'since', 'correctionReason'])
    .where('planId', 'in', planIds);
  const rows = await (year === undefined ? all : all.where('year', '=', year))
    .orderBy('year')
    .orderBy('quarter')
    .execute();
  return rows.map(({ year: of, quarter, stage, ...rest }) => ({
    ...rest,
    quarter: { year: of, quarter: numberOf(quarter) },
    stage: STAGES.find((known) => known === stage) ?? null,
  }));
}

function numberOf(quarter: number): Quarter['quarter'] {
  return QUARTERS.find((known) => known === quarter) ?? 1;
}

export interface NewQuarterState {
  readonly planId: number;
  readonly territory: string;
  readonly quarter: Quarter;
  readonly state: Exclude<QuarterState, 'open'>;
  readonly stage: Stage | null;
  readonly version: number;
  readonly since: CalendarDate;
  readonly correctionReason: string | null;
}

export async function putQuarter(tx: WriteTx, { quarter, ...state }: NewQuarterState): Promise<void> {
  await tx
    .insertInto('planQuarter')
    .values({ ...state, ...quarter })
    .onConflict((conflict) =>
      conflict.columns(['planId', 'year', 'quarter']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        stage: eb.ref('excluded.stage'),
        version: eb.ref('excluded.version'),
        since: eb.ref('excluded.since'),
        correctionReason: eb.ref('excluded.correctionReason'),
      })),
    )
    .execute();
}

export interface ProgressRow {
  readonly activityId: number;
  readonly executed: number;
  readonly note: string;
}

export async function findProgress(
  tx: ReadTx,
  activityIds: readonly number[],
  quarter: number,
): Promise<readonly ProgressRow[]> {
  if (activityIds.length === 0) return [];
  return tx
    .selectFrom('planProgress')
    .select(['activityId', 'executed', 'note'])
    .where('activityId', 'in', activityIds)
    .where('quarter', '=', quarter)
    .execute();
}

export async function putProgress(
  tx: WriteTx,
  row: ProgressRow & { readonly territory: string; readonly quarter: number; readonly updatedBy: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('planProgress')
    .values({ ...row, updatedAt: now.toISOString() })
    .onConflict((conflict) =>
      conflict.columns(['activityId', 'quarter']).doUpdateSet((eb) => ({
        executed: eb.ref('excluded.executed'),
        note: eb.ref('excluded.note'),
        updatedAt: eb.ref('excluded.updatedAt'),
        updatedBy: eb.ref('excluded.updatedBy'),
      })),
    )
    .execute();
}

export interface EvidenceLink {
  readonly activityId: number;
  readonly evidenceId: number;
  readonly amount: number;
}

export async function findEvidenceLinks(
  tx: ReadTx,
  activityIds: readonly number[],
  quarter: number,
): Promise<readonly EvidenceLink[]> {
  if (activityIds.length === 0) return [];
  return tx
    .selectFrom('planEvidence')
    .select(['activityId', 'evidenceId', 'amount'])
    .where('activityId', 'in', activityIds)
    .where('quarter', '=', quarter)
    .orderBy('evidenceId')
    .execute();
}

export async function replaceEvidenceLinks(
  tx: WriteTx,
  { activityId, territory, quarter }: { activityId: number; territory: string; quarter: number },
  links: readonly { readonly id: number; readonly amount: number }[],
): Promise<void> {
  await tx.deleteFrom('planEvidence').where('activityId', '=', activityId).where('quarter', '=', quarter).execute();
  if (links.length === 0) return;
  await tx
    .insertInto('planEvidence')
    .values(links.map(({ id, amount }) => ({ activityId, territory, quarter, evidenceId: id, amount })))
    .execute();
}

export interface SealedRow {
  readonly version: number;
  readonly canonical: string;
  readonly sha256: string;
  readonly reason: string | null;
  readonly closedOn: CalendarDate;
  readonly closedBy: string;
}

/** In the order of their versions. */
export async function findSealed(
  tx: ReadTx,
  planId: number,
  { year, quarter }: Quarter,
): Promise<readonly SealedRow[]> {
  return tx
    .selectFrom('planQuarterVersion')
    .select(['version', 'canonical', 'sha256', 'reason', 'closedOn', 'closedBy'])
    .where('planId', '=', planId)
    .where('year', '=', year)
    .where('quarter', '=', quarter)
    .orderBy('version')
    .execute();
}

export async function insertSealed(
  tx: WriteTx,
  {
    quarter,
    ...sealed
  }: SealedRow & {
    readonly planId: number;
    readonly territory: string;
    readonly quarter: Quarter;
    readonly versionId: number;
  },
): Promise<void> {
  await tx
    .insertInto('planQuarterVersion')
    .values({ ...sealed, ...quarter })
    .execute();
}

/** Newest first. */
export async function findReviews(
  tx: ReadTx,
  planId: number,
  { year, quarter }: Quarter,
): Promise<readonly ReviewView[]> {
  const rows = await tx
    .selectFrom('planReview')
    .select(['version', 'stage', 'decision', 'remark', 'decidedOn', 'decidedBy'])
    .where('planId', '=', planId)
    .where('year', '=', year)
    .where('quarter', '=', quarter)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, stage: STAGES.find((known) => known === row.stage) ?? 0 }));
}

export async function insertReview(
  tx: WriteTx,
  {
    quarter,
    ...review
  }: ReviewView & { readonly planId: number; readonly territory: string; readonly quarter: Quarter },
): Promise<void> {
  await tx
    .insertInto('planReview')
    .values({ ...review, ...quarter })
    .execute();
}
