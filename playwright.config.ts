// Journeys in a real browser over the built program, with a data folder of their own.
import { rmSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { browserPath } from './test/journeys/browser.ts';
import { journeysFolder } from './test/journeys/folder.ts';

const dataDir = journeysFolder('data');
const port = Number(process.env['JOURNEYS_PORT'] ?? 4391);

// The configuration is read again by every worker; only the first reading clears the folder.
if (process.env['TEST_WORKER_INDEX'] === undefined) rmSync(dataDir, { recursive: true, force: true });

export default defineConfig({
  testDir: 'test/journeys',
  // One database, and journeys that write to it: one after the other.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  outputDir: journeysFolder('results'),
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(await browserPath()),
      args: ['--no-sandbox', '--headless=new', '--disable-gpu', '--disable-background-networking'],
    },
  },
  projects: [
    // Nobody is given an account: the journeys that act begin with the one that the first start gives.
    { name: 'first-administrator', testMatch: '*.setup.ts' },
    { name: 'journeys', testMatch: '*.journey.ts', dependencies: ['first-administrator'] },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://127.0.0.1:${port}/api/catalog`,
    timeout: 180_000,
    env: { PORT: String(port), VIGIA_DATA: dataDir },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
