// A promoter of the strategy, on two phones, where the network comes and goes.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { ADMINISTRATOR_STATE, invite, makeAccount, signIn, VISITOR_STATE } from './people.ts';
import { pngOf } from '../support/pictures.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const PROMOTER = { name: 'Promotoría de la Comisaría La Perla', email: 'promotoria.perla@prueba.invalid' };

const SECRETARY = { name: 'Secretaría técnica del CODISEC La Perla', email: 'codisec.perla@prueba.invalid' };

/** Listens from the first line of each page for what its content policy refuses. */
const LISTEN = `
  window.refusedByPolicy = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.refusedByPolicy.push([event.violatedDirective, event.blockedURI].join(' '));
  });
`;

interface Phone {
  readonly context: BrowserContext;
  /** Another one after it was closed. */
  page: Page;
}

async function newPhone(browser: Browser, baseURL: string | undefined): Promise<Phone> {
  const shared = {
    storageState: VISITOR_STATE,
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    ...(baseURL && { baseURL }),
  };
  const context = await browser.newContext({ ...PHONE, ...shared });
  const page = await context.newPage();
  await page.addInitScript(LISTEN);
  return { context, page };
}

const network = (page: Page) => page.locator('.f-network');

async function openField(page: Page): Promise<void> {
  await page.goto('/campo');
  await expect(network(page)).toContainText('Con conexión');
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
}

async function back(page: Page): Promise<void> {
  await page.getByRole('link', { name: '← Actividades' }).click();
}

test('a promoter logs an activity with the network cut, on two phones at once, and nothing is lost', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000);
  const desk = await browser.newContext({ storageState: ADMINISTRATOR_STATE, ...(baseURL && { baseURL }) });
  const link = await invite(await desk.newPage(), {
    email: PROMOTER.email,
    place: '070104',
    option: /^La Perla \(070104\)/,
    role: 'Promotor de la OPC',
  });
  const [one, other] = [await newPhone(browser, baseURL), await newPhone(browser, baseURL)];
  await makeAccount(one.page, link, PROMOTER);
  await openField(one.page);

  await test.step('without a network it opens, and what is written is kept through a crash', async () => {
    await one.context.setOffline(true);
    await one.page.reload();
    await expect(network(one.page)).toContainText('Sin conexión');
    await one.page.getByRole('button', { name: 'Nueva actividad' }).click();
    await expect(one.page.getByLabel('Barrio')).toHaveValue('070104-perla-baja');
    await one.page.getByLabel('Tipo de acción').selectOption({ label: 'Prevención de delitos' });
    await one.page.getByLabel('Actor').selectOption({ label: 'PNP' });
    await one.page.getByLabel('Lugar').fill('Losa deportiva');
    await one.page.getByRole('group', { name: 'Jóvenes' }).getByLabel('Mujeres').fill('12');
    await one.page.getByRole('group', { name: 'Jóvenes' }).getByLabel('Hombres').fill('8');
    await expect(one.page.getByText('Personas: 20')).toBeVisible();
    const { violations } = await new AxeBuilder({ page: one.page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await one.page.getByLabel('En la foto no se reconoce').check();
    await one.page.getByLabel('Agregar foto').setInputFiles({
      name: 'losa.png',
      mimeType: 'image/png',
      buffer: pngOf([]),
    });
    await expect(one.page.getByText('losa.jpg — guardada en este teléfono')).toBeVisible();
    await one.page.close();
    one.page = await one.context.newPage();
    await one.page.addInitScript(LISTEN);
    await one.page.goto('/campo');
    await one.page.getByRole('link', { name: /Perla Baja/ }).click();
    await expect(one.page.getByLabel('Lugar')).toHaveValue('Losa deportiva');
    await one.page.getByRole('button', { name: 'Registrar' }).click();
    await expect(one.page.getByText('Por enviar', { exact: true })).toBeVisible();
  });

  await test.step('with the network it is brought, once, with its photo', async () => {
    await one.context.setOffline(false);
    await expect(one.page.getByText('Registrada', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(one.page.getByText('losa.jpg')).toHaveCount(0, { timeout: 30_000 });
  });

  await test.step('two phones that do not hear of each other write the same field', async () => {
    await signIn(other.page, PROMOTER.email);
    await expect(other.page).toHaveURL((url) => url.pathname === '/');
    await openField(other.page);
    await other.page.getByRole('link', { name: /Perla Baja/ }).click();
    await expect(other.page.getByLabel('Lugar')).toHaveValue('Losa deportiva');
    await one.context.setOffline(true);
    await other.context.setOffline(true);
    await one.page.getByLabel('Lugar').fill('Parque central');
    await other.page.getByLabel('Lugar').fill('Mercado');
    await other.page.getByText('Más datos').click();
    await other.page.getByLabel('Qué se hizo').fill('Charla sobre el robo de celulares');
    await expect(other.page.getByText('Por enviar', { exact: true })).toBeVisible();
    await one.context.setOffline(false);
    await expect(one.page.getByText('Registrada', { exact: true })).toBeVisible({ timeout: 30_000 });
    await other.context.setOffline(false);
    const choice = other.page.getByRole('group', { name: 'Valores distintos: Lugar' });
    await expect(choice).toContainText('Parque central', { timeout: 30_000 });
    await expect(choice).toContainText('Mercado');
    await expect(other.page.getByLabel('Qué se hizo')).toHaveValue('Charla sobre el robo de celulares');
  });

  await test.step('both see both values, and one of them chooses', async () => {
    await back(one.page);
    await one.page.getByRole('button', { name: 'Enviar ahora' }).click();
    await expect(one.page.getByText('Valores distintos: elija')).toBeVisible({ timeout: 30_000 });
    await one.page.getByRole('link', { name: /Perla Baja/ }).click();
    const choice = one.page.getByRole('group', { name: 'Valores distintos: Lugar' });
    await expect(choice.getByRole('listitem')).toHaveCount(2);
    await choice.getByRole('listitem').filter({ hasText: 'Mercado' }).getByRole('button').click();
    await expect(choice).toHaveCount(0);
    await back(one.page);
    await one.page.getByRole('button', { name: 'Enviar ahora' }).click();
    await expect(one.page.getByText('Registrada', { exact: true })).toBeVisible({ timeout: 30_000 });
    await back(other.page);
    await other.page.getByRole('button', { name: 'Enviar ahora' }).click();
    await expect(other.page.getByText('Registrada', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(other.page.getByRole('link', { name: /Perla Baja/ })).toContainText('Mercado');
  });

  await test.step('who leaves lets nobody else read what is still on the phone', async () => {
    await other.context.setOffline(true);
    await other.page.getByRole('button', { name: 'Nueva actividad' }).click();
    await other.page.getByLabel('Lugar').fill('Casa comunal reservada');
    await expect(other.page.getByText('Por enviar', { exact: true })).toBeVisible();
    await back(other.page);
    other.page.once('dialog', (dialog) => void dialog.accept());
    await other.page.getByRole('button', { name: 'Salir' }).click();
    await expect(other.page.getByText('No hay conexión y nadie ha ingresado')).toBeVisible();
    expect(await other.page.evaluate<string>(EVERYTHING_KEPT)).not.toMatch(/reservada|vigia:own/);
    await other.context.setOffline(false);
    await expect(other.page.getByRole('link', { name: 'Ingresar' })).toBeVisible({ timeout: 30_000 });
    await other.page.getByRole('link', { name: 'Ingresar' }).click();
    await signIn(other.page, PROMOTER.email);
    await expect(other.page).toHaveURL((url) => url.pathname === '/campo');
    await expect(other.page.getByText('Casa comunal reservada')).toBeVisible({ timeout: 30_000 });
  });

  for (const { page } of [one, other]) expect(await page.evaluate<string[]>('window.refusedByPolicy')).toEqual([]);
});

/** As letters: what the browser holds for this site. */
const EVERYTHING_KEPT = `(async () => {
  const letters = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? new TextDecoder('latin1').decode(value)
    : typeof value === 'object' && value !== null ? Object.values(value).map(letters).join(' ') : String(value);
  const rows = await new Promise((resolve, reject) => {
    const request = indexedDB.open('vigia-campo');
    request.onerror = () => reject(request.error);
    request.onsuccess = async () => {
      const db = request.result;
      const all = await Promise.all([...db.objectStoreNames].map((name) => new Promise((done) => {
        const read = db.transaction(name).objectStore(name).getAll();
        read.onsuccess = () => done(read.result);
      })));
      db.close();
      resolve(all.flat());
    };
  });
  if (rows.length === 0) throw new Error('nothing is kept');
  return JSON.stringify(localStorage) + ' ' + rows.map(letters).join(' ');
})()`;

test('the secretary of the district validates what was brought, declares a month and sees it counted', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ storageState: ADMINISTRATOR_STATE, ...(baseURL && { baseURL }) });
  const link = await invite(await context.newPage(), {
    email: SECRETARY.email,
    place: '070104',
    option: /^La Perla \(070104\)/,
    role: 'Secretario técnico del CODISEC',
  });
  const { page } = await newPhone(browser, baseURL);
  await makeAccount(page, link, SECRETARY);

  await page.goto('/t/070104/barrios');
  await expect(page.getByRole('heading', { level: 1, name: 'Barrio Seguro: barrios' })).toBeVisible();
  await page.getByRole('link', { name: 'Actividades', exact: true }).click();
  await page.getByLabel('Estado').selectOption({ label: 'Registrada' });
  await page
    .getByRole('row', { name: /Perla Baja/ })
    .first()
    .getByRole('link')
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Actividad', exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Foto: losa/ })).toBeVisible();
  await page.getByRole('button', { name: 'Validar' }).click();
  await expect(page.getByText('Validada', { exact: true })).toBeVisible();

  await page.goto('/t/070104/barrios/070104-perla-baja');
  const january = page.getByRole('row', { name: /^01\// });
  await january.getByRole('button', { name: 'Declarar sin actividad' }).click();
  await expect(january).toContainText('sin actividad');
  await expect(page.getByText('no prueba que una cosa cause la otra')).toBeVisible();

  await page.goto('/t/070104/s/barrio-seguro');
  const detail = page.getByRole('region', { name: 'Barrio Seguro: lo declarado y el detalle' });
  await expect(detail).toContainText('1 actividad validada');
  await detail.locator('.v-figure').first().click();
  await expect(page.getByText('Mercado')).toBeVisible();
});
