// What has been kept as long as it may is removed: at each start, daily, and by hand.
import type { Database } from '#server/database/database.ts';
import { takeJob } from '#server/database/job-lock.ts';
import { type RunningJob, startJob } from '#server/job.ts';
import { EVERYWHERE } from '#shared/jurisdiction.ts';
import { type Actor, PROGRAM } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { KEPT_THINGS, type KeptThing, keptSince } from '../retention.ts';
import { asOwner } from '#server/database/owner.ts';
import { countEnded, deleteEnded } from './retention-store.ts';

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
    if (!(await takeJob(tx, 'sweepPersonalData'))) return null;
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

/** Once before it resolves, and from time to time. That it cannot is told, and stops nothing else. */
export function startSweeping({ db, everyMilliseconds, now, log }: SweepingOptions): Promise<RunningJob> {
  return startJob({
    everyMilliseconds,
    run: () => sweepPersonalData(db, { actor: PROGRAM, now: now(), task: 'remove' }),
    onFailure: (error) => log(`No se suprimieron los datos personales vencidos: ${String(error)}`),
  });
}
