import { type Insertable, type Selectable, sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Schema } from '#server/database/schema.ts';
import type { AgreementStatus } from '../agreement.ts';
import type { SessionType } from '../session.ts';
import './schema.ts';

export type StoredAgreement = Selectable<Schema['committeeAgreement']> & {
  readonly committee: string;
  readonly agreedOn: string;
  readonly sessionType: SessionType;
  readonly sessionNumber: number;
  readonly sessionYear: number;
};
export type StoredReport = Selectable<Schema['committeeAgreementReport']>;

const agreements = (tx: ReadTx) =>
  tx
    .selectFrom('committeeAgreement as a')
    .innerJoin('committeeSession as s', 's.id', 'a.sessionId')
    .innerJoin('committee as c', 'c.id', 'a.committeeId')
    .selectAll('a')
    .select([
      'c.title as committee',
      's.heldOn as agreedOn',
      's.type as sessionType',
      's.number as sessionNumber',
      's.year as sessionYear',
    ]);

/** Its number is the next one of the session, which who calls has locked. */
export async function insertAgreement(
  tx: WriteTx,
  agreement: Omit<Insertable<Schema['committeeAgreement']>, 'number'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('committeeAgreement')
    .values({
      ...agreement,
      number: sql<number>`(SELECT coalesce(max(number), 0) + 1 FROM committee_agreement WHERE session_id = ${agreement.sessionId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function lockAgreement(tx: WriteTx, id: number): Promise<StoredAgreement | undefined> {
  return agreements(tx).where('a.id', '=', id).forUpdate('a').executeTakeFirst();
}

export async function updateAgreementStatus(
  tx: WriteTx,
  id: number,
  { status, closedOn }: { readonly status: AgreementStatus; readonly closedOn: string | null },
): Promise<void> {
  await tx.updateTable('committeeAgreement').set({ status, closedOn }).where('id', '=', id).execute();
}

export async function publishAgreements(tx: WriteTx, sessionId: number): Promise<void> {
  await tx.updateTable('committeeAgreement').set({ isPublic: true }).where('sessionId', '=', sessionId).execute();
}

export async function findAgreementsOfSession(tx: ReadTx, sessionId: number): Promise<readonly StoredAgreement[]> {
  return agreements(tx).where('a.sessionId', '=', sessionId).orderBy('a.number').execute();
}

/** Open on a day, or closed from it on, of sessions before it. */
export async function findCarriedOver(
  tx: ReadTx,
  committeeId: number,
  heldOn: string,
): Promise<readonly StoredAgreement[]> {
  return agreements(tx)
    .where('a.committeeId', '=', committeeId)
    .where('s.heldOn', '<', heldOn)
    .where((eb) => eb.or([eb('a.closedOn', 'is', null), eb('a.closedOn', '>=', heldOn)]))
    .orderBy('a.dueOn')
    .orderBy('a.id')
    .execute();
}

export async function findOpenAgreements(
  tx: ReadTx,
  where: { readonly territory: string } | { readonly committeeIds: readonly number[] },
): Promise<readonly StoredAgreement[]> {
  if ('committeeIds' in where && where.committeeIds.length === 0) return [];
  const open = agreements(tx).where('a.status', '=', 'open');
  const asked =
    'territory' in where
      ? open.where('a.territory', 'like', `${where.territory}%`)
      : open.where('a.committeeId', 'in', where.committeeIds);
  return asked.orderBy('a.dueOn').orderBy('a.id').execute();
}

export async function findAgreements(
  tx: ReadTx,
  { territory, status }: { readonly territory: string; readonly status: AgreementStatus },
  window: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly StoredAgreement[]; readonly total: number }> {
  const { count } = await tx
    .selectFrom('committeeAgreement')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('territory', 'like', `${territory}%`)
    .where('status', '=', status)
    .executeTakeFirstOrThrow();
  const rows = await agreements(tx)
    .where('a.territory', 'like', `${territory}%`)
    .where('a.status', '=', status)
    .orderBy('a.dueOn')
    .orderBy('a.id')
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  return { rows, total: count };
}

export async function insertReport(tx: WriteTx, report: Insertable<Schema['committeeAgreementReport']>): Promise<void> {
  await tx.insertInto('committeeAgreementReport').values(report).execute();
}

export async function findReports(tx: ReadTx, agreementIds: readonly number[]): Promise<readonly StoredReport[]> {
  if (agreementIds.length === 0) return [];
  return tx
    .selectFrom('committeeAgreementReport')
    .selectAll()
    .where('agreementId', 'in', agreementIds)
    .orderBy('agreementId')
    .orderBy('id')
    .execute();
}
