import { type Browser, expect, type Page, test } from '@playwright/test';
import {
  accountButton,
  ADMINISTRATOR,
  ADMINISTRATOR_STATE,
  invite,
  makeAccount,
  PASSWORD,
  signIn,
  signOut,
  totpCode,
  vigia,
  VISITOR_STATE,
} from './people.ts';

/** Another person's browser. */
async function visitorPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    storageState: VISITOR_STATE,
    locale: 'es-PE',
    ...(baseURL && { baseURL }),
  });
  return context.newPage();
}

test.describe('an invited district secretary', () => {
  test.use({ storageState: ADMINISTRATOR_STATE });

  test('makes her account, keeps the rows of her district and is offered nothing elsewhere', async ({
    page,
    browser,
    baseURL,
  }) => {
    const person = { name: 'Cuenta de prueba del distrito', email: 'distrito@prueba.invalid' };
    const role = 'Secretario técnico del CODISEC';
    const link = await invite(page, { email: person.email, place: '070101', option: /^Callao \(070101\)/, role });

    const hers = await visitorPage(browser, baseURL);
    await hers.goto(link);
    await expect(hers.getByText(role, { exact: true })).toBeVisible();
    await makeAccount(hers, link, person);

    await hers.goto('/t/070101/s/serenos/datos');
    await hers.getByRole('button', { name: 'Agregar dato' }).click();
    const adding = hers.getByRole('dialog');
    await adding.getByLabel('Ubigeo que gobierna').fill('070101');
    await adding.getByLabel('Ubigeo al que sirve').fill('070101');
    await adding.getByLabel('Municipalidad').fill('Municipalidad Provincial del Callao');
    await adding.getByLabel('Nombre corto').fill('Callao');
    await adding.getByLabel('Cantidad de serenos').fill('81');
    await adding.getByLabel('Fecha del conteo').fill('2026-06-30');
    await adding.getByLabel('Fuente').fill('Padrón de prueba');
    await adding.getByLabel('Motivo').fill('Padrón nuevo de prueba');
    await adding.getByRole('button', { name: 'Agregar', exact: true }).click();
    await expect(adding).toBeHidden();

    await hers.getByRole('button', { name: 'Corregir' }).first().click();
    const dialog = hers.getByRole('dialog');
    await dialog.getByLabel('Cantidad de serenos').fill('82');
    await dialog.getByLabel('Motivo').fill('Recuento de prueba');
    await dialog.getByRole('button', { name: 'Guardar la corrección' }).click();
    await expect(dialog).toBeHidden();
    await expect(hers.getByRole('cell', { name: '82', exact: true }).first()).toBeVisible();

    await hers.goto('/t/070102/s/serenos/datos');
    await expect(hers.getByRole('button', { name: 'Historial' }).first()).toBeVisible();
    for (const name of ['Agregar dato', 'Corregir', 'Retirar'])
      await expect(hers.getByRole('button', { name, exact: true })).toHaveCount(0);
    await hers.goto('/t/0701/s/serenos/cargar');
    await expect(hers.getByRole('link', { name: 'Plantilla vacía' })).toBeVisible();
    await expect(hers.getByRole('button', { name: 'Revisar antes de guardar' })).toHaveCount(0);

    const refused = await hers.request.post('/api/sections/serenos/rows', {
      headers: { origin: new URL(hers.url()).origin },
      data: {
        territory: '0701',
        table: 'serenos-count',
        values: {
          governs: '070102',
          serves: '070102',
          municipality: 'Municipalidad Distrital de Bellavista',
          name: 'Bellavista',
          count: 80,
          countedOn: '2026-06-30',
        },
        source: 'Prueba',
        cutOff: '2026-06-30',
        reason: 'Prueba',
      },
    });
    expect([refused.status(), await refused.json()]).toMatchObject([403, { error: { code: 'not-allowed' } }]);
    await hers.goto('/cuentas');
    await expect(hers.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
    await expect(hers.getByRole('heading', { level: 2, name: ADMINISTRATOR.name, exact: true })).toHaveCount(0);
    await hers.context().close();

    await page.goto('/cuentas');
    const revoke = page.getByRole('button', { name: `Retirar a ${person.name} el rol ${role}` });
    await revoke.click();
    await page.getByRole('button', { name: `Confirmar: retirar a ${person.name} el rol ${role}` }).click();
    await expect(page.getByRole('heading', { level: 2, name: person.name })).toHaveCount(0);
  });
});

test.describe('an invited budget manager', () => {
  test.use({ storageState: ADMINISTRATOR_STATE });

  test('is offered the budget of the region, and nothing in the sections of others', async ({
    page,
    browser,
    baseURL,
  }) => {
    const person = { name: 'Cuenta de prueba del presupuesto', email: 'presupuesto@prueba.invalid' };
    const role = 'Responsable de planeamiento y presupuesto';
    const link = await invite(page, { email: person.email, place: '07', option: /^Callao \(07\)/, role });

    const theirs = await visitorPage(browser, baseURL);
    await makeAccount(theirs, link, person);
    await theirs.goto('/t/07/s/budget');
    await expect(theirs.getByRole('link', { name: 'Agregar dato' })).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'Adjuntar foto o PDF' })).toBeVisible();
    await theirs.goto('/t/07/s/serenos');
    await expect(theirs.getByRole('link', { name: 'Ver las filas' })).toBeVisible();
    await expect(theirs.getByRole('link', { name: 'Agregar dato' })).toHaveCount(0);
    await expect(theirs.getByRole('button', { name: 'Adjuntar foto o PDF' })).toHaveCount(0);
    await theirs.goto('/t/07/s/serenos/datos');
    await expect(theirs.getByRole('button', { name: 'Historial' }).first()).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'Corregir', exact: true })).toHaveCount(0);
    await theirs.context().close();
  });
});

test.describe('a visitor', () => {
  test('is told where to sign in, and comes back to the page', async ({ page }) => {
    await page.goto('/t/070105/s/serenos/datos');
    await expect(page.getByRole('button', { name: 'Corregir' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Ingrese para agregar o corregir datos' }).click();

    await signIn(page, ADMINISTRATOR.email, 'otra contraseña de prueba');
    await expect(page.getByRole('alert')).toContainText('El correo o la contraseña no son correctos.');
    await expect(page).toHaveURL(/\/ingresar/);

    await signIn(page, ADMINISTRATOR.email);
    await expect(page).toHaveURL(/\/t\/070105\/s\/serenos\/datos$/);
    await expect(page.getByRole('button', { name: 'Corregir' }).first()).toBeVisible();

    await signOut(page, ADMINISTRATOR.name);
    await page.goto('/t/070105/s/serenos/datos');
    await expect(page.getByRole('link', { name: 'Ingrese para agregar o corregir datos' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Corregir' })).toHaveCount(0);
  });

  test('who opens what needs an account signs in first', async ({ page }) => {
    await page.goto('/registro');
    await expect(page).toHaveURL(/\/ingresar\?volver=%2Fregistro/);
  });
});

test.describe('an account with a code', () => {
  test.use({ storageState: ADMINISTRATOR_STATE });

  test('turns it on, and signs in with it or with a backup code', async ({ page, browser, baseURL }) => {
    const person = { name: 'Cuenta de prueba con código', email: 'codigo@prueba.invalid' };
    const link = await invite(page, {
      email: person.email,
      place: 'Bellavista',
      option: /\(070102\)/,
      role: 'Auditor',
    });
    const theirs = await visitorPage(browser, baseURL);
    await makeAccount(theirs, link, person);

    await theirs.goto('/mi-cuenta');
    const section = theirs.getByRole('region', { name: 'Código al ingresar' });
    await section.getByRole('button', { name: 'Activar…' }).click();
    await section.getByLabel('Su contraseña', { exact: false }).first().fill(PASSWORD);
    await section.getByRole('button', { name: 'Continuar' }).click();
    await expect(section.getByRole('img', { name: /Código QR/ })).toBeVisible();
    const secret = (await section.locator('code').first().innerText()).trim();
    const backupCode = await section
      .getByRole('list', { name: 'Códigos de respaldo' })
      .locator('code')
      .first()
      .innerText();
    await section.getByLabel(/Código que muestra la aplicación/).fill(totpCode(secret, new Date()));
    await section.getByRole('button', { name: 'Activar el código' }).click();
    await expect(section.getByText(/Está activado/)).toBeVisible();
    await signOut(theirs, person.name);

    await signIn(theirs, person.email);
    await theirs.getByRole('textbox', { name: 'Código' }).fill('000000');
    await theirs.getByRole('button', { name: 'Continuar' }).click();
    await expect(theirs.getByRole('alert')).toContainText('El código no es correcto');
    await theirs.getByRole('textbox', { name: 'Código' }).fill(totpCode(secret, new Date()));
    await theirs.getByRole('button', { name: 'Continuar' }).click();
    await expect(accountButton(theirs, person.name)).toBeVisible();
    await signOut(theirs, person.name);

    await signIn(theirs, person.email);
    await theirs.getByRole('button', { name: 'Usar un código de respaldo' }).click();
    await theirs.getByRole('textbox', { name: 'Código de respaldo' }).fill(backupCode);
    await theirs.getByRole('button', { name: 'Continuar' }).click();
    await expect(accountButton(theirs, person.name)).toBeVisible();
    await theirs.context().close();
  });
});

test.describe('a passkey', () => {
  test.use({ storageState: ADMINISTRATOR_STATE });

  test('is added on this machine by its name, signs in without a password, and gives way to a link of the machine', async ({
    page,
    browser,
    baseURL,
  }) => {
    const person = { name: 'Cuenta de prueba con llave', email: 'llave@prueba.invalid' };
    const byName = (address: string): string => address.replace('127.0.0.1', 'localhost');
    const link = await invite(page, {
      email: person.email,
      place: 'Ventanilla',
      option: /\(070106\)/,
      role: 'Auditor',
    });
    const theirs = await visitorPage(browser, baseURL && byName(baseURL));
    const device = await theirs.context().newCDPSession(theirs);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await makeAccount(theirs, byName(link), person);

    await theirs.goto('/mi-cuenta');
    const section = theirs.getByRole('region', { name: 'Llaves de acceso' });
    await section.getByLabel('Nombre de la llave nueva').fill('Equipo de prueba');
    await section.getByRole('button', { name: 'Agregar llave' }).click();
    await expect(section.getByRole('listitem')).toContainText('Equipo de prueba');
    await signOut(theirs, person.name);

    await theirs.goto('/ingresar?volver=%2Fmi-cuenta');
    await theirs.getByRole('button', { name: 'Ingresar con una llave de acceso' }).click();
    await expect(theirs).toHaveURL(/\/mi-cuenta$/);
    await section.getByRole('button', { name: 'Quitar la llave «Equipo de prueba»' }).click();
    await expect(section.getByText('Su cuenta no tiene llaves de acceso.')).toBeVisible();

    await theirs.goto(byName(await vigia('user', 'reset-link', person.email)));
    const other = 'otra contraseña larga de prueba';
    await theirs.getByLabel('Contraseña nueva *').fill(other);
    await theirs.getByLabel('Repita la contraseña').fill(other);
    await theirs.getByRole('button', { name: 'Guardar la contraseña' }).click();
    await expect(theirs.getByText(/La contraseña quedó cambiada/)).toBeVisible();
    // Whoever sends a link to sign in does not choose another site to come back to.
    await theirs.goto('/ingresar?volver=https%3A%2F%2Fotro.invalid%2F');
    await signIn(theirs, person.email, other);
    await expect(theirs).toHaveURL((url) => url.pathname === '/' && url.hostname === 'localhost');
    await theirs.context().close();
  });
});
