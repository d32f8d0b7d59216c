// Work that is done at the start and again from time to time, while the server runs.

export interface Job {
  readonly everyMilliseconds: number;
  /** Several servers start it; that one does it is its own to see (an advisory lock). */
  readonly run: () => Promise<unknown>;
  /** Stops nothing else. */
  readonly onFailure: (error: unknown) => void;
}

export interface RunningJob {
  /** Waits for a run that is under way. */
  stop(): Promise<void>;
}

/** Once before it resolves, and from time to time, one run after the other. */
export async function startJob({ everyMilliseconds, run, onFailure }: Job): Promise<RunningJob> {
  let last: Promise<void> = Promise.resolve();
  const next = (): Promise<void> => {
    last = last
      .then(run)
      .then(() => undefined)
      .catch(onFailure);
    return last;
  };
  await next();
  const timer = setInterval(() => void next(), everyMilliseconds);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
}
