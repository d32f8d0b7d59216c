// The people of the journeys: how each comes in, as a person does.
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { journeysFolder } from './folder.ts';

const root = join(import.meta.dirname, '../..');

/** Where the first administrator's cookies are kept for the journeys that act as them. */
export const ADMINISTRATOR_STATE = join(journeysFolder('people'), 'administrator.json');

export const VISITOR_STATE = { cookies: [], origins: [] };

export const PASSWORD = 'una contraseña larga de prueba';

export const ADMINISTRATOR = { name: 'Cuenta de prueba', email: 'administracion@prueba.invalid' };

/** On the machine where the program runs, as whoever owns it. */
export async function vigia(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, VIGIA_DATA: journeysFolder('data') };
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'scripts/vigia.mjs'), ...args], { env });
  return stdout.trim();
}

interface Person {
  readonly name: string;
  readonly email: string;
}

/** Opens the one-time link and makes the account; it ends signed in, at the first page. */
export async function makeAccount(page: Page, link: string, { name, email }: Person): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Nombre y apellidos').fill(name);
  const address = page.getByRole('textbox', { name: 'Correo' });
  if (await address.isEditable()) await address.fill(email);
  await expect(address).toHaveValue(email);
  await page.getByLabel('Contraseña nueva', { exact: false }).fill(PASSWORD);
  await page.getByLabel('Repita la contraseña').fill(PASSWORD);
  await page.getByRole('button', { name: 'Crear la cuenta e ingresar' }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await expect(accountButton(page, name)).toBeVisible();
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  if (!page.url().includes('/ingresar')) await page.goto('/ingresar');
  await page.getByRole('textbox', { name: 'Correo' }).fill(email);
  await page.getByLabel('Contraseña', { exact: false }).first().fill(password);
  await page.getByRole('button', { name: 'Ingresar', exact: true }).click();
}

export async function signOut(page: Page, name: string): Promise<void> {
  await accountButton(page, name).click();
  await page.getByRole('menuitem', { name: 'Salir' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Ingresar' })).toBeVisible();
}

export function accountButton(page: Page, name: string) {
  return page.getByRole('button', { name: `Cuenta de ${name}`, exact: true });
}

interface Invited {
  readonly email: string;
  /** As it is looked for, and as it is offered. */
  readonly place: string;
  readonly option: RegExp;
  readonly role: string;
}

/** Answers the link, which is shown once. */
export async function invite(page: Page, { email, place, option, role }: Invited): Promise<string> {
  await page.goto('/cuentas');
  const form = page.getByRole('form', { name: 'Invitar a una persona' });
  await form.getByRole('textbox', { name: 'Correo' }).fill(email);
  await form.getByRole('combobox', { name: 'Territorio' }).fill(place);
  await page.getByRole('option', { name: option }).click();
  await form.getByLabel('Rol').selectOption({ label: role });
  await form.getByRole('button', { name: 'Invitar' }).click();
  const link = form.getByRole('textbox', { name: 'Enlace' });
  await expect(link).toHaveValue(/\/invitacion\?enlace=/);
  return link.inputValue();
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an application of codes shows at that moment (RFC 6238). */
export function totpCode(secret: string, now: Date): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
