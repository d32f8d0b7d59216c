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

  test('explores: one place, then its districts, then one crime, and takes the file of that', async ({ page }) => {
    await page.goto('/t/07/s/complaints');
    await page.getByRole('link', { name: 'Explorar denuncias' }).click();
    await page.getByLabel('Desde').fill('2025-01');
    await page.getByLabel('Hasta').fill('2025-03');
    await expect(page.locator('.v-takeaway')).toContainText('hay 8,004 registros en enero–marzo de 2025: −20.7%');
    await page.getByLabel('Lugares').selectOption({ label: 'Por distrito' });
    await expect(page.getByRole('row', { name: /Ventanilla/ })).toContainText('baja');
    await page.getByRole('combobox', { name: 'Solo estas modalidades' }).click();
    await page.getByRole('option', { name: 'Extorsión' }).click();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/modality=extorsion/);
    await expect(page.getByRole('heading', { level: 2 })).toContainText('Extorsión');
    await page
      .getByRole('row', { name: /Ventanilla/ })
      .locator('.v-figure')
      .first()
      .click();
    const proof = page.getByRole('dialog', { name: 'De dónde sale esta cifra' });
    await expect(proof.getByText('Fuente', { exact: true })).toBeVisible();
    await expect(proof.getByText(/línea \d+/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Descargar ▾/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines.filter((line) => line.includes('Extorsión')).length).toBeGreaterThan(4);
  });

  test('finds what is out of line, with its series', async ({ page }) => {
    await page.goto('/t/07/anomalias?month=2022-08');
    await expect(page.getByRole('row', { name: /La Punta/ }).first()).toContainText('por encima');
  });

  test('asks whether something worked, and is told first what could be seen', async ({ page }) => {
    await page.goto('/t/07/evaluacion');
    const choose = async (field: string, name: string): Promise<void> => {
      await page.getByRole('combobox', { name: field, exact: true }).fill(name);
      await page
        .getByRole('option', { name: new RegExp(`^${name}`) })
        .first()
        .click();
    };
    await choose('Dónde se intervino', 'Bellavista');
    await choose('Con qué se compara', 'La Perla');
    await page.getByLabel('Primer mes con la intervención').fill('2024-03');
    await page.getByRole('button', { name: 'Calcular' }).click();
    await expect(page.locator('.v-takeaway')).toContainText(/^Con estos conteos se vería un efecto de/);
  });
});
