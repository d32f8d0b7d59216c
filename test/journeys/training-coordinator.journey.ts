// A training event from its planning to a certificate that a visitor verifies. Everybody in it is made up.
import { type Browser, expect, type Page, test } from '@playwright/test';
import { ADMINISTRATOR_STATE, invite, makeAccount, VISITOR_STATE } from './people.ts';

const PHONE = { width: 390, height: 844 };

async function visitorPage(
  browser: Browser,
  baseURL: string | undefined,
  viewport = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({
    storageState: VISITOR_STATE,
    locale: 'es-PE',
    viewport,
    ...(baseURL && { baseURL }),
  });
  return context.newPage();
}

/** The page never scrolls sideways. */
async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(
    0,
  );
}

function dayAgo(days: number): string {
  return new Date(Date.now() - 5 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
}

test.describe('a training coordinator', () => {
  test.use({ storageState: ADMINISTRATOR_STATE });

  test('plans an event, enrols, records attendance on a phone, closes and certifies; a visitor verifies', async ({
    page,
    browser,
    baseURL,
  }) => {
    const link = await invite(page, {
      email: 'capacitacion@prueba.invalid',
      place: '07',
      option: /^Callao \(07\)/,
      role: 'Coordinador de centro de capacitación',
    });
    const hers = await visitorPage(browser, baseURL);
    await makeAccount(hers, link, { name: 'Coordinación de prueba', email: 'capacitacion@prueba.invalid' });

    await hers.goto('/t/07/capacitacion');
    await hers.getByRole('link', { name: 'Programar evento' }).click();
    const form = hers.getByRole('form', { name: 'Evento' });
    await form.getByLabel('Nombre del evento').fill('Taller de prueba del clasificador');
    await form.getByRole('combobox', { name: 'Tema' }).fill('Clasificador');
    await hers.getByRole('option', { name: 'Clasificador de ocurrencias' }).click();
    await form.getByLabel('Primer día').fill(dayAgo(1));
    await form.getByLabel('Último día').fill(dayAgo(2));
    await form.getByLabel('Horas académicas').fill('6');
    await form.getByRole('combobox', { name: 'Organiza' }).fill('Secretaría técnica del CORESEC Callao');
    await form.getByLabel('Lugar o sala virtual').fill('Sede regional');
    await form.getByLabel('Aforo').fill('3');
    await form.getByRole('checkbox', { name: 'Responsable de secretaría técnica' }).check();
    await form.getByRole('button', { name: 'Programar' }).click();
    await expect(form.getByRole('alert')).toContainText('event-ends-before-start');
    await form.getByLabel('Último día').fill(dayAgo(1));
    await form.getByRole('button', { name: 'Programar' }).click();
    await expect(hers.getByRole('heading', { level: 1, name: 'Taller de prueba del clasificador' })).toBeVisible();

    const enrol = hers.getByRole('form', { name: 'Inscribir a una persona' });
    await enrol.getByLabel('Nombres y apellidos').fill('Participante de prueba Uno');
    await enrol.getByLabel('Número').fill('00000201');
    await enrol.getByLabel('Ubigeo donde sirve').fill('070105');
    await enrol.getByRole('button', { name: 'Inscribir' }).click();
    await expect(hers.getByRole('cell', { name: /Participante de prueba Uno/ })).toContainText('DNI 0•••••01');
    await enrol.getByLabel('Nombres y apellidos').fill('Participante de prueba Uno');
    await enrol.getByLabel('Número').fill('00000201');
    await enrol.getByRole('button', { name: 'Inscribir' }).click();
    await expect(enrol.getByRole('alert')).toContainText('duplicated-participant');

    const list = hers.getByRole('form', { name: 'Inscribir una lista' });
    await hers.locator('input[type=file][accept=".xlsx,.ods,.csv"]').setInputFiles({
      name: 'Participantes.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Nombres y apellidos,Documento,Número,Cargo,Ubigeo donde sirve\n' +
          'Participante de prueba Dos,DNI,00000202,Sereno municipal,070101\n' +
          'Participante de prueba Tres,DNI,12,Sereno municipal,070101\n',
      ),
    });
    await list.getByRole('button', { name: 'Revisar la lista' }).click();
    await expect(list.getByText('Fila 3, Número: El DNI tiene 8 dígitos.')).toBeVisible();
    await list.getByRole('button', { name: 'Inscribir a 1 persona' }).click();
    await expect(hers.getByRole('cell', { name: /Participante de prueba Dos/ })).toBeVisible();

    await hers.setViewportSize(PHONE);
    await hers.getByText('Asistencia', { exact: true }).first().click();
    const roll = hers.getByRole('form', { name: 'Asistencia' });
    await roll.getByRole('checkbox', { name: 'Participante de prueba Uno' }).check();
    await roll.getByRole('button', { name: 'Guardar asistencia' }).click();
    await expect(roll.getByText('asistieron 1 de 2')).toBeVisible();
    await expectFits(hers);
    await hers.getByText('Evaluación', { exact: true }).first().click();
    const marks = hers.getByRole('form', { name: 'Evaluación' });
    await marks.getByLabel('Nota de Participante de prueba Uno').fill('16');
    await marks.getByLabel('5, muy satisfecho').fill('1');
    await marks.getByRole('button', { name: 'Guardar evaluación' }).click();
    await expect(marks.getByText('Evaluación guardada.')).toBeVisible();
    await expectFits(hers);

    await hers.setViewportSize({ width: 1440, height: 900 });
    await hers.getByRole('button', { name: 'Cerrar el evento' }).click();
    await hers.getByRole('button', { name: 'Emitir 1 certificado' }).click();
    await expect(hers.getByText('Se emitió 1 certificado.')).toBeVisible();
    await expect(hers.getByRole('cell', { name: 'No asistió ningún día.' })).toBeVisible();
    const [download] = await Promise.all([
      hers.waitForEvent('download'),
      hers.getByRole('link', { name: 'PDF de Participante de prueba Uno' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^certificado-.*\.pdf$/);
    const code = (await hers.locator('.v-certificate-code').first().textContent()) ?? '';

    const visitor = await visitorPage(browser, baseURL, PHONE);
    await visitor.goto('/certificado');
    await visitor.getByLabel('Código del certificado').fill(code.toLowerCase());
    await visitor.getByRole('button', { name: 'Verificar' }).click();
    const result = visitor.getByRole('region', { name: 'Resultado' });
    await expect(result).toContainText('Válido');
    await expect(result).toContainText('P. P. U.');
    await expect(result).not.toContainText('Participante');
    await result.getByLabel('¿Es de esta persona?').fill('Participante de Prueba uno');
    await result.getByRole('button', { name: 'Comprobar' }).click();
    await expect(result.getByText('El nombre coincide.')).toBeVisible();
    await expectFits(visitor);

    await hers.getByRole('button', { name: 'Revocar el de Participante de prueba Uno' }).click();
    await hers.getByLabel('Motivo').fill('Emitido a otra persona');
    await hers.getByRole('button', { name: 'Revocar', exact: true }).click();
    await expect(hers.getByText(/Revocado el .*: Emitido a otra persona/)).toBeVisible();
    await visitor.reload();
    await expect(result).toContainText('Revocado el');
    await expect(result).not.toContainText('Emitido a otra persona');
    await visitor.goto('/certificado/0000-0000-0000-0000-0000');
    await expect(result).toContainText('Desconocido');
  });

  test('declares a year complete: the sum of the detail takes the place of what the edition says', async ({ page }) => {
    const year = dayAgo(1).slice(0, 4);
    await page.goto('/t/07/capacitacion');
    const row = page.getByRole('row', { name: new RegExp(`^${year} `) });
    await expect(row).toContainText('1 en 1 evento');
    await row.getByRole('button', { name: `Declarar completo ${year}` }).click();
    await page.getByLabel('Motivo').fill('Registro de prueba');
    await page.getByRole('button', { name: 'Declarar completo', exact: true }).click();
    await expect(row).toContainText('El detalle, declarado completo');
    await expect(page.getByRole('row', { name: /^2024 272/ })).toContainText('La edición');
    await page.getByRole('link', { name: '← Capacitación en el briefing' }).click();
    await expect(page.getByText(`1 en ${year}`).first()).toBeVisible();
  });

  test('keeps a group that the edition prints without typing it again, and only who may sees its merits', async ({
    page,
    browser,
    baseURL,
  }) => {
    await page.goto('/t/07/capacitacion/centros');
    await page.getByRole('button', { name: /^Llevar Centro de capacitación/ }).click();
    await page.getByRole('button', { name: 'Llevar el grupo 01 de la edición' }).click();
    await page.getByRole('link', { name: /^Grupo 01 del Centro/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Grupo 01/ })).toBeVisible();
    await expect(page.getByText('del 08/11/2024 al 13/12/2024', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Cuadro de méritos' })).toBeVisible();
    const visitor = await visitorPage(browser, baseURL, PHONE);
    await visitor.goto(page.url());
    await expect(visitor.getByText('Quiénes participan solo lo ve')).toBeVisible();
    await expect(visitor.getByRole('heading', { name: 'Cuadro de méritos' })).toHaveCount(0);
    await expectFits(visitor);
  });
});
