// Some tables are the database owner's alone: those of the accounts library, the seals, the keys of subjects. What
// changes them and must be recorded in the same transaction works as the owner from here to its end.
import type pg from 'pg';
import { clientOf, type WriteTx } from './transaction.ts';

/** Its jurisdiction stays: the policies bind an owner that is no superuser. */
export async function asOwner(tx: WriteTx): Promise<pg.ClientBase> {
  const client = clientOf(tx);
  await client.query('SET LOCAL ROLE NONE');
  return client;
}
