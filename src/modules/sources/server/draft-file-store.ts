// The file of a draft, in the database while it waits.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { sql } from 'kysely';
import type { WriteTx } from '#server/database/database.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    importDraftPart: { draftId: string; part: number; content: Uint8Array };
  }
}

const partBytes = 1024 * 1024;

export async function insertDraftFile(tx: WriteTx, draftId: string, path: string): Promise<void> {
  let part = 0;
  for await (const content of createReadStream(path, { highWaterMark: partBytes })) {
    await tx.insertInto('importDraftPart').values({ draftId, part, content }).execute();
    part += 1;
  }
}

/** Into a new file; false when the draft has none. One part in memory at a time. */
export async function writeDraftFile(tx: WriteTx, draftId: string, path: string): Promise<boolean> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (let part = 0; ; part += 1) {
      const row = await tx
        .selectFrom('importDraftPart')
        .select('content')
        .where('draftId', '=', draftId)
        .where('part', '=', part)
        .executeTakeFirst();
      if (!row) return part > 0;
      await file.write(row.content);
    }
  } finally {
    await file.close();
  }
}

export async function deleteDraftFile(tx: WriteTx, draftId: string): Promise<void> {
  await tx.deleteFrom('importDraftPart').where('draftId', '=', draftId).execute();
}

export interface WaitingOf {
  readonly account: string | null;
  readonly territory: string;
}

/** Two that bring a file at once are counted one after the other; the territory first, so that none waits for each other. */
export async function lockWaiting(tx: WriteTx, { account, territory }: WaitingOf): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(8471124, hashtext(${territory}))`.execute(tx);
  await sql`SELECT pg_advisory_xact_lock(8471125, hashtext(${account ?? ''}))`.execute(tx);
}

/** Of the drafts that nobody has confirmed. */
export async function findWaitingBytes(
  tx: WriteTx,
  { account, territory }: WaitingOf,
): Promise<{ readonly ofAccount: number; readonly ofTerritory: number }> {
  const { rows } = await sql<{ ofAccount: number; ofTerritory: number }>`
    SELECT coalesce(sum(bytes) FILTER (WHERE account = ${account}), 0)::bigint AS of_account,
           coalesce(sum(bytes) FILTER (WHERE territory = ${territory}), 0)::bigint AS of_territory
    FROM import_draft WHERE confirmed_edition_id IS NULL`.execute(tx);
  return rows[0] ?? { ofAccount: 0, ofTerritory: 0 };
}
