import { expect, test } from '@playwright/test';
import { ADMINISTRATOR_STATE } from './people.ts';

test.use({ storageState: ADMINISTRATOR_STATE });

const PAGES = [
  '/',
  '/t/15',
  '/t/070101',
  '/t/07?asOf=2025-04-07',
  '/t/07/s/profile',
  '/t/07/s/complaints?asOf=2025-04-07',
  '/t/07/s/policy',
  '/t/07/s/articulation',
  '/t/07/s/pasc',
  '/t/07/s/norms',
  '/t/07/s/training-centres',
  '/t/07/s/budget',
  '/t/07/s/compromiso5',
  '/t/07/s/barrio-seguro',
  '/t/07/barrios',
  '/t/07/barrios/actividades',
  '/t/07/barrios/070104-perla-baja',
  '/campo',
  '/t/07/s/serenos/datos',
  '/t/07/s/serenos/cargar',
  '/t/07/calidad?asOf=2025-04-07',
  '/t/PE/comites',
  '/t/07/comites/calendario',
  '/regiones',
  '/mi-distrito',
  '/t/070102/ciudadano',
  '/datos',
  '/metodo',
  '/api-publica',
  '/ingresar',
  '/clave-nueva?enlace=un-enlace-de-prueba',
  '/mi-cuenta',
  '/cuentas',
  '/nada',
];

/** Collected from the first line of the page on, whatever it is that the browser refuses. */
const LISTEN = `
  window.refusedByPolicy = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.refusedByPolicy.push([event.violatedDirective, event.blockedURI, event.sourceFile, event.sample].join(' '));
  });
`;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page of the ${colorScheme} theme asks for what its content policy refuses`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme });
    await page.addInitScript(LISTEN);
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 });
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 20_000 });
      // What a pointer brings up is markup too.
      const charts = page.locator('.v-chart-card svg');
      for (let index = 0; index < Math.min(2, await charts.count()); index += 1)
        await charts.nth(index).hover({ force: true });
      expect(await page.evaluate<string[]>('window.refusedByPolicy'), path).toEqual([]);
    }
  });
}

test('the policy refuses a style and a script that nobody of ours wrote', async ({ page }) => {
  await page.addInitScript(LISTEN);
  await page.goto('/');
  await page.evaluate(`{
    const box = document.createElement('div');
    box.innerHTML = '<p style="color:red"></p><style>p { color: red }</style><img src="x" onerror="window.ran = true">';
    document.body.append(box);
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
  }`);
  await expect.poll(() => page.evaluate<number>('window.refusedByPolicy.length')).toBeGreaterThanOrEqual(4);
  expect(await page.evaluate<boolean>('window.ran === true')).toBe(false);
});

test('two answers of a page have two nonces', async ({ request }) => {
  const nonces = await Promise.all(
    ['/', '/'].map(async (path) => {
      const answer = await request.get(path);
      const nonce = /nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
      expect(await answer.text()).toContain(`nonce="${nonce}"`);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(2);
  expect(nonces[0]).toMatch(/^[\w+/]{24}$/);
});
