import { expect, test } from '@playwright/test';
import { accountButton, ADMINISTRATOR, ADMINISTRATOR_STATE, makeAccount, signIn, signOut, vigia } from './people.ts';

test('who installs it opens the one-time link, makes the first account and administers', async ({ page }) => {
  const link = await vigia('user', 'first-link');
  await page.goto(link);
  await expect(page.getByText('Administrador de la DGSC', { exact: true })).toBeVisible();
  await makeAccount(page, link, ADMINISTRATOR);

  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('El enlace ya se usó');
  await expect(vigia('user', 'first-link')).rejects.toThrow('has-administrator');

  await signOut(page, ADMINISTRATOR.name);
  await signIn(page, ADMINISTRATOR.email);
  await accountButton(page, ADMINISTRATOR.name).click();
  await page.getByRole('menuitem', { name: 'Cuentas' }).click();
  await expect(page.getByRole('heading', { level: 2, name: ADMINISTRATOR.name })).toBeVisible();
  await page.context().storageState({ path: ADMINISTRATOR_STATE });
});
