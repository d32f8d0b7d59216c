import type { EmbeddedDatabase } from './embedded.ts';

const lookMilliseconds = 2_000;
const longestMilliseconds = 60_000;

/**
 * Starts the database again when something ended it (the system ran out of memory, somebody killed
 * it). Answers with what ends the watch.
 */
export function keepRunning(database: Pick<EmbeddedDatabase, 'revive'>, log: (message: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const lookAfter = (milliseconds: number): void => {
    if (ended) return;
    timer = setTimeout(() => {
      database.revive().then(
        () => lookAfter(lookMilliseconds),
        (error: unknown) => {
          const next = Math.min(milliseconds * 2, longestMilliseconds);
          log(`${error instanceof Error ? error.message : String(error)} Otro intento en ${next / 1000} s.`);
          lookAfter(next);
        },
      );
    }, milliseconds);
    timer.unref();
  };
  lookAfter(lookMilliseconds);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
