// Who may do what, in Spanish, written from the policies themselves.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { permissions, plugs, workPlugs } from '#main/plugs.ts';
import {
  GIVING_RULES,
  type Permission,
  ROLE_CODES,
  ROLES,
  type RoleSpec,
  type TerritoryLevel,
} from '#modules/identity/index.ts';
import { inSection, SOURCES } from '#modules/sources/policy.ts';

const path = join(import.meta.dirname, '../docs/permissions.md');

const LEVELS: Readonly<Record<TerritoryLevel, string>> = {
  country: 'el país',
  region: 'una región',
  province: 'una provincia',
  district: 'un distrito',
};

const MODULES: Readonly<Record<string, string>> = {
  identity: 'Cuentas y roles',
  audit: 'Registro de actos',
  sources: 'Ediciones y filas',
  quality: 'Calidad',
  briefing: 'Briefing y trabajo de la semana',
  ...Object.fromEntries(workPlugs.map(({ name, title }) => [name, title])),
};

describe('the page of permissions', () => {
  /** `UPDATE_PERMISSIONS=1 npx vitest run --project pure test/permissions-doc` writes it again. */
  it('is the one in docs', async () => {
    const text = permissionsText();
    if (process.env['UPDATE_PERMISSIONS']) await writeFile(path, text);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('tells of every permission and role', async () => {
    const text = await readFile(path, 'utf8');
    for (const { label } of permissions) expect(text).toContain(label);
    for (const role of ROLE_CODES) expect(text).toContain(`| ${ROLES[role].label} |`);
  });
});

function permissionsText(): string {
  return [
    '# Quién puede hacer qué',
    '',
    'Esta página se genera de las reglas del programa: dice lo mismo que aplican el servidor y las pantallas.',
    '',
    'Un rol se tiene **sobre un territorio** y **por un periodo**. Vale en ese territorio y en todo lo que contiene: el',
    'de una región vale en sus provincias y distritos. Una persona puede tener varios roles. Sin cuenta se lee todo lo',
    'publicado; los borradores y los archivos por confirmar los ve quien tiene un rol en su territorio.',
    '',
    '## Los roles',
    '',
    '| Rol | Se da sobre | Para qué |',
    '|---|---|---|',
    ...ROLE_CODES.map((role) => {
      const { label, levels, purpose }: RoleSpec = ROLES[role];
      return `| ${label} | ${levels.map((level) => LEVELS[level]).join(', ')} | ${purpose} |`;
    }),
    '',
    '## Lo que se puede hacer',
    '',
    ...Object.entries(MODULES).flatMap(([code, title]) => [
      `### ${title}`,
      '',
      '| Acto | Quién, en su territorio |',
      '|---|---|',
      ...rowsOf(permissions.filter((permission) => permission.code.startsWith(`${code}.`))),
      '',
    ]),
    '## Dar y retirar roles',
    '',
    ...GIVING_RULES.map((rule) => `- ${rule}`),
    '',
    '## Las secciones que lleva cada uno',
    '',
    'Lo de «Ediciones y filas» se hace en estas secciones:',
    '',
    '| Sección | Quién la lleva |',
    '|---|---|',
    ...plugs.map(({ section }) => `| ${section.title} | ${namesOf(inSection(SOURCES.addRow, section))} |`),
    '',
    '## Las claves',
    '',
    'Una clave sirve para que un programa actúe en nombre de una cuenta, hasta 366 días. Nunca puede más que su cuenta,',
    'y pierde al momento lo que la cuenta pierde. No sirve para cuentas, roles ni otras claves.',
    '',
  ].join('\n');
}

/** What the same ones may do is one row. */
function rowsOf(all: readonly Permission[]): readonly string[] {
  const names = [...new Set(all.map(namesOf))];
  return names.map((name) => {
    const acts = all.filter((one) => namesOf(one) === name).map(({ label }) => label);
    return `| ${acts.join('; ')} | ${name} |`;
  });
}

function namesOf({ roles }: Permission): string {
  if (roles === 'everybody') return 'Cualquiera';
  if (roles.length === ROLE_CODES.length) return 'Todo el que tiene un rol';
  return roles.map((role) => ROLES[role].label).join(', ');
}
