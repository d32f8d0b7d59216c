import { expect, type Page, test } from '@playwright/test';
import { ADMINISTRATOR, ADMINISTRATOR_STATE } from './people.ts';

test.use({ storageState: ADMINISTRATOR_STATE });

const HEADER =
  'Ubigeo que gobierna,Ubigeo al que sirve,Municipalidad,Nombre corto,Cantidad de serenos,Fecha del conteo';

async function upload(page: Page, rows: readonly string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name: 'Serenos.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([HEADER, ...rows].join('\r\n')),
  });
  await page.getByLabel('Fuente').fill('Municipalidad Distrital de Miraflores, prueba');
  await page.getByLabel('Fecha de corte').fill('2026-05-31');
  await page.getByLabel('Fecha de publicación').fill('2026-06-01');
  await page.getByRole('button', { name: 'Revisar antes de guardar' }).click();
}

test.describe('a template filled with a mistake', () => {
  test('shows each error by sheet, row and column, keeps the good rows, and then takes the corrected file', async ({
    page,
  }) => {
    await page.goto('/t/150122/s/serenos/cargar');
    await expect(page.getByRole('link', { name: 'Plantilla vacía' })).toHaveAttribute(
      'href',
      '/api/templates/serenos.xlsx',
    );
    await upload(page, ['150122,150122,Municipalidad Distrital de Miraflores,Miraflores,muchos,31/05/2026']);
    const problem = page.getByRole('row', { name: /Cantidad de serenos/ });
    await expect(problem).toContainText('«muchos» no es un número');
    await expect(problem).toContainText('not-a-number');
    await expect(problem.getByRole('cell').nth(1)).toHaveText('2');
    await expect(page.getByRole('button', { name: /Guardar las filas buenas/ })).toBeDisabled();
    await page.getByRole('button', { name: 'Elegir otro archivo' }).click();
    await upload(page, ['150122,150122,Municipalidad Distrital de Miraflores,Miraflores,"1,250",31/05/2026']);
    await page.getByRole('button', { name: 'Confirmar y guardar' }).click();
    await expect(page.getByRole('heading', { name: 'Guardado' })).toBeVisible();
    await page.getByRole('link', { name: 'Ver la sección' }).click();
    await expect(page.locator('.v-figure', { hasText: /^1,250$/ }).first()).toBeVisible();
  });
});

test.describe('a row that nobody will mend', () => {
  test('is discarded with its reason, where it would be mended, and stays to be read', async ({ page }) => {
    await page.goto('/t/150131/s/serenos/cargar');
    await upload(page, [
      '150131,150131,Municipalidad Distrital de San Isidro,San Isidro,400,31/05/2026',
      '150140,150140,Municipalidad Distrital de Santiago de Surco,Surco,muchos,31/05/2026',
    ]);
    await page.getByRole('button', { name: 'Guardar las filas buenas' }).click();
    await expect(page.getByRole('heading', { name: 'Guardado' })).toBeVisible();
    await page.goto('/t/150131/s/serenos');
    await page.getByRole('button', { name: '1 fila por corregir' }).click();
    await page.getByRole('button', { name: /^Descartar: Hoja «Serenos», fila 3/ }).click();
    await page.getByLabel('Motivo').fill('Es de otro distrito');
    await page.getByRole('button', { name: 'Descartar la fila' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('la edición está completa');
    await expect(dialog.getByRole('list').last()).toContainText(`Es de otro distrito — ${ADMINISTRATOR.name}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: '1 fila descartada' })).toBeVisible();
  });
});
