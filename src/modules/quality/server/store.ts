import { type Generated, sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Acceptance } from '../run-checks.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    acceptance: {
      findingId: string;
      territory: string;
      acceptedAt: Generated<string>;
      author: string;
      reason: string;
      withdrawnAt: string | null;
    };
  }
}

/** In force in a territory: accepted and not withdrawn. */
export async function findAcceptances(tx: ReadTx, territory: string): Promise<readonly Acceptance[]> {
  return tx
    .selectFrom('acceptance')
    .select(['findingId', 'author', 'reason'])
    .where('territory', '=', territory)
    .where('withdrawnAt', 'is', null)
    .orderBy('acceptedAt')
    .execute();
}

export async function insertAcceptance(tx: WriteTx, territory: string, acceptance: Acceptance): Promise<void> {
  await tx
    .insertInto('acceptance')
    .values({ ...acceptance, territory, withdrawnAt: null, acceptedAt: sql`clock_timestamp()` })
    .execute();
}

/** How many were in force. */
export async function updateAcceptanceWithdrawn(tx: WriteTx, territory: string, findingId: string): Promise<number> {
  const result = await tx
    .updateTable('acceptance')
    .set({ withdrawnAt: sql`clock_timestamp()` })
    .where('territory', '=', territory)
    .where('findingId', '=', findingId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
