import type { Insertable } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Schema } from '#server/database/schema.ts';
import type { MinutesBody } from '../minutes.ts';
import './schema.ts';

export interface StoredMinutes {
  readonly version: number;
  readonly body: MinutesBody;
  readonly sha256: string;
  readonly pdfSha256: string;
  readonly reason: string | null;
  readonly sealedOn: string;
  readonly sealedBy: string;
}

export async function insertMinutes(
  tx: WriteTx,
  minutes: Omit<Insertable<Schema['committeeMinutes']>, 'body'> & { body: MinutesBody },
): Promise<void> {
  await tx
    .insertInto('committeeMinutes')
    .values({ ...minutes, body: JSON.stringify(minutes.body) })
    .execute();
}

/** Those that who asks may see, the first one first. */
export async function findMinutes(tx: ReadTx, sessionId: number): Promise<readonly StoredMinutes[]> {
  const rows = await tx
    .selectFrom('committeeMinutes')
    .select(['version', 'body', 'sha256', 'pdfSha256', 'reason', 'sealedOn', 'sealedBy'])
    .where('sessionId', '=', sessionId)
    .orderBy('version')
    .execute();
  // Written by `insertMinutes` alone.
  return rows.map((row) => ({ ...row, body: row.body as MinutesBody }));
}

export async function findMinutesPdf(tx: ReadTx, sessionId: number, version: number): Promise<Uint8Array | undefined> {
  const row = await tx
    .selectFrom('committeeMinutes')
    .select('pdf')
    .where('sessionId', '=', sessionId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.pdf;
}

export async function insertPublication(
  tx: WriteTx,
  publication: Insertable<Schema['committeePublication']>,
): Promise<void> {
  await tx.insertInto('committeePublication').values(publication).execute();
}

export async function findPublicationsOf(
  tx: ReadTx,
  sessionIds: readonly number[],
): Promise<readonly { sessionId: number; version: number; sha256: string; publishedOn: string }[]> {
  if (sessionIds.length === 0) return [];
  return tx
    .selectFrom('committeePublication')
    .select(['sessionId', 'version', 'sha256', 'publishedOn'])
    .where('sessionId', 'in', sessionIds)
    .orderBy('sessionId')
    .orderBy('version')
    .execute();
}

export async function findPublicationPdf(
  tx: ReadTx,
  sessionId: number,
  version: number,
): Promise<Uint8Array | undefined> {
  const row = await tx
    .selectFrom('committeePublication')
    .select('pdf')
    .where('sessionId', '=', sessionId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.pdf;
}
