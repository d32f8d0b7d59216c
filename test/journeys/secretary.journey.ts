import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { ADMINISTRATOR_STATE } from './people.ts';

test.use({ storageState: ADMINISTRATOR_STATE });

test.describe('the technical secretary', () => {
  test('finds who is failing Compromiso 5 and what proves it, in three clicks', async ({ page }) => {
    await page.goto('/t/07?asOf=2025-04-07');
    await page.getByRole('link', { name: 'Compromiso 5', exact: true }).click();
    const bellavista = page.getByRole('row', { name: /Bellavista/ }).first();
    await bellavista.locator('.v-cell-state.v-state-bad .v-figure').last().click();
    const proof = page.getByRole('dialog', { name: 'De dónde sale esta cifra' });
    await expect(proof.getByText('Fila de la fuente')).toBeVisible();
    await expect(proof.locator('mark').first()).toBeVisible();
    await page.goBack();
    await expect(proof).toBeHidden();
  });

  test('sees the briefing before taking it as PowerPoint, and what is still serious in it', async ({ page }) => {
    await page.goto('/t/07?asOf=2025-04-07');
    await page.getByRole('button', { name: /Descargar briefing/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Descargar briefing' });
    await expect(dialog.getByText(/observaci(ón grave|ones graves)/)).toBeVisible();
    await expect(dialog.locator('.v-thumb').first()).toBeVisible();
    const all = await dialog.locator('.v-thumb').count();
    await dialog.getByRole('checkbox', { name: 'Posterior al corte' }).uncheck();
    await expect.poll(() => dialog.locator('.v-thumb').count()).toBeLessThan(all);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: 'PowerPoint' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.pptx$/);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  test('corrects a row of her section, sees the figure move and the history keep both', async ({ page }) => {
    await page.goto('/t/070105/s/serenos/datos');
    await page.getByRole('button', { name: 'Corregir' }).first().click();
    const dialog = page.getByRole('dialog');
    const count = dialog.getByRole('textbox', { name: /[Ss]erenos/ }).first();
    await count.fill('91');
    await dialog.getByLabel('Motivo').fill('Recuento de prueba');
    await dialog.getByRole('button', { name: 'Guardar la corrección' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Historial' }).first().click();
    const history = page.getByRole('dialog');
    await expect(history.getByRole('listitem').filter({ hasText: 'Revisión 1' })).toContainText(
      'Motivo: Recuento de prueba',
    );
    await expect(history.getByRole('region', { name: 'Historial' })).toContainText('Motivo: Recuento de prueba');
    await page.goto('/t/070105/s/serenos');
    await expect(page.locator('.v-figure', { hasText: /^91$/ }).first()).toBeVisible();
  });
});
