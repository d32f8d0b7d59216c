import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';

test.describe('the analyst', () => {
  test('sees where Callao stands among the regions and how that was computed', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Regiones', exact: true }).click();
    await expect(page.getByText(/Callao: .*lugar \d+ de \d+/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Cómo se calculó' })).toBeVisible();
    await page.locator('.v-regions-lead .v-figure').first().click();
    await expect(page.getByRole('dialog', { name: 'De dónde sale esta cifra' })).toBeVisible();
  });

  test('reads the change of extortion with its verdict, and its proof', async ({ page }) => {
    await page.goto('/t/07/s/complaints');
    const row = page.getByRole('row', { name: /Extorsión/ }).first();
    await expect(row).toContainText(/sube|concluyente/i);
    await row.locator('.v-figure').first().click();
    const proof = page.getByRole('dialog', { name: 'De dónde sale esta cifra' });
    await expect(proof.getByText('Fuente', { exact: true })).toBeVisible();
  });

  test('compares extortion among the regions, and proves the figure of another region', async ({ page }) => {
    await page.goto('/regiones');
    await page.getByRole('combobox', { name: 'Medida' }).click();
    await page.getByRole('option', { name: /extorsión/ }).click();
    await expect(page).toHaveURL(/medida=extortion/);
    const piura = page.getByRole('row', { name: /^Piura/ });
    await expect(piura).toContainText(/sube|baja|no concluyente/);
    await piura.locator('.v-figure').nth(1).click();
    const proof = page.getByRole('dialog', { name: 'De dónde sale esta cifra' });
    await expect(proof.getByText('Fuente', { exact: true })).toBeVisible();
  });

  test('takes the CSV of what is on screen, in the order on screen', async ({ page }) => {
    await page.goto('/regiones');
    await page.getByRole('button', { name: 'Región', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Descargar CSV/ }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).replace('\ufeff', '').trim().split('\r\n');
    expect(lines[0]).toMatch(/^Región,\d{4},\d{4},Cambio,Intervalo 95 %,Lectura$/);
    expect(lines[1]).toMatch(/^Amazonas,/);
    expect(lines.length).toBeGreaterThan(24);
  });
});
