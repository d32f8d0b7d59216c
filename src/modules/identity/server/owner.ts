// The tables of the accounts library are the database owner's alone; what changes them and must be recorded in the
// same transaction works as the owner from here to its end.
import type pg from 'pg';
import type { WriteTx } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';

/** Its jurisdiction stays: the policies bind an owner that is no superuser. */
export async function asOwner(tx: WriteTx): Promise<pg.ClientBase> {
  const client = clientOf(tx);
  await client.query('SET LOCAL ROLE NONE');
  return client;
}
