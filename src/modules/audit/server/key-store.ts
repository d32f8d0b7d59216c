import { type Generated, sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    subjectKey: {
      subject: string;
      wrapped: Uint8Array | null;
      createdAt: Generated<string>;
      erasedAt: string | null;
    };
  }
}

export interface SubjectKey {
  readonly subject: string;
  /** Null: destroyed. */
  readonly wrapped: Uint8Array | null;
}

/** Shared by whoever uses the master key, so that it is not changed meanwhile. */
export async function lockKeys(tx: ReadTx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(8471122)`.execute(tx);
}

export async function lockKeysAlone(tx: WriteTx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(8471122)`.execute(tx);
}

export async function findSubjectKey(tx: ReadTx, subject: string): Promise<SubjectKey | undefined> {
  return tx.selectFrom('subjectKey').select(['subject', 'wrapped']).where('subject', '=', subject).executeTakeFirst();
}

export async function findWrappedKeys(tx: ReadTx): Promise<readonly { subject: string; wrapped: Uint8Array }[]> {
  const rows = await tx
    .selectFrom('subjectKey')
    .select(['subject', 'wrapped'])
    .where('wrapped', 'is not', null)
    .execute();
  return rows.flatMap(({ subject, wrapped }) => (wrapped ? [{ subject, wrapped }] : []));
}

export async function hasWrappedKeys(tx: ReadTx): Promise<boolean> {
  const row = await tx
    .selectFrom('subjectKey')
    .select('subject')
    .where('wrapped', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Another transaction may have been quicker: its key stands. */
export async function insertSubjectKey(tx: WriteTx, subject: string, wrapped: Uint8Array): Promise<void> {
  await tx
    .insertInto('subjectKey')
    .values({ subject, wrapped, erasedAt: null })
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .execute();
}

export async function updateWrappedKey(tx: WriteTx, subject: string, wrapped: Uint8Array): Promise<void> {
  await tx.updateTable('subjectKey').set({ wrapped }).where('subject', '=', subject).execute();
}

/** How many were there to destroy. */
export async function destroySubjectKey(tx: WriteTx, subject: string): Promise<number> {
  const { rows } = await sql<{ destroyed: number }>`SELECT destroy_subject_key(${subject}) AS destroyed`.execute(tx);
  return rows[0]?.destroyed ?? 0;
}

export async function findPersonal(
  tx: ReadTx,
  chain: string,
  sequence: number,
): Promise<{ territory: string; personalSubject: string | null; personal: Uint8Array | null } | undefined> {
  return tx
    .selectFrom('act')
    .select(['territory', 'personalSubject', 'personal'])
    .where('chain', '=', chain)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
}
