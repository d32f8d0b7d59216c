// Jobs that run on every server are done by one: a lock over all servers of the database, freed with the transaction.
import type { ReadTx } from './database.ts';
import { clientOf } from './transaction.ts';

/** 8471121 to 8471125 are others': seals, keys of subjects, erasures, drafts. */
const NUMBERS = { sweepPersonalData: 8_471_126, removeOldDrafts: 8_471_127 } as const;

/** False while another server does it. */
export async function takeJob(tx: ReadTx, job: keyof typeof NUMBERS): Promise<boolean> {
  const { rows } = await clientOf(tx).query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [
    NUMBERS[job],
  ]);
  return rows[0]?.taken === true;
}
