import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { plugs } from '#main/plugs.ts';
import type { SectionRows } from '#modules/sources/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { send } from './client.ts';

const ARMED = ['=1+1', '+1+cmd|x', '-1+cmd|x', '@SUM(A1)', "\t=cmd|' /C calc'!A0", '\r=1+1'];
const sections = plugs.map(({ section }) => section);

describe('a text that a spreadsheet would run', () => {
  let server: TestServer;
  const written: string[] = [];

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
    for (const { code } of sections) {
      const { tables } = await server.get<SectionRows>(`/api/sections/${code}/rows?territory=07&asOf=2025-04-07`);
      for (const { columns, records } of tables) {
        const column = columns.find(({ type }) => type === 'text');
        for (const [index, record] of records.slice(0, ARMED.length).entries()) {
          if (!column) continue;
          const values = { [column.key]: ARMED[index] ?? '' };
          const body = { revision: record.revision, values, reason: 'Prueba' };
          const { status } = await send(server, 'PATCH', `/api/rows/${record.id}`, body);
          if (status === 200) written.push(code);
        }
      }
    }
  });

  it('is stored as it was typed in several sections', () => {
    expect(new Set(written).size).toBeGreaterThan(3);
    expect(written.length).toBeGreaterThan(20);
  });

  it.each(sections.map(({ code }) => code))('does not begin any cell of the workbook of %s', async (code) => {
    const cells: string[] = [];
    for (const territory of ['07', '070101', 'PE']) {
      const url = `/api/templates/${code}.xlsx?territory=${territory}&asOf=2025-04-07`;
      const { rawPayload } = await server.app.inject({ url, headers: { host: '127.0.0.1' } });
      const { sheets } = await readXlsx(rawPayload);
      for (const { rows } of sheets) cells.push(...rows.flat().filter((cell) => typeof cell === 'string'));
    }
    expect(cells.filter((cell) => /^[=@\t\r]/.test(cell) || /^[+-](?![\d.,]*\d\s?%?$|$)/.test(cell))).toEqual([]);
    if (written.includes(code)) expect(cells.filter((cell) => /^'[=+\-@\t\r]/.test(cell)).length).toBeGreaterThan(0);
  });
});
