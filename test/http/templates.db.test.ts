import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { plugs } from '#main/plugs.ts';
import type { SectionRows } from '#modules/sources/index.ts';
import { readImport } from '#modules/sources/server/index.ts';
import { rowsOfTemplate } from '#modules/sources/server/template.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const sections = plugs.map(({ section }) => section);
const places = ['PE', '07', '0701', '070101', '150101', '15'];

describe('the template of a section', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });

  async function template(code: string, query = ''): Promise<Uint8Array> {
    const response = await server.app.inject({
      url: `/api/templates/${code}.xlsx${query}`,
      headers: { host: '127.0.0.1' },
    });
    expect(response.statusCode).toBe(200);
    return response.rawPayload;
  }

  it.each(sections.map(({ code }) => code))('%s opens, with lawful sheets and a list for each choice', async (code) => {
    const tables = sections.find((section) => section.code === code)?.tables ?? [];
    const { sheets } = await readXlsx(await template(code), { readStyles: true });
    const names = sheets.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
    for (const table of tables) {
      const sheet = sheets.find(({ name }) => name === table.sheet);
      expect(sheet?.rows[0]?.slice(0, table.columns.length)).toEqual(table.columns.map(({ label }) => label));
      const choices = table.columns.filter((column) => column.choices);
      const listed = (sheet?.dataValidations ?? []).map(({ formula1 }) => listAt(formula1 ?? '', sheets));
      expect(listed).toEqual(choices.map((column) => column.choices));
    }
  });

  // The property that makes the template a way of correcting: what is in force comes back as it is.
  it.each(sections.flatMap(({ code }) => places.map((place) => [code, place] as const)))(
    '%s of %s comes back as the same rows',
    async (code, place) => {
      const section = sections.find((candidate) => candidate.code === code);
      if (!section) throw new Error(code);
      for (const asOf of ['', '&asOf=2025-04-07']) {
        const territory = place === 'PE' ? '' : place;
        const content = await template(code, `?territory=${place}${asOf}`);
        const reading = await readImport(section, { territory }, [{ name: 'a.xlsx', content }], (candidate) =>
          server.program.isTerritory(candidate),
        );
        const { tables } = await server.get<SectionRows>(`/api/sections/${code}/rows?territory=${place}${asOf}`);
        const inForce = rowsOfTemplate(
          section,
          tables.flatMap(({ records }) => records),
          territory,
        );
        expect([...reading.problems, ...reading.badRows]).toEqual([]);
        expect(reading.rows.map(withoutLocator)).toEqual(inForce.map(withoutLocator));
        expect(reading.rows.map(({ locator }) => locator.document)).toEqual(
          inForce.map(({ locator }) => locator.document || undefined),
        );
      }
    },
  );

  it('holds every shipped row of its section, at the country or at Callao', async () => {
    for (const section of sections) {
      const written = new Set<number>();
      const all = new Set<number>();
      for (const place of ['PE', '07']) {
        const { tables } = await server.get<SectionRows>(`/api/sections/${section.code}/rows?territory=${place}`);
        const records = tables.flatMap((table) => table.records);
        for (const { id } of records) all.add(id);
        for (const { id } of rowsOfTemplate(section, records, place === 'PE' ? '' : place)) written.add(id);
      }
      expect([section.code, all.size > 0, all.size - written.size]).toEqual([section.code, true, 0]);
    }
  });
});

function withoutLocator(row: {
  readonly table: string;
  readonly territory: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly printed: Readonly<Record<string, string>>;
}) {
  const { table, territory, values, printed } = row;
  return { table, territory, values, printed };
}

/** "Listas!$B$2:$B$4" → its texts. */
function listAt(formula: string, sheets: Awaited<ReturnType<typeof readXlsx>>['sheets']): unknown[] {
  const [, name = '', letter = '', from = '0', to = '0'] =
    /^(\w+)!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(formula) ?? [];
  const column = [...letter].reduce((index, character) => index * 26 + character.charCodeAt(0) - 64, 0) - 1;
  const rows = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  return rows.slice(Number(from) - 1, Number(to)).map((row) => row[column]);
}
