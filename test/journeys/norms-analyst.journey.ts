import { expect, test } from '@playwright/test';
import { ADMINISTRATOR_STATE } from './people.ts';

test.use({ storageState: ADMINISTRATOR_STATE });

const NORM = 'DS-071-2025-IN';

test.describe('the analyst of norms', () => {
  test('changes a threshold by a new norm: sees what would move, and applies it', async ({ page }) => {
    await page.goto('/t/PE/normas/nueva');
    const form = page.getByRole('form', { name: 'Norma' });
    await form.getByLabel('Número').fill('71');
    await form.getByLabel('Año').fill('2025');
    await form.getByLabel('Siglas').fill('IN');
    await form.getByLabel('Emisor').fill('Ministerio del Interior');
    await form.getByLabel('Qué dispone').fill('Fija cada cuánto se cuentan los serenos (norma de prueba)');
    await form.getByRole('textbox', { name: 'Elaborada el' }).fill('2025-06-01');
    await form.getByRole('textbox', { name: 'Publicada el' }).fill('2025-05-01');
    await form.getByRole('button', { name: 'Registrar' }).click();
    await expect(form.getByRole('alert')).toContainText('art. 109');
    await form.getByRole('textbox', { name: 'Publicada el' }).fill('2025-07-01');
    await form.getByRole('button', { name: 'Registrar' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Decreto Supremo 071-2025-IN');
    expect(page.url()).toContain(`/normas/${NORM}`);

    await page.getByText('Registrar qué hace a otra').click();
    const relation = page.getByRole('form', { name: 'Registrar qué hace a otra' });
    await relation.getByLabel('A cuál').fill(NORM);
    await relation.getByRole('button', { name: 'Registrar relación' }).click();
    await expect(relation.getByRole('alert')).toContainText('no puede actuar sobre sí misma');
    await relation.getByLabel('A cuál').fill('DS-009-2022-IN');
    await relation.getByRole('button', { name: 'Registrar relación' }).click();
    await expect(page.getByRole('region', { name: 'Qué hace a otras, y qué le hacen' })).toContainText(
      'modifica D.S. 009-2022-IN',
    );

    await page.getByText('Proponer un nuevo valor por esta norma').click();
    const proposal = page.getByRole('form', { name: 'Proponer un nuevo valor' });
    await proposal.getByLabel('Umbral').selectOption('serenos.headcount-maximum-age');
    await proposal.getByLabel('Nuevo valor').fill('4000');
    await proposal.getByLabel('Artículo').fill('4');
    await proposal.getByRole('textbox', { name: 'Rige desde' }).fill('2025-06-30');
    await proposal.getByLabel('Dónde se leyó').fill('Prueba');
    await proposal.getByRole('button', { name: 'Guardar la propuesta' }).click();
    await expect(proposal.getByRole('alert')).toContainText('no vale hacia atrás');
    await proposal.getByRole('textbox', { name: 'Rige desde' }).fill('2025-07-02');
    await proposal.getByRole('button', { name: 'Guardar la propuesta' }).click();

    // It is the country's: it is rehearsed where the counts are.
    await page.goto('/t/07/normas/umbrales');
    const changes = page.getByRole('region', { name: 'Cambios propuestos' });
    await changes.getByRole('checkbox', { name: /Antigüedad máxima de un conteo.*4,000 días/ }).check();
    await expect(changes.getByRole('button', { name: 'Aplicar', exact: true })).toBeDisabled();
    await changes.getByRole('button', { name: 'Ensayar' }).click();
    const rehearsal = page.getByRole('region', { name: 'Ensayo', exact: true });
    await expect(rehearsal).toContainText('Pasan: dejan de observarse (1)');
    await expect(rehearsal).toContainText('El conteo de serenos es del trimestre que se informa');
    await expect(rehearsal).toContainText('Nada se guardó');

    await changes.getByRole('button', { name: 'Aplicar', exact: true }).click();
    const apply = page.getByRole('form', { name: 'Aplicar el cambio' });
    await apply.getByLabel('Motivo').fill('La norma de prueba lo fija');
    await apply.getByRole('button', { name: 'Aplicar el cambio' }).click();
    const inForce = page.getByRole('region', { name: /^Vigentes al/ });
    await expect(inForce.getByRole('row', { name: /Antigüedad máxima de un conteo/ })).toContainText('4,000 días');

    await page.goto('/t/07/s/serenos');
    const applied = page.getByRole('region', { name: 'Umbrales que se aplican aquí' });
    await expect(applied).toContainText('4,000 días');
    await expect(applied).toContainText('Decreto Supremo 071-2025-IN, art. 4');
    await page.goto(`/normas/${NORM}`);
    await expect(page.getByRole('region', { name: 'Qué depende de esta norma' })).toContainText('serenos-fresh');
  });

  test('owes what a norm obliges to, in the work of the week', async ({ page }) => {
    await page.goto('/t/07/normas/obligaciones');
    const form = page.getByRole('form', { name: 'Registrar una obligación' });
    await form.getByLabel('A qué obliga').fill('Remitir el conteo de serenos');
    await form.getByLabel('Norma que obliga').fill('LEY-31297');
    await form.getByLabel('Quién, como lo dice la norma').fill('Secretaría técnica del CORESEC');
    await form.getByLabel('Primer vencimiento').fill('2026-01-31');
    await form.getByRole('checkbox', { name: 'Administrador de la DGSC' }).check();
    await form.getByRole('button', { name: 'Registrar obligación' }).click();
    await page.goto('/t/07/trabajo');
    await page.getByRole('link', { name: 'Registrar cumplimiento' }).first().click();
    const fulfilment = page.getByRole('form', { name: 'Registrar cumplimiento' });
    await fulfilment.getByLabel('Qué se hizo').fill('Se remitió');
    await fulfilment.getByRole('button', { name: 'Registrar cumplimiento' }).click();
    await expect(page.getByRole('region', { name: 'Remitir el conteo de serenos' })).toContainText('Al día');
  });

  test('has the citations of a text looked at', async ({ page }) => {
    await page.goto('/t/07/normas/citas');
    await page.getByRole('textbox', { name: 'Texto' }).fill('La R.D. 008-2024-DGSC y la Ley 99999.');
    await page.getByRole('button', { name: 'Revisar', exact: true }).click();
    const found = page.getByRole('region', { name: 'Lo hallado' });
    await expect(found).toContainText('2 citas, 2 avisos');
    await expect(found).toContainText('008-2024-IN-DGSC');
  });
});
