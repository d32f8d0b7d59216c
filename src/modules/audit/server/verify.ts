import { createHash } from 'node:crypto';
import type { Database } from '#server/database/database.ts';
import type { ChainedAct } from '../act.ts';
import { readSeals } from '../seal.ts';
import { createVerifier, type Verification } from '../verification.ts';
import { countNotLinked, findChainedActs, findHeads, findKnownSeals } from './store.ts';

const actsAtOnce = 5000;

/**
 * Every hash computed again, apart from the database, in one snapshot. `readFile` gives the text of the seals: read
 * before the snapshot, so that all it seals is in there; and after, when the snapshot knows of newer ones.
 */
export async function verifyActs(db: Database, readFile: () => Promise<string>): Promise<Verification> {
  const before = readSeals(await readFile(), sha256);
  return db.read(async (tx) => {
    const verifier = createVerifier(before, sha256);
    let last: ChainedAct | null = null;
    for (;;) {
      const acts: readonly ChainedAct[] = await findChainedActs(tx, last, actsAtOnce);
      for (const act of acts) verifier.take(act);
      last = acts.at(-1) ?? null;
      if (acts.length < actsAtOnce) break;
    }
    const known = await findKnownSeals(tx);
    const isNewer = known.some(({ number }) => number > before.seals.length);
    const now = isNewer ? readSeals(await readFile(), sha256) : before;
    return verifier.finish({
      heads: await findHeads(tx),
      notLinked: await countNotLinked(tx),
      known,
      sealsNow: now.brokenLine === null ? now.seals : before.seals,
    });
  });
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
