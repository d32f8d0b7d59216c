import { sql } from 'kysely';
import type { ReadTx } from '#server/database/database.ts';
import type { PublishedAct } from '../published-act.ts';

/** The first act done to one of these subjects; null when there is none. Anybody may ask. */
export async function findPublishedAct(tx: ReadTx, subjects: readonly string[]): Promise<PublishedAct | null> {
  const { rows } = await sql<PublishedAct>`SELECT * FROM published_act(${[...subjects]}::text[])`.execute(tx);
  return rows[0] ?? null;
}
