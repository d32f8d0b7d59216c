// Every write leaves its act, in its own transaction.
import type { Generated } from '#server/database/schema.ts';
import type { WriteTx } from '#server/database/database.ts';
import type { Actor } from '../index.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    act: {
      id: Generated<number>;
      at: Generated<string>;
      actor: string;
      action: string;
      subject: string;
      reason: string | null;
      details: Generated<unknown>;
    };
  }
}

export interface Act {
  readonly actor: Actor;
  /** Name of the action, e.g. `confirmImport`. */
  readonly action: string;
  /** What it was done to, e.g. `edition/12`. */
  readonly subject: string;
  readonly reason?: string;
  /** Before and after, without personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export async function recordAct(tx: WriteTx, act: Act): Promise<void> {
  await tx
    .insertInto('act')
    .values({
      actor: act.actor.name,
      action: act.action,
      subject: act.subject,
      reason: act.reason ?? null,
      details: JSON.stringify(act.details ?? {}),
    })
    .execute();
}
