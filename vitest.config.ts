import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/journeys/**', 'test/soak/**'],
    isolate: false,
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    env: { TZ: 'America/Lima' },
  },
});
