import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ADMINISTRATOR_STATE } from './people.ts';

// Whoever may do everything sees every control.
test.use({ storageState: ADMINISTRATOR_STATE });

const PAGES: readonly (readonly [string, string])[] = [
  ['the first screen', '/'],
  ['a region', '/t/15'],
  ['a district', '/t/070101'],
  ['the briefing date', '/t/07?asOf=2025-04-07'],
  ['complaints', '/t/07/s/complaints?asOf=2025-04-07'],
  ['plans', '/t/07/s/pasc'],
  ['budget', '/t/07/s/budget'],
  ['Compromiso 5', '/t/07/s/compromiso5'],
  ['the explorer', '/t/07/explorar?by=district&from=2025-01&to=2025-03'],
  ['what is out of line', '/t/07/anomalias?month=2022-08'],
  ['an evaluation', '/t/07/evaluacion?treated=070101&control=070102&since=2024-03'],
  ['late registration', '/t/07/registro-tardio'],
  ['work', '/t/07/trabajo'],
  ['the follow-up of plans', '/t/07/planes?año=2026'],
  ['activities of plans', '/t/07/planes/actividades?año=2026'],
  ['rows', '/t/07/s/serenos/datos'],
  ['an import', '/t/07/s/serenos/cargar'],
  ['quality', '/t/07/calidad?asOf=2025-04-07'],
  ['committees', '/t/PE/comites'],
  ['the calendar of committees', '/t/07/comites/calendario'],
  ['agreements of committees', '/t/07/comites/acuerdos'],
  ['neighbourhoods', '/t/07/barrios'],
  ['activities of neighbourhoods', '/t/07/barrios/actividades'],
  ['a neighbourhood', '/t/07/barrios/070104-perla-baja'],
  ['training', '/t/07/capacitacion'],
  ['a training event to plan', '/t/07/capacitacion/nuevo'],
  ['training centres', '/t/07/capacitacion/centros'],
  ['a certificate to verify', '/certificado/0000-0000-0000-0000-0000'],
  ['the regions', '/regiones'],
  ['my district', '/mi-distrito'],
  ['a citizen’s page', '/t/070102/ciudadano'],
  ['data', '/datos'],
  ['method', '/metodo'],
  ['API', '/api-publica'],
  ['sign in', '/ingresar'],
  ['an invitation that is over', '/invitacion?enlace=un-enlace-de-prueba-que-ya-no-sirve'],
  ['a new password', '/clave-nueva?enlace=un-enlace-de-prueba'],
  ['a forgotten password', '/clave-olvidada'],
  ['my account', '/mi-cuenta'],
  ['accounts', '/cuentas'],
  ['the register of acts', '/registro'],
  ['no such page', '/nada'],
];

/** Colours are the same at both widths: the dark ones are looked at once. */
const VIEWPORTS = [
  { size: { width: 1440, height: 900 }, schemes: ['light', 'dark'] },
  { size: { width: 390, height: 844 }, schemes: ['light'] },
] as const;

for (const [name, path] of PAGES) {
  test(`${name} has no serious accessibility violation and never scrolls sideways`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    for (const { size, schemes } of VIEWPORTS) {
      await page.setViewportSize(size);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
        // A colour half-way between two schemes is nobody's contrast.
        await page.evaluate<unknown>(
          'Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))',
        );
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        const told = serious.map(({ id, nodes }) => `${size.width} ${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`);
        expect(told).toEqual([]);
      }
      const excess = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(excess, `${size.width} pixels`).toBeLessThanOrEqual(0);
    }
  });
}
