// Tells every server of the database what was committed here: together, and apart from the writes, which a notification
// inside of each would have wait for each other.
import type pg from 'pg';
import { type Change, keyOf } from './change.ts';

export const CHANGE_CHANNEL = 'vigia_changes';

const gatheringMilliseconds = 200;

export interface Announcer {
  add(changes: readonly Change[]): void;
  /** What is gathered is told at once. */
  close(): Promise<void>;
}

export function createAnnouncer(pool: pg.Pool): Announcer {
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const texts = [...gathered];
    gathered.clear();
    if (texts.length === 0) return;
    // Who looks sees it at the next change, or when they ask: nothing is lost but time.
    await pool
      .query('SELECT pg_notify($1, told) FROM unnest($2::text[]) AS told', [CHANGE_CHANNEL, texts])
      .catch(() => undefined);
  };
  return {
    add: (changes) => {
      if (changes.length === 0) return;
      for (const change of changes) gathered.add(keyOf(change));
      timer ??= setTimeout(() => void tell(), gatheringMilliseconds);
      timer.unref();
    },
    close: tell,
  };
}
