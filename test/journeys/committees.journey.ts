import { type Browser, expect, type Page, test } from '@playwright/test';
import { ADMINISTRATOR_STATE, invite, makeAccount, VISITOR_STATE } from './people.ts';

test.use({ storageState: ADMINISTRATOR_STATE });

/** A PNG of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const today = new Date(Date.now() - 5 * 3_600_000).toISOString().slice(0, 10);
const addDays = (days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** The committee is followed from the first of the month before. */
const followedSince = `${addDays(-40).slice(0, 7)}-01`;

async function theirPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    storageState: VISITOR_STATE,
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    ...(baseURL && { baseURL }),
  });
  return context.newPage();
}

async function fits(page: Page): Promise<void> {
  const excess = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(excess, page.url()).toBeLessThanOrEqual(0);
}

/** A position and its titular. */
async function addMember(page: Page, position: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Agregar un cargo miembro' }).click();
  const seat = page.getByRole('form', { name: 'Agregar un cargo miembro' });
  await seat.getByLabel('Cargo').first().fill(position);
  await seat.getByLabel('Entidad').fill('Entidad de prueba');
  await seat.getByRole('button', { name: 'Agregar', exact: true }).click();
  await expect(seat).toBeHidden();
  await page.getByRole('button', { name: `Designar: ${position}`, exact: true }).click();
  const form = page.getByRole('form', { name: `Designar: ${position}` });
  await form.getByLabel('Nombre y apellidos').fill(name);
  await form.getByLabel('Resolución que lo designa').fill('RA 001 de prueba');
  await form.getByLabel('Desde').fill(followedSince);
  await form.getByRole('button', { name: 'Designar', exact: true }).click();
  await expect(form).toBeHidden();
}

/** Everybody comes but those that are said not to. */
async function recordAttendance(page: Page, absent: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /^(Registrar|Corregir) la asistencia$/ }).click();
  const form = page.getByRole('form', { name: 'Asistencia' });
  for (const position of absent) await form.getByLabel(position).selectOption({ label: 'No asistió' });
  await form.getByRole('button', { name: 'Guardar la asistencia' }).click();
  await expect(form).toBeHidden();
}

test.describe('the district secretary', () => {
  test('takes a session from its call to its sealed minutes, and carries its agreement over to the next one on a phone', async ({
    page,
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const person = { name: 'Secretaría técnica de prueba', email: 'codisec@prueba.invalid' };
    const role = 'Secretario técnico del CODISEC';
    const link = await invite(page, { email: person.email, place: 'La Punta', option: /\(070105\)/, role });
    const hers = await theirPage(browser, baseURL);
    await makeAccount(hers, link, person);

    await hers.goto('/t/070105/comites');
    await expect(hers.getByText('El CODISEC de La Punta no está registrado.')).toBeVisible();
    await hers.getByRole('button', { name: 'Registrar un comité' }).click();
    const registration = hers.getByRole('form', { name: 'Registrar un comité' });
    await registration.getByLabel('Norma o resolución que lo crea').fill('OM 001 de prueba');
    await registration.getByLabel('Sus sesiones se registran aquí desde').fill(followedSince);
    await registration.getByRole('button', { name: 'Registrar', exact: true }).click();
    await expect(hers.getByRole('heading', { level: 1, name: 'CODISEC La Punta' })).toBeVisible();
    await expect(hers.getByText(/supuesto de la plataforma/).first()).toBeVisible();
    const committee = hers.url();
    await addMember(hers, 'Alcaldía de prueba', 'Titular Uno');
    await addMember(hers, 'Comisaría de prueba', 'Titular Dos');
    await addMember(hers, 'Juntas de prueba', 'Titular Tres');
    await expect(hers.getByText(/3 miembros vigentes hoy; el quórum es de 2/)).toBeVisible();

    // A session that was held: yesterday, entered today.
    await hers.getByRole('button', { name: 'Convocar una sesión' }).click();
    const call = hers.getByRole('form', { name: 'Convocar una sesión' });
    await call.getByLabel('Fecha').fill(addDays(-1));
    await call.getByLabel('Lugar o sala virtual').fill('Salón municipal');
    await call.getByLabel('Punto 2 de la agenda').fill('Denuncias del trimestre');
    await call.getByRole('button', { name: 'Convocar', exact: true }).click();
    await expect(call.getByRole('alert')).toContainText('No se convoca para un día que ya pasó');
    // What she typed outlives the page.
    await hers.reload();
    await hers.getByRole('button', { name: 'Convocar una sesión' }).click();
    await expect(call.getByLabel('Punto 2 de la agenda')).toHaveValue('Denuncias del trimestre');
    await call.getByLabel('Ya se realizó: es un registro tardío').check();
    await call.getByLabel('Motivo del registro tardío').fill('Se registra al día siguiente');
    await call.getByRole('button', { name: 'Registrar la sesión' }).click();
    await expect(hers.getByRole('heading', { level: 1 })).toContainText(/^Primera sesión ordinaria de \d{4}$/);

    await recordAttendance(hers, ['Comisaría de prueba', 'Juntas de prueba']);
    await expect(hers.getByText(/No hay quórum: 1 de 3 miembros vigentes/)).toBeVisible();
    await expect(hers.getByText('Sin quórum, la sesión no puede acordar.')).toBeVisible();
    await expect(hers.getByRole('button', { name: 'Agregar un acuerdo' })).toHaveCount(0);
    await hers.getByRole('button', { name: 'Corregir la asistencia' }).click();
    const attendance = hers.getByRole('form', { name: 'Asistencia' });
    await attendance.getByLabel('Comisaría de prueba').selectOption({ label: 'Asistió el titular: Titular Dos' });
    await attendance.getByRole('button', { name: 'Guardar la asistencia' }).click();
    await expect(hers.getByText(/Hay quórum: 2 de 3 miembros vigentes/)).toBeVisible();

    await hers.getByRole('button', { name: 'Elegir las secciones mostradas' }).click();
    await hers.getByRole('checkbox', { name: 'Denuncias', exact: true }).check();
    await hers.getByRole('button', { name: 'Guardar las cifras de ese día' }).click();
    await expect(hers.getByText(/\d+ cifras, como se sabían el/)).toBeVisible();
    await hers.getByRole('button', { name: 'Agregar un acuerdo' }).click();
    const agreement = hers.getByRole('form', { name: 'Agregar un acuerdo' });
    await agreement.getByLabel('Acuerdo').fill('Iluminar el malecón de prueba');
    await agreement.getByLabel('Quién responde').fill('Gerencia de obras');
    await agreement.getByLabel('Plazo').fill(addDays(20));
    await agreement.getByRole('button', { name: 'Agregar', exact: true }).click();
    await expect(hers.getByText('1. Iluminar el malecón de prueba')).toBeVisible();

    await hers.getByRole('button', { name: 'Sellar el acta' }).click();
    const minutes = hers.getByRole('link', { name: 'Acta (PDF)' });
    await expect(minutes).toBeVisible();
    const document = await hers.request.get((await minutes.getAttribute('href')) ?? '');
    expect((await document.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(hers.getByRole('button', { name: 'Escribir el desarrollo' })).toHaveCount(0);
    await hers.getByRole('button', { name: 'Rectificar el acta' }).click();
    const rectification = hers.getByRole('form', { name: 'Rectificar el acta' });
    await rectification.getByLabel('2. Denuncias del trimestre').fill('Se expusieron las denuncias.');
    await rectification.getByLabel('Motivo').fill('Faltaba el desarrollo');
    await rectification.getByRole('button', { name: 'Sellar la rectificación' }).click();
    await expect(hers.getByRole('link', { name: 'Acta de rectificación, versión 2 (PDF)' })).toBeVisible();
    await hers.getByRole('button', { name: 'Publicar el acta' }).click();
    await expect(hers.getByText(/publicada el/)).toBeVisible();
    const session = hers.url();

    // A visitor reads the published minutes and follows the calendar, and no private name.
    const visitor = await theirPage(browser, baseURL);
    await visitor.goto(session);
    await expect(visitor.getByRole('link', { name: /versión 2 \(PDF\)/ })).toBeVisible();
    await expect(visitor.getByText('1. Iluminar el malecón de prueba')).toBeVisible();
    await expect(visitor.getByText('Titular Uno')).toHaveCount(0);
    const feed = await visitor.request.get(committee.replace(/\/t\/.*\/comites/, '/api/committees') + '/calendar.ics');
    expect(await feed.text()).toMatch(/SUMMARY:Primera sesión ordinaria/);
    await visitor.context().close();

    // The week says what is owed, and the next session is called on a phone.
    await hers.setViewportSize({ width: 390, height: 844 });
    await hers.goto('/t/070105/trabajo');
    await expect(hers.getByText(/CODISEC La Punta: sesión ordinaria de/).first()).toBeVisible();
    await fits(hers);
    await hers.goto(committee);
    await fits(hers);
    await hers.getByRole('button', { name: 'Convocar una sesión' }).click();
    await call.getByLabel('Lugar o sala virtual').fill('Salón municipal');
    await call.getByRole('button', { name: 'Convocar', exact: true }).click();
    await expect(hers.getByRole('heading', { level: 1 })).toContainText(/^Segunda sesión ordinaria de \d{4}$/);
    await recordAttendance(hers, []);
    const carried = hers.getByRole('listitem').filter({ hasText: 'Primera sesión ordinaria' });
    await expect(carried).toContainText('Iluminar el malecón de prueba');
    await expect(carried).toContainText('pendiente');
    await fits(hers);

    // Only what proves it closes it.
    await hers.goto(committee);
    await hers.getByRole('button', { name: 'Informar el acuerdo 1' }).click();
    const report = hers.getByRole('form', { name: 'Informar el acuerdo 1' });
    await report.getByLabel('Queda').selectOption({ label: 'Cumplido' });
    await report.getByLabel('Qué se hizo').fill('Obra terminada');
    await report.getByRole('button', { name: 'Informar', exact: true }).click();
    await expect(report.getByRole('alert')).toContainText('adjúntelo');
    await report
      .locator('input[type=file]')
      .setInputFiles({ name: 'obra.png', mimeType: 'image/png', buffer: PICTURE });
    await expect(report.getByRole('link', { name: 'obra.png' })).toBeVisible();
    await report.getByRole('button', { name: 'Informar', exact: true }).click();
    await expect(hers.getByText('Ninguno.', { exact: true })).toBeVisible();
    await hers.goto('/t/070105/comites/acuerdos?estado=done');
    await expect(hers.getByText('Obra terminada')).toBeVisible();
    await fits(hers);
    await hers.goto('/t/070105/comites/calendario');
    await expect(hers.getByRole('link', { name: /Segunda sesión ordinaria/ })).toBeVisible();
    await fits(hers);
    await hers.context().close();
  });
});
