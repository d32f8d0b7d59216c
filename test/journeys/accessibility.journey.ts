import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const PAGES: readonly (readonly [string, string])[] = [
  ['the first screen', '/'],
  ['a region', '/t/15'],
  ['a district', '/t/070101'],
  ['the briefing date', '/t/07?asOf=2025-04-07'],
  ['complaints', '/t/07/s/complaints?asOf=2025-04-07'],
  ['plans', '/t/07/s/pasc'],
  ['budget', '/t/07/s/budget'],
  ['Compromiso 5', '/t/07/s/compromiso5'],
  ['rows', '/t/07/s/serenos/datos'],
  ['a row to add', '/t/07/s/serenos/datos?agregar=1'],
  ['an import', '/t/07/s/serenos/cargar'],
  ['quality', '/t/07/calidad?asOf=2025-04-07'],
  ['the regions', '/regiones'],
  ['my district', '/mi-distrito'],
  ['a citizen’s page', '/t/070102/ciudadano'],
  ['data', '/datos'],
  ['method', '/metodo'],
  ['API', '/api-publica'],
  ['no such page', '/nada'],
];

for (const scheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${scheme}, ${viewport.width} pixels`, () => {
      test.use({ colorScheme: scheme, viewport });
      for (const [name, path] of PAGES) {
        test(`${name} has no serious accessibility violation and does not scroll sideways`, async ({ page }) => {
          await page.goto(path, { waitUntil: 'networkidle' });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
          expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
            0,
          );
        });
      }
    });
  }
}
