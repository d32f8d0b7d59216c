import { beforeAll, describe, expect, it } from 'vitest';
import { readSpreadsheet } from '#modules/sources/server/spreadsheet/index.ts';
import type {
  EditionList,
  ImportPreview,
  ImportResult,
  RejectedRows,
  RowRevisions,
  SectionRows,
} from '#modules/sources/index.ts';
import type { SectionView as View, FigureProof } from '#modules/briefing/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const AT = 'territory=07&asOf=2025-04-07';

describe('rows and files over HTTP', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });

  async function send(
    method: 'POST' | 'PATCH' | 'DELETE',
    url: string,
    body: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const response = await server.app.inject({ method, url, headers: json, payload: JSON.stringify(body) });
    return { status: response.statusCode, body: response.body === '' ? null : response.json() };
  }

  async function upload(
    file: { name: string; content: string | Uint8Array },
    fields: Record<string, string>,
  ): Promise<{ status: number; body: unknown }> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([file.content]), file.name);
    const request = new Request('http://127.0.0.1/api/imports', { method: 'POST', body: form });
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { host: '127.0.0.1', 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return { status: response.statusCode, body: response.json() };
  }

  const fields = {
    section: 'serenos',
    territory: '07',
    source: 'Prueba',
    cutOff: '2026-03-31',
    publishedOn: '2026-04-15',
  };

  async function serenosTemplate(): Promise<readonly string[]> {
    const response = await server.app.inject({ url: '/api/templates/serenos.xlsx', headers: { host: '127.0.0.1' } });
    const [sheet] = await readSpreadsheet('serenos.xlsx', response.rawPayload);
    return sheet?.rows[0] ?? [];
  }

  async function csvOfRowsInForce(change: (cells: string[], index: number) => string[]): Promise<string> {
    const response = await server.app.inject({
      url: `/api/templates/serenos.xlsx?${AT}`,
      headers: { host: '127.0.0.1' },
    });
    const [sheet] = await readSpreadsheet('serenos.xlsx', response.rawPayload);
    const rows = sheet?.rows.map((row, index) => (index === 0 ? [...row] : change([...row], index))) ?? [];
    return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n');
  }

  async function tableWithRows(): Promise<SectionRows['tables'][number]> {
    const { tables } = await server.get<SectionRows>(`/api/sections/serenos/rows?${AT}`);
    const table = tables.find((candidate) => candidate.code === 'serenos-count');
    if (!table) throw new Error('no table of counts');
    return table;
  }

  it('corrects a row, changes its figure, and keeps what it said', async () => {
    const before = await tableWithRows();
    const row = before.records.find((record) => record.territory === '070105');
    if (!row) throw new Error('no row of La Punta');
    const answer = await send('PATCH', `/api/rows/${row.id}`, {
      revision: 0,
      values: { count: '88' },
      reason: 'Conteo rectificado',
    });
    expect(answer.status).toBe(200);
    const proof = await server.get<FigureProof>(`/api/figures/${encodeURIComponent('serenos.count@070105')}?${AT}`);
    expect(proof.figure.value).toBe(88);
    const { revisions } = await server.get<RowRevisions>(`/api/rows/${row.id}/revisions`);
    expect(
      revisions.map(({ revision, values, author, reason }) => [revision, values['count'], author, reason]),
    ).toEqual([
      [1, 88, 'Cuenta de prueba (dgscAdministrator)', 'Conteo rectificado'],
      [0, 86, 'Vigía', 'Importado'],
    ]);
  });

  it('refuses a correction over a row that somebody changed meanwhile', async () => {
    const row = (await tableWithRows()).records.find((record) => record.territory === '070105');
    const answer = await send('PATCH', `/api/rows/${row?.id}`, { revision: 0, values: { count: 1 }, reason: 'x' });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'row-changed' } } });
  });

  it('refuses a bad value with its reason and a change without one', async () => {
    const row = (await tableWithRows()).records[0];
    expect(
      await send('PATCH', `/api/rows/${row?.id}`, {
        revision: row?.revision,
        values: { count: 'muchos' },
        reason: 'x',
      }),
    ).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-row', details: { problems: [{ code: 'not-a-number' }] } } },
    });
    expect(
      await send('PATCH', `/api/rows/${row?.id}`, { revision: row?.revision, values: { count: '1' }, reason: ' ' }),
    ).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-input' } },
    });
  });

  it('refuses a value for a column that the table does not have', async () => {
    const row = (await tableWithRows()).records[0];
    const answer = await send('PATCH', `/api/rows/${row?.id}`, {
      revision: row?.revision,
      values: { cuenta: '1' },
      reason: 'x',
    });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'unknown-column' } } });
  });

  it('shows the errors of a file by sheet, row and column, and stores nothing', async () => {
    const editions = (await server.get<EditionList>('/api/editions?section=serenos')).editions.length;
    const content = await csvOfRowsInForce((cells, index) =>
      cells.map((cell) => (index === 2 && /^\d+$/.test(cell) && cell.length < 5 ? 'muchos' : cell)),
    );
    const answer = await upload({ name: 'serenos-count.csv', content }, fields);
    const preview = answer.body as ImportPreview;
    expect(answer.status).toBe(200);
    expect(preview.problems).toEqual([expect.objectContaining({ code: 'not-a-number', row: 3 })]);
    expect((await server.get<EditionList>('/api/editions?section=serenos')).editions.length).toBe(editions);
  });

  it('stores the good rows of a confirmed file as an incomplete edition and keeps the bad one', async () => {
    const content = await csvOfRowsInForce((cells, index) =>
      cells.map((cell) => (index === 2 && /^\d+$/.test(cell) && cell.length < 5 ? 'muchos' : cell)),
    );
    const preview = (await upload({ name: 'serenos-count.csv', content }, fields)).body as ImportPreview;
    const result = (await send('POST', `/api/imports/${preview.draftId}/confirmation`, {})).body as ImportResult;
    expect(result).toMatchObject({ unchanged: false, rejected: 1, edition: { incomplete: true, revision: 1 } });
    const { rows } = await server.get<RejectedRows>(`/api/editions/${result.edition.id}/rejected`);
    expect(rows).toEqual([
      expect.objectContaining({ row: 3, problems: [expect.objectContaining({ code: 'not-a-number' })] }),
    ]);
  });

  it('takes the mended file as the next revision, and the same bytes as no change', async () => {
    const content = await csvOfRowsInForce((cells) => cells);
    const first = (await upload({ name: 'serenos-count.csv', content }, fields)).body as ImportPreview;
    expect(first.revises).not.toBeNull();
    const result = (await send('POST', `/api/imports/${first.draftId}/confirmation`, {})).body as ImportResult;
    expect(result).toMatchObject({ rejected: 0, edition: { revision: 2, incomplete: false } });
    const again = (await upload({ name: 'serenos-count.csv', content }, fields)).body as ImportPreview;
    expect(again.sameAs).toBe(result.edition.id);
    const repeated = (await send('POST', `/api/imports/${again.draftId}/confirmation`, {})).body as ImportResult;
    expect(repeated).toMatchObject({ unchanged: true, stored: 0 });
  });

  it('keeps a draft to who covers it, and counts it once it is published', async () => {
    const content = await csvOfRowsInForce((cells) => cells);
    const draft = { ...fields, cutOff: '2026-04-20', publishedOn: '2026-04-25', status: 'draft' };
    const preview = (await upload({ name: 'serenos-count.csv', content }, draft)).body as ImportPreview;
    const { edition } = (await send('POST', `/api/imports/${preview.draftId}/confirmation`, {})).body as ImportResult;
    const inForce = async (): Promise<string | undefined> =>
      (await server.get<View>('/api/sections/serenos?territory=07')).editions[0]?.cutOff;
    const visitor = await server.as('visitor');
    const listed = async (): Promise<readonly number[]> => {
      const answer = await visitor.inject({ url: '/api/editions?section=serenos', headers: { host: '127.0.0.1' } });
      return answer.json<EditionList>().editions.map(({ id }) => id);
    };
    expect(await inForce()).not.toBe('2026-04-20');
    expect(await listed()).not.toContain(edition.id);
    const publish = () => send('POST', `/api/editions/${edition.id}/publication`, { reason: 'Revisada' });
    expect((await publish()).status).toBe(204);
    expect(await inForce()).toBe('2026-04-20');
    expect(await listed()).toContain(edition.id);
    expect(await publish()).toMatchObject({ status: 409, body: { error: { code: 'edition-published' } } });
    await send('POST', `/api/editions/${edition.id}/retirement`, { reason: 'Prueba terminada' });
    expect(await publish()).toMatchObject({ status: 409, body: { error: { code: 'edition-retired' } } });
  });

  it('counts an edition from its publication on, and gives back the one before when it is retired', async () => {
    const at = async (asOf: string): Promise<string | undefined> =>
      (await server.get<View>(`/api/sections/serenos?territory=07&asOf=${asOf}`)).editions[0]?.cutOff;
    const before = await at('2026-04-14');
    expect(await at('2026-04-15')).toBe('2026-03-31');
    expect(before).not.toBe('2026-03-31');
    const { editions } = await server.get<EditionList>('/api/editions?section=serenos');
    for (const edition of editions.filter(({ cutOff }) => cutOff === '2026-03-31')) {
      expect(
        (await send('POST', `/api/editions/${edition.id}/retirement`, { reason: 'Prueba terminada' })).status,
      ).toBe(204);
    }
    expect(await at('2026-04-15')).toBe(before);
  });

  it.each([
    ['unknown-ubigeo', { ...fields, territory: '99' }, 404],
    ['invalid-input', { ...fields, cutOff: '2026-02-30' }, 400],
    ['unknown-section', { ...fields, section: 'nada' }, 404],
  ])('answers %s', async (code, input, status) => {
    const answer = await upload({ name: 'a.csv', content: 'x' }, input);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
  });

  it.each([
    ['an empty file', 'empty-file', ''],
    ['a picture', 'not-a-spreadsheet', 'PNG\0\0\0'],
    ['a broken workbook', 'not-a-spreadsheet', 'PK\u0003\u0004nada'],
  ])('refuses %s', async (_name, code, content) => {
    expect(await upload({ name: 'a.csv', content }, fields)).toMatchObject({ status: 400, body: { error: { code } } });
  });

  it('refuses a file over the limit', async () => {
    const answer = await upload({ name: 'a.csv', content: 'x'.repeat(6 * 1024 * 1024) }, fields);
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'file-too-large' } } });
  });

  it('offers a template with the headers of its tables', async () => {
    expect(await serenosTemplate()).toContain('Ubicación en el documento');
  });

  it('refuses writes that come from another site, and names that are not its own', async () => {
    const foreign = await server.app.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { host: '127.0.0.1', origin: 'https://example.org' },
    });
    expect(foreign.statusCode).toBe(403);
    expect((await server.app.inject({ url: '/api/catalog', headers: { host: 'vigia.example.org' } })).statusCode).toBe(
      403,
    );
  });
});

const json = { host: '127.0.0.1', 'content-type': 'application/json' };
