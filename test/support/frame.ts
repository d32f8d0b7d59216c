// The HTTP frame alone, with settings of a test's own.
import { openLog } from '#server/log.ts';
import { type AppOptions, createApp } from '#server/http/app.ts';
import { LOOPBACK_REACH } from '#server/http/reach.ts';

export function frameOptions(over: Partial<AppOptions> = {}): AppOptions {
  return {
    uploadLimitBytes: 1024 * 1024,
    reach: LOOPBACK_REACH,
    log: openLog(
      'text',
      (line) => console.error(line),
      () => new Date(0),
    ),
    pool: { totalCount: 0, idleCount: 0, waitingCount: 0 },
    pressure: { concurrent: 1_000, lateMilliseconds: 60_000 },
    readiness: async () => undefined,
    metricsToken: undefined,
    api: { version: '0', contracts: [] },
    ...over,
  };
}

export function openFrame(over: Partial<AppOptions> = {}): ReturnType<typeof createApp> {
  return createApp(frameOptions(over));
}
