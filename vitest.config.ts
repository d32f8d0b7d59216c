import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/journeys/**', 'test/soak/**'],
    isolate: false,
    env: { TZ: 'America/Lima' },
  },
});
