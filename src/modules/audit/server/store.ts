import { sql } from 'kysely';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import type { ActKind, ChainedAct } from '../act.ts';
import type { Head, Heads, Seal } from '../seal.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    act: {
      chain: string;
      sequence: number;
      at: string;
      kind: ActKind;
      territory: string;
      actor: string;
      account: string | null;
      address: string | null;
      action: string;
      subject: string;
      reason: string | null;
      details: unknown;
      personalSubject: string | null;
      personal: Uint8Array | null;
      previousHash: Uint8Array;
      hash: Uint8Array;
    };
    chainHead: { chain: string; sequence: number; hash: Uint8Array };
    seal: { number: number; at: string; heads: unknown; hash: string };
  }
}

export interface QueuedAct {
  readonly kind: ActKind;
  readonly territory: string;
  readonly actor: string;
  readonly account: string | null;
  readonly address: string | null;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly personalSubject: string | null;
  readonly personal: Uint8Array | null;
}

/** Every write does it: by a statement that each connection prepares once. */
export async function insertAct(tx: WriteTx, act: QueuedAct): Promise<void> {
  await clientOf(tx).query({
    name: 'insert-act',
    text: `INSERT INTO act_queue (kind, territory, actor, account, address, action, subject, reason, details, personal_subject, personal)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      act.kind,
      act.territory,
      act.actor,
      act.account,
      act.address,
      act.action,
      act.subject,
      act.reason,
      JSON.stringify(act.details),
      act.personalSubject,
      act.personal,
    ],
  });
}

export async function findHeads(tx: ReadTx): Promise<Heads> {
  const rows = await tx
    .selectFrom('chainHead')
    .select(['chain', 'sequence', sql<string>`encode(hash, 'hex')`.as('hash')])
    .execute();
  return Object.fromEntries(rows.map(({ chain, ...head }): [string, Head] => [chain, head]));
}

/** After a place, in the order of chain and sequence; null: from the beginning. */
export async function findChainedActs(
  tx: ReadTx,
  after: Pick<ChainedAct, 'chain' | 'sequence'> | null,
  limit: number,
): Promise<readonly ChainedAct[]> {
  return tx
    .selectFrom('act')
    .select([
      'chain',
      'sequence',
      sql<string>`((extract(epoch FROM at) * 1000000)::bigint)::text`.as('atMicroseconds'),
      'kind',
      'territory',
      'actor',
      'account',
      'address',
      'action',
      'subject',
      'reason',
      sql<string>`details::text`.as('details'),
      'personalSubject',
      sql<string | null>`encode(personal, 'hex')`.as('personal'),
      sql<string>`encode(previous_hash, 'hex')`.as('previousHash'),
      sql<string>`encode(hash, 'hex')`.as('hash'),
    ])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(chain, sequence) > (${after?.chain ?? ''}, ${after?.sequence ?? 0})`),
    )
    .orderBy('chain')
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

/** Rows of the queue that this snapshot sees: a transaction under way keeps its own to itself. */
export async function countNotLinked(tx: ReadTx): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT acts_not_linked() AS count`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** One at a time, over all servers of the database. */
export async function lockSeals(tx: WriteTx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(8471121)`.execute(tx);
}

export async function findKnownSeals(tx: ReadTx): Promise<readonly Pick<Seal, 'number' | 'hash'>[]> {
  return tx.selectFrom('seal').select(['number', 'hash']).orderBy('number').execute();
}

export async function insertSeals(tx: WriteTx, seals: readonly Seal[]): Promise<void> {
  if (seals.length === 0) return;
  await tx
    .insertInto('seal')
    .values(seals.map(({ number, at, heads, hash }) => ({ number, at, heads: JSON.stringify(heads), hash })))
    .onConflict((conflict) => conflict.column('number').doNothing())
    .execute();
}
