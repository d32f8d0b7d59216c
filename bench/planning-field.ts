// Barrio Seguro at full size, and its field page on a slow phone: synthetic activities, and a browser held back.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import type pg from 'pg';
import { browserPath } from '../test/journeys/browser.ts';
import { absolute, type Measured, percentile, seconds } from './measure.ts';

const activityCount = 100_000;
const neighbourhoodCount = 500;
const turns = 60;
const listLimit = 150;

/** Validated, so that a visitor may list them. */
export async function insertSyntheticActivities(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO neighbourhood (id, territory, title, created_by)
       SELECT code || '-barrio-sintetico', code, 'Barrio sintético ' || code, 'banco'
       FROM territory WHERE length(code) = 6 ORDER BY code LIMIT $1`,
      [neighbourhoodCount],
    );
    await client.query(
      `INSERT INTO neighbourhood_activity (id, territory, neighbourhood_id, status, kind, actor, held_on, minutes, place,
         attendance_total, source, created_by)
       SELECT gen_random_uuid(), n.territory, n.id, 'validated',
         (ARRAY['riskFactors', 'organisation', 'prevention', 'publicSpaces', 'codisecSession', 'technicalSession'])[i % 6 + 1],
         (ARRAY['police', 'ally', 'sector', 'localGovernment', 'several'])[i % 5 + 1],
         date '2024-01-01' + i % 850, 60, 'Lugar sintético ' || i, i % 200, 'import', 'banco'
       FROM generate_series(1, $1::int) AS i
       JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS all_of FROM neighbourhood) AS n
         ON n.place = (i * 7) % n.all_of`,
      [activityCount],
    );
    await client.query('COMMIT');
    await client.query('ANALYZE neighbourhood, neighbourhood_activity');
  } finally {
    client.release();
  }
}

export async function activitiesAtFullSize(address: string): Promise<readonly Measured[]> {
  const kinds = ['riskFactors', 'organisation', 'prevention', 'publicSpaces'];
  const orders = ['newest', 'oldest', 'people'];
  const regions = ['01', '02', '03', '04', '05'];
  const questions: readonly (readonly [string, (turn: number) => string])[] = [
    ['all of the country, sorted', (turn) => `territory=PE&order=${orders[turn % 3]}&page=${(turn % 20) + 1}`],
    [
      'filtered by kind and days, sorted',
      (turn) => `kind=${kinds[turn % 4]}&from=2025-01-01&order=${orders[turn % 3]}`,
    ],
    [
      'filtered by region and actor, sorted',
      (turn) => `territory=${regions[turn % 5]}&actor=police&order=${orders[turn % 3]}`,
    ],
  ];
  const results: Measured[] = [];
  for (const [name, query] of questions) {
    const took: number[] = [];
    for (let turn = -4; turn < turns; turn += 1) {
      const time = await seconds(async () => {
        const response = await fetch(`${address}/api/activities?${query(turn + 4)}`);
        const text = await response.text();
        if (response.status !== 200) throw new Error(`${query(turn + 4)}: ${response.status} ${text.slice(0, 200)}`);
      });
      // The first ones warm the server.
      if (turn >= 0) took.push(time * 1000);
    }
    results.push(
      absolute(`${activityCount} neighbourhood activities ${name}, p95`, percentile(took, 0.95), 'ms', listLimit),
    );
  }
  return results;
}

const opens = 7;

/** A mid phone on a slow fourth-generation network: 1.6 Mbit/s, 150 ms, a processor four times slower. */
async function holdBack(page: Page, isOffline: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: isOffline,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** The page as somebody who signed in on this phone leaves it: what a device keeps, made up. */
const DEVICE = JSON.stringify({
  account: 'banco',
  name: 'Cuenta sintética',
  key: randomBytes(32).toString('base64'),
  today: '2026-06-01',
  territory: '070104',
  neighbourhoods: [
    {
      id: '070104-perla-baja',
      territory: '070104',
      title: 'Perla Baja',
      limits: null,
      startsOn: null,
      endsOn: null,
      months: {},
    },
  ],
});

async function newPhone(browser: Browser, address: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 390, height: 844 }, isMobile: true });
  await context.addInitScript(`localStorage.setItem('vigia:own:field', ${JSON.stringify(DEVICE)})`);
  return context;
}

async function usableAfter(page: Page): Promise<number> {
  return seconds(async () => {
    await page.goto('/campo', { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Nueva actividad' }).waitFor();
  });
}

export async function fieldPageOnSlowPhone(root: string, address: string): Promise<readonly Measured[]> {
  const browser = await chromium.launch({
    ...(await browserPath()),
    args: ['--no-sandbox', '--headless=new', '--disable-gpu'],
  });
  try {
    const cold: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const context = await newPhone(browser, address);
      const page = await context.newPage();
      await holdBack(page, false);
      cold.push(await usableAfter(page));
      await context.close();
    }
    const context = await newPhone(browser, address);
    const first = await context.newPage();
    await usableAfter(first);
    await first.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await first.waitForFunction('navigator.serviceWorker.controller !== null');
    for (let drafts = 0; drafts < 20; drafts += 1) {
      await first.getByRole('button', { name: 'Nueva actividad' }).click();
      await first.getByLabel('Lugar').fill(`Lugar sintético ${drafts}`);
      await first.getByRole('link', { name: '← Actividades' }).click();
    }
    await first.close();
    await context.setOffline(true);
    const offline: number[] = [];
    for (let turn = 0; turn < opens; turn += 1) {
      const page = await context.newPage();
      await holdBack(page, true);
      offline.push(await usableAfter(page));
      await page.close();
    }
    return [
      absolute(
        'field page with no network on a slow phone, 20 drafts, usable, worst of 7',
        Math.max(...offline),
        's',
        2,
      ),
      absolute('field page for the first time on a slow phone, usable, worst of 3', Math.max(...cold), 's', 5),
      absolute('its JavaScript, service worker and all, compressed', await compressedKilobytes(root), 'KB', 150),
    ];
  } finally {
    await browser.close();
  }
}

async function compressedKilobytes(root: string): Promise<number> {
  const folder = join(root, 'dist/web/campo');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(await readFile(join(folder, name)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}
