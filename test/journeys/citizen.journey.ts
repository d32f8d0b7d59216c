import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';

test.describe('the citizen', () => {
  test('finds the district in three lists and reads about it in plain words', async ({ page }) => {
    await page.goto('/mi-distrito');
    await page.getByLabel('Región', { exact: true }).selectOption({ label: 'Callao' });
    await page.getByLabel('Distrito', { exact: true }).selectOption({ label: 'Bellavista' });
    await expect(page.getByRole('heading', { level: 1, name: 'Bellavista' })).toBeVisible();
    for (const question of [/denuncias/i, /prometió/i, /serenos/i, /patrullajes/i, /Barrio Seguro/i, /comisarías/i]) {
      await expect(page.getByRole('heading', { level: 2, name: question })).toBeVisible();
    }
    await expect(page.getByRole('link', { name: '105' })).toHaveAttribute('href', 'tel:105');
    await expect(page.getByText('por cada mil habitantes')).toBeVisible();
  });

  test('is located without sending or keeping where', async ({ page, context }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: -77.1229, latitude: -11.8755 });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.goto('/mi-distrito');
    await page.getByRole('button', { name: 'Usar mi ubicación' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ventanilla' })).toBeVisible();
    expect(sent.filter((request) => request.includes('11.87') || request.includes('77.12'))).toEqual([]);
    expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain('11.87');
  });

  test('shares a picture with source and date', async ({ page }) => {
    await page.goto('/t/070102/ciudadano');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Compartir' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('vigia-bellavista.png');
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(20_000);
  });

  test('is told what nobody registered, and never a zero in its place', async ({ page }) => {
    await page.goto('/t/150101/ciudadano');
    await expect(page.getByText('Tu municipalidad no lo ha registrado.').first()).toBeVisible();
  });
});
