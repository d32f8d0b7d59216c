import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ADMINISTRATOR_STATE } from './people.ts';

const FILE = join(import.meta.dirname, '../fixtures/mef-gasto-mensual-sintetico.csv');

const panel = (page: Page, id: string) => page.locator(`#${id}`);

async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
}

for (const [device, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['telephone', { width: 390, height: 844 }],
] as const) {
  test.describe(`the budget official, on a ${device}`, () => {
    test.use({ viewport });

    test('finds which municipality must speed up, and by how much for the goal that they choose', async ({ page }) => {
      await page.goto('/t/07/s/budget?asOf=2025-04-07');
      await page.getByRole('link', { name: 'Presupuesto a fondo' }).click();
      await page.goto('/t/07/presupuesto?asOf=2025-04-07');
      const who = panel(page, 'budget-who');
      await expect(who).toContainText(
        'Municipalidad Provincial del Callao debe acelerar: S/ 1.06 millones al mes para llegar a 90%',
      );
      await page.getByLabel('Meta a diciembre').fill('50');
      await expect(who).toContainText('S/ 0.53 millones al mes para llegar a 50%');
      expect(new URL(page.url()).searchParams.get('goal')).toBe('50');
      await who.locator('.v-takeaway .v-figure').first().click();
      const proof = page.getByRole('dialog', { name: 'De dónde sale esta cifra' });
      await expect(proof).toContainText('lo que falta ÷');
      await page.goBack();
      await expect(proof).toBeHidden();
      expect(await scrollsSideways(page)).toBe(false);
    });

    test('tells a citizen where each sol goes, and whoever checks what agrees with what', async ({ page }) => {
      await page.goto('/t/07/presupuesto?asOf=2025-04-07');
      await page.getByText('A dónde va cada sol', { exact: true }).first().click();
      await expect(panel(page, 'budget-sol')).toContainText('53 céntimos fueron a Patrullaje por sector');
      await expect(panel(page, 'budget-inhabitant')).toContainText('S/ 23.68 gastados por habitante');
      await page.getByText('De dónde sale', { exact: true }).first().click();
      const reconcile = panel(page, 'budget-reconcile');
      await expect(reconcile.getByRole('row', { name: /Productos, PIM de 2024/ })).toContainText('sin explicar');
      await expect(reconcile).toContainText('se ofrece, no se impone');
      expect(await scrollsSideways(page)).toBe(false);
    });
  });
}

test.describe("MEF's monthly file", () => {
  test.use({ storageState: ADMINISTRATOR_STATE });

  test('comes in, names who must speed up, and leads from a figure to its lines', async ({ page }) => {
    await page.goto('/t/04/s/budget/cargar');
    await page.locator('input[type=file]').setInputFiles(FILE);
    await page.getByLabel('Fuente').fill('Datos sintéticos de prueba');
    await page.getByLabel('Fecha de corte').fill('2025-06-30');
    await page.getByLabel('Fecha de publicación').fill('2025-07-15');
    await page.getByRole('button', { name: 'Revisar antes de guardar' }).click();
    await expect(page.getByText('Filas de otros programas, que no se guardan')).toBeVisible();
    await page.getByRole('button', { name: 'Confirmar y guardar' }).click();
    await expect(page.getByRole('heading', { name: 'Guardado' })).toBeVisible();
    await page.goto('/t/04/presupuesto');
    const who = panel(page, 'budget-who');
    await expect(who).toContainText('MUNICIPALIDAD SINTETICA DOS debe acelerar');
    await who.locator('.v-takeaway .v-figure').first().click();
    const proof = page.getByRole('dialog', { name: 'De dónde sale esta cifra' });
    await proof.getByText('PIM de MUNICIPALIDAD SINTETICA DOS').first().click();
    await expect(proof).toContainText(/línea \d+/);
    await page.goto('/t/04/presupuesto?para=auditoria');
    await expect(page.getByRole('heading', { name: 'Filas del archivo, 2025' })).toBeVisible();
    await expect(page.getByText(/Hoja 1 de \d+/)).toBeVisible();
  });
});
