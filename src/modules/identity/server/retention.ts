// What has been kept as long as it may is removed: at each start, daily, and by hand.
import type { Database } from '#server/database/database.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { type Actor, PROGRAM } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { KEPT_THINGS, type KeptThing, keptSince } from '../retention.ts';
import { asOwner } from '#server/database/owner.ts';
import { countEnded, deleteEnded, takeSweepLock } from './retention-store.ts';

/** How many of each were removed. */
export type Swept = Readonly<Record<KeptThing, number>>;

interface SweepRequest {
  readonly actor: Actor;
  readonly now: Date;
  /** 'count': nothing is removed. */
  readonly task: 'remove' | 'count';
}

/** Null while another server does it. An act says what was removed; when that is nothing, there is no act. */
export function sweepPersonalData(db: Database, { actor, now, task }: SweepRequest): Promise<Swept | null> {
  return db.as(EVERYWHERE).write(async (tx) => {
    const client = await asOwner(tx);
    if (!(await takeSweepLock(client))) return null;
    const swept: Record<KeptThing, number> = { sessions: 0, invitations: 0, verifications: 0, rateLimits: 0 };
    for (const thing of KEPT_THINGS) {
      const before = keptSince(thing, now);
      if (before) swept[thing] = await (task === 'count' ? countEnded : deleteEnded)(client, thing, before);
    }
    if (task === 'remove' && Object.values(swept).some((count) => count > 0))
      await recordAct(tx, { actor, territory: '', action: 'sweepPersonalData', subject: 'privacy', details: swept });
    return swept;
  });
}

export interface SweepingOptions {
  readonly db: Database;
  readonly everyMilliseconds: number;
  readonly now: () => Date;
  readonly log: (message: string) => void;
}

export interface Sweeping {
  /** Waits for one that is under way. */
  stop(): Promise<void>;
}

/** Once before it resolves, and from time to time. That it cannot is told, and stops nothing else. */
export async function startSweeping({ db, everyMilliseconds, now, log }: SweepingOptions): Promise<Sweeping> {
  let last: Promise<void> = Promise.resolve();
  const sweep = (): Promise<void> => {
    last = last
      .then(() => sweepPersonalData(db, { actor: PROGRAM, now: now(), task: 'remove' }))
      .then(() => undefined)
      .catch((error: unknown) => log(`No se suprimieron los datos personales vencidos: ${String(error)}`));
    return last;
  };
  await sweep();
  const timer = setInterval(() => void sweep(), everyMilliseconds);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
}
