import { defineConfig } from 'vitest/config';

const shared = { isolate: false, maxWorkers: 2, env: { TZ: 'America/Lima' } };

/**
 * Three kinds of tests: pure ones start at once; those named `*.db.test.ts` share one real PostgreSQL;
 * those named `*.start.test.ts` run the program as a person does.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.start.test.ts', 'test/journeys/**', 'test/soak/**'],
          // The national file and whole presentations are read in some of them: seconds, on a busy machine.
          testTimeout: 60_000,
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
      {
        test: {
          ...shared,
          name: 'start',
          include: ['test/start/**/*.start.test.ts', 'test/command/**/*.start.test.ts'],
          // After the others: they start databases and servers of their own.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
