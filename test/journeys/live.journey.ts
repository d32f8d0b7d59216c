import { expect, test } from '@playwright/test';
import type { SectionRows } from '#modules/sources/index.ts';
import { ADMINISTRATOR_STATE, VISITOR_STATE } from './people.ts';

test.use({ storageState: ADMINISTRATOR_STATE });

test('a page that a visitor looks at is asked again when somebody corrects what it shows', async ({
  page,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ storageState: VISITOR_STATE, ...(baseURL && { baseURL }) });
  const visitor = await context.newPage();
  const listening = visitor.waitForResponse((response) => response.url().includes('/api/changes?territory=07'));
  await visitor.goto('/t/07/s/serenos');
  await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await listening).status()).toBe(200);

  const again = visitor.waitForResponse((response) => response.url().includes('/api/sections/serenos?'));
  const rows = await page.request.get('/api/sections/serenos/rows?territory=07');
  const [table] = ((await rows.json()) as SectionRows).tables;
  const { id, revision } = table?.records[0] ?? { id: 0, revision: 0 };
  // Only its revision: no figure of other journeys moves.
  const data = { revision, values: {}, reason: 'Prueba de avisos' };
  const corrected = await page.request.patch(`/api/rows/${id}`, { data });
  expect(corrected.status(), await corrected.text()).toBe(200);
  expect((await again).status()).toBe(200);
  await context.close();
});
