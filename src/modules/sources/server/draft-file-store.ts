// The file of a draft, in the database while it waits.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
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
