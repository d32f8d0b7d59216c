import { defineConfig } from 'vitest/config';

const shared = { isolate: false, maxWorkers: 2, env: { TZ: 'America/Lima' } };

/** Two kinds of tests: pure ones start at once; those named `*.db.test.ts` share one real PostgreSQL. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'test/journeys/**', 'test/soak/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'database',
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          exclude: ['test/journeys/**', 'test/soak/**'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
