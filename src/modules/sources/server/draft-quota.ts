// What waits unconfirmed is bounded: neither an account nor a territory fills the disk of all.
import type { WriteTx } from '#server/database/database.ts';
import { formatNumber } from '#shared/format.ts';
import { Refusal } from '#shared/refusal.ts';
import { findWaitingBytes, lockWaiting, type WaitingOf } from './draft-file-store.ts';

/** Bytes. */
export interface DraftLimits {
  readonly ofAccount: number;
  readonly ofTerritory: number;
}

/** Until the transaction ends nobody else adds to them. Throws `drafts-full`. */
export async function requireRoom(tx: WriteTx, of: WaitingOf, bytes: number, limits: DraftLimits): Promise<void> {
  await lockWaiting(tx, of);
  const waiting = await findWaitingBytes(tx, of);
  if (of.account !== null && waiting.ofAccount + bytes > limits.ofAccount)
    throw full('Sus cargas sin confirmar', waiting.ofAccount, limits.ofAccount);
  if (waiting.ofTerritory + bytes > limits.ofTerritory)
    throw full('Las cargas sin confirmar de este territorio', waiting.ofTerritory, limits.ofTerritory);
}

function full(whose: string, waiting: number, limit: number): Refusal {
  return new Refusal(
    'conflict',
    'drafts-full',
    `${whose} ya suman ${megabytes(waiting)} MB, y con este archivo pasarían de ${megabytes(limit)} MB. Confirme o descarte las que ` +
      'esperan; las que nadie confirma se borran a los siete días. Este archivo no se guardó: lo tiene usted.',
  );
}

function megabytes(bytes: number): string {
  return formatNumber(bytes / 1024 / 1024, 0);
}
