import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ADMINISTRATOR, ADMINISTRATOR_STATE, invite, makeAccount, VISITOR_STATE } from './people.ts';

test.use({ storageState: ADMINISTRATOR_STATE });

test.describe('the personal data of an account', () => {
  const person = { name: 'Cuenta de prueba que cesa', email: 'cesa@prueba.invalid' };

  test('are masked, shown for a reason, and erased for a reason', async ({ page, browser, baseURL }) => {
    const role = 'Gerente de serenazgo';
    const link = await invite(page, { email: person.email, place: '070101', option: /^Callao \(070101\)/, role });
    const context = await browser.newContext({
      storageState: VISITOR_STATE,
      locale: 'es-PE',
      ...(baseURL && { baseURL }),
    });
    await makeAccount(await context.newPage(), link, person);
    await context.close();

    await page.goto('/cuentas');
    const card = page.getByRole('region', { name: person.name });
    await expect(card.getByText('c••••@prueba.invalid')).toBeVisible();
    await card.getByRole('button', { name: `Ver correo de ${person.name}` }).click();
    const asked = card.getByRole('form', { name: `Ver correo de ${person.name}` });
    await expect(asked.getByLabel('Motivo')).toBeFocused();
    await expect(asked.getByRole('button', { name: 'Ver correo' })).toBeDisabled();
    await asked.getByLabel('Motivo').fill('Citarla a una reunión de prueba');
    await asked.getByRole('button', { name: 'Ver correo' }).click();
    await expect(card.getByText(person.email)).toBeVisible();
    await page.reload();
    await expect(card.getByText('c••••@prueba.invalid')).toBeVisible();

    const own = page.getByRole('region', { name: ADMINISTRATOR.name, exact: true });
    await expect(own).toBeVisible();
    await expect(own.getByRole('button', { name: 'Suprimir' })).toHaveCount(0);

    await card.getByRole('button', { name: `Suprimir la cuenta de ${person.name}` }).click();
    const erasure = card.getByRole('form', { name: `Suprimir la cuenta de ${person.name}` });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
    await erasure.getByLabel('Motivo').fill('Cesó en el cargo de prueba');
    await erasure.getByRole('button', { name: 'Suprimir para siempre' }).click();
    await expect(card).toHaveCount(0);

    await page.goto('/registro');
    await expect(page.getByText('Cesó en el cargo de prueba').first()).toBeVisible();
    await expect(page.getByText('Citarla a una reunión de prueba').first()).toBeVisible();

    const act = page.getByRole('listitem').filter({ hasText: 'Cesó en el cargo de prueba' }).first();
    await expect(act.getByText('Desde 127.0.•.•')).toBeVisible();
    await act.getByRole('button', { name: /^Ver desde dónde se hizo el acto/ }).click();
    await act.getByLabel('Motivo').fill('Seguir un acceso de prueba');
    await act.getByRole('button', { name: 'Ver dirección' }).click();
    await expect(act.getByText('Desde 127.0.0.1')).toBeVisible();
  });
});
