// A quarter of a plan from the district to the Ministry, each as who does it, on a desktop and on a phone.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { MATRIX_TABLE } from '#modules/plans/matrix/matrix-table.ts';
import { pngOf } from '../support/pictures.ts';
import { ADMINISTRATOR_STATE, invite, makeAccount, VISITOR_STATE } from './people.ts';

test.use({ storageState: ADMINISTRATOR_STATE });

interface Invited {
  readonly role: string;
  readonly place: string;
  readonly option: RegExp;
  readonly email: string;
}

const LABELS = MATRIX_TABLE.columns.map(({ label }) => label).join(';');
const matrixRow = (year: number, code: string, title: string, goals: readonly number[], guideline: string): string =>
  [
    year,
    code,
    title,
    'operativo',
    ...goals,
    guideline,
    1,
    'Gerencia de seguridad ciudadana',
    '',
    '',
    '',
    '',
    '',
    '',
  ].join(';');

const DEVICES = [
  {
    name: 'a desktop',
    viewport: { width: 1440, height: 900 },
    place: '070105',
    committee: 'CODISEC La Punta',
    option: /^La Punta \(070105\)/,
    search: 'La Punta',
  },
  {
    name: 'a phone',
    viewport: { width: 390, height: 844 },
    place: '070104',
    committee: 'CODISEC La Perla',
    option: /^La Perla \(070104\)/,
    search: 'La Perla',
  },
] as const;

for (const device of DEVICES) {
  test(`the secretary of a district closes a quarter with evidence on ${device.name}, and it goes up to the Ministry`, async ({
    page: ministry,
    browser,
    baseURL,
  }) => {
    test.setTimeout(150_000);
    const open = (who: Invited): Promise<Page> =>
      personOf(ministry, browser, { ...who, viewport: device.viewport }, baseURL);
    const secretary = await open({
      role: 'Secretario técnico del CODISEC',
      place: device.search,
      option: device.option,
      email: `plan-${device.place}@prueba.invalid`,
    });
    const province = await open({
      role: 'Secretario técnico del COPROSEC',
      place: '0701',
      option: /\(0701\)/,
      email: `plan-provincia-${device.place}@prueba.invalid`,
    });
    const region = await open({
      role: 'Secretario técnico del CORESEC',
      place: '07',
      option: /\(07\)/,
      email: `plan-region-${device.place}@prueba.invalid`,
    });

    await secretary.goto(`/t/${device.place}/planes?año=2026`);
    await secretary.getByRole('button', { name: 'Seguir este plan' }).click();
    await secretary.getByRole('link', { name: device.committee }).click();
    await expect(secretary.getByRole('list', { name: 'Prioridades' }).getByRole('listitem').first()).toBeVisible();
    await loadMatrix(secretary, device.place);

    await expectUsable(secretary);
    await secretary.getByRole('link', { name: /^2026-T1/ }).click();
    await report(secretary, '1', { executed: '12', proves: '5' });
    await report(secretary, '2', { executed: '1' });
    // Mean of 100% (capped from 120%) and 50%; of the evidence, 50% and nothing.
    await expect(secretary.getByLabel('Resumen del trimestre')).toContainText('75.0% (25.0% con sustento)');
    await secretary.getByRole('button', { name: 'Cerrar y sellar' }).click();
    await expect(secretary.getByLabel('Resumen del trimestre')).toContainText('cerrado, en revisión por la provincia');
    await expect(secretary.getByRole('button', { name: 'Informar 1' })).toBeHidden();
    const address = new URL(secretary.url()).pathname;

    await province.goto('/t/0701/trabajo');
    const owed = province.getByRole('listitem').filter({ hasText: `del plan del ${device.committee}` });
    await owed.getByRole('link', { name: 'Revisar' }).click();
    await expect(province).toHaveURL((url) => url.pathname === address);
    await province.getByLabel('Observación').fill('Falta el segundo taller');
    await province.getByRole('button', { name: 'Observar' }).click();
    await expect(province.getByLabel('Resumen del trimestre')).toContainText('observado');

    await secretary.reload();
    await expect(secretary.getByText('Falta el segundo taller')).toBeVisible();
    await secretary.getByRole('button', { name: 'Corregir el trimestre' }).click();
    await secretary.getByLabel('Motivo').fill('Se agrega el taller observado');
    await secretary.getByRole('button', { name: 'Abrir para corregir' }).click();
    await report(secretary, '2', { executed: '2' });
    await secretary.getByRole('button', { name: 'Cerrar y sellar' }).click();
    const change = secretary.getByRole('region', { name: 'Qué cambió en la versión 2' });
    await expect(change.getByRole('row', { name: /2 Taller de prueba.*ejecutado.*1.*2/ })).toBeVisible();

    for (const [above, next] of [
      [province, 'la región'],
      [region, 'el Ministerio'],
    ] as const) {
      await above.goto(address);
      await above.getByRole('button', { name: 'Aprobar' }).click();
      await expect(above.getByText(`La revisa ahora ${next}.`)).toBeVisible();
    }

    await ministry.setViewportSize(device.viewport);
    await ministry.goto(address);
    await ministry.getByRole('button', { name: 'Aprobar' }).click();
    await expect(ministry.getByLabel('Resumen del trimestre')).toContainText('aprobado');
    await ministry.goto('/t/PE/planes?año=2026');
    const callao = ministry.getByRole('region', { name: 'Avance por lugar' }).getByRole('row', { name: /^Callao/ });
    await expect(callao).toContainText('100.0%');
    for (const one of [secretary, ministry]) await expectUsable(one);

    // Whoever looks sees what was sealed, and from the figure of the briefing the quarters behind it.
    await ministry.goto('/t/07/s/pasc');
    await ministry.locator('[data-figure^="pasc.progress@07/2026-T1"]').first().click();
    const proof = ministry.getByRole('dialog', { name: 'De dónde sale esta cifra' });
    await expect(proof).toContainText(device.committee);
    for (const one of [secretary, province, region]) await one.context().close();
  });
}

/** In a browser of their own, on their own device. */
async function personOf(
  administrator: Page,
  browser: Browser,
  { email, role, place, option, viewport }: Invited & Pick<(typeof DEVICES)[number], 'viewport'>,
  baseURL: string | undefined,
): Promise<Page> {
  const link = await invite(administrator, { email, role, place, option });
  const context = await browser.newContext({
    storageState: VISITOR_STATE,
    locale: 'es-PE',
    viewport,
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  await makeAccount(page, link, { name: role, email });
  return page;
}

async function loadMatrix(page: Page, place: string): Promise<void> {
  const rows = [
    matrixRow(2026, '1', 'Patrullaje de prueba', [40, 10, 10, 10, 10], 'OP3.1'),
    matrixRow(2026, '2', 'Taller de prueba', [8, 2, 2, 2, 2], 'OP1.1'),
    matrixRow(2026, '3', 'Fila que no suma', [9, 2, 2, 2, 2], 'OP1.1'),
  ];
  const load = async (content: string): Promise<void> =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: `matriz-${place}.csv`, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await load([`MATRIZ;;;;METAS`, LABELS, ...rows].join('\n'));
  await expect(page.getByRole('alert')).toContainText('dos filas de encabezado');
  await load([LABELS, ...rows].join('\n'));
  await expect(page.getByRole('region', { name: 'Errores del archivo' })).toContainText(
    'no es la suma de sus trimestres',
  );
  await page.getByRole('button', { name: 'Guardar 2 actividades' }).click();
  await expect(page.getByRole('region', { name: 'Actividades', exact: true })).toContainText('Patrullaje de prueba');
  await expect(page.getByRole('region', { name: 'Filas con errores de la última carga' })).toContainText('Meta anual');
}

async function report(
  page: Page,
  code: string,
  { executed, proves }: { readonly executed: string; readonly proves?: string },
): Promise<void> {
  await page.getByRole('button', { name: `Informar ${code}`, exact: true }).click();
  const form = page.getByRole('form', { name: `Informar ${code}` });
  await form.getByRole('textbox', { name: /^Ejecutado/ }).fill(executed);
  if (proves !== undefined) {
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: 'acta.png', mimeType: 'image/png', buffer: pngOf([]) });
    await form.getByRole('textbox', { name: 'Cuánto prueba «acta.png»' }).fill(proves);
  }
  await form.getByRole('button', { name: 'Guardar el avance' }).click();
  await expect(form).toBeHidden();
}

/** No serious accessibility violation, and nothing that scrolls sideways. */
async function expectUsable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}
