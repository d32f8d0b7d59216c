import { beforeAll, describe, expect, it } from 'vitest';
import type { EditionList, ImportPreview, ImportResult, RejectedRows, SectionRows } from '#modules/sources/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { type Answered, errorCode, send, upload } from './client.ts';

const HEADER =
  'Ubigeo que gobierna,Ubigeo al que sirve,Municipalidad,Nombre corto,Cantidad de serenos,Fecha del conteo,Ubicación en el documento';
const FILE = [
  HEADER,
  '070102,070102,Municipalidad Distrital de Bellavista,Bellavista,176,01/05/2026,página 3',
  '070104,070104,Municipalidad Distrital de La Perla,La Perla,muchos,01/05/2026,página 4',
  '070105,070105,Municipalidad Distrital de La Punta,La Punta,86,31/02/2026,página 5',
  '070102,070102,Municipalidad Distrital de Bellavista,Bellavista,180,01/05/2026,página 6',
  '',
].join('\n');
const fields = {
  section: 'serenos',
  territory: '07',
  source: 'Prueba',
  cutOff: '2026-05-01',
  publishedOn: '2026-05-02',
};

describe('a row that came in with errors', () => {
  let server: TestServer;
  let editionId = 0;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
    editionId = await bring(FILE);
  });

  async function bring(content: string): Promise<number> {
    const answer = await upload(server, '/api/imports', { name: 'serenos-count.csv', content }, fields);
    const { draftId } = answer.body as ImportPreview;
    return ((await send(server, 'POST', `/api/imports/${draftId}/confirmation`, {})).body as ImportResult).edition.id;
  }
  const rejected = (): Promise<RejectedRows> => server.get<RejectedRows>(`/api/editions/${editionId}/rejected`);
  const edition = async (): Promise<EditionList['editions'][number] | undefined> =>
    (await server.get<EditionList>('/api/editions?section=serenos')).editions.find(({ id }) => id === editionId);
  const mend = (id: number | undefined, values: Record<string, string>, reason = 'Oficio 12-2026'): Promise<Answered> =>
    send(server, 'POST', `/api/rejected/${id}/mend`, { values, reason });
  const discard = (id: number | undefined, reason = 'La municipalidad no existe'): Promise<Answered> =>
    send(server, 'POST', `/api/rejected/${id}/discard`, { reason });
  const idOf = async (row: number): Promise<number | undefined> =>
    (await rejected()).rows.find((candidate) => candidate.row === row)?.id;

  it('waits with its cells by column', async () => {
    const { tables, rows } = await rejected();
    expect(tables.map(({ code }) => code)).toEqual(['serenos-count']);
    expect(rows.map(({ row, table }) => [row, table])).toEqual([
      [3, 'serenos-count'],
      [4, 'serenos-count'],
      [5, 'serenos-count'],
    ]);
    expect(rows[0]?.typed).toMatchObject({ governs: '070104', count: 'muchos' });
    expect(await edition()).toMatchObject({ incomplete: true, rejected: 3, rows: 1 });
  });

  it('is refused when it is still wrong, of another place, repeated, or without a reason', async () => {
    const id = await idOf(3);
    expect(await mend(id, { count: 'pocos' })).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-row', details: { problems: [{ code: 'not-a-number' }] } } },
    });
    expect(errorCode(await mend(id, { count: '195', serves: '150101' }))).toBe('outside-territory');
    expect(errorCode(await mend(await idOf(5), {}))).toBe('repeated-row');
    expect(errorCode(await mend(id, { count: '195' }, ' '))).toBe('invalid-input');
    expect(errorCode(await mend(999_999, { count: '195' }))).toBe('unknown-rejected-row');
    expect((await rejected()).rows).toHaveLength(3);
  });

  it('joins its edition with what was corrected, its place and who did it', async () => {
    const id = await idOf(3);
    expect(await mend(id, { count: '195' })).toMatchObject({
      status: 201,
      body: {
        editionId,
        values: { count: 195, governs: '070104', countedOn: '2026-05-01' },
        locator: { row: 3, document: 'página 4' },
      },
    });
    const { tables } = await server.get<SectionRows>('/api/sections/serenos/rows?territory=070104');
    const counts = tables.find(({ code }) => code === 'serenos-count')?.records ?? [];
    expect(counts.map(({ editionId: from, values }) => [from, values['count']])).toEqual([[editionId, 195]]);
    expect(errorCode(await mend(id, { count: '196' }))).toBe('unknown-rejected-row');
    const acts = await server.program.db.pool.query<{ reason: string; actor: string }>(
      `SELECT reason, actor FROM act WHERE action = 'mendRow'`,
    );
    expect(acts.rows).toEqual([{ reason: 'Oficio 12-2026', actor: 'Cuenta de prueba (dgscAdministrator)' }]);
  });

  it('is the last one that kept its edition incomplete', async () => {
    await mend(await idOf(4), { countedOn: '2026-05-01' });
    expect(await edition()).toMatchObject({ incomplete: true, rejected: 1 });
    const last = await idOf(5);
    const twoAtOnce = await Promise.all(
      ['070103', '070106'].map((ubigeo) =>
        mend(last, { governs: ubigeo, serves: ubigeo, municipality: `Municipalidad ${ubigeo}` }),
      ),
    );
    expect(twoAtOnce.map(({ status }) => status).toSorted()).toEqual([201, 404]);
    expect(await edition()).toMatchObject({ incomplete: false, rejected: 0, rows: 4 });
  });

  it('of a retired edition stays as it was', async () => {
    editionId = await bring(FILE.replace('176', '177'));
    await send(server, 'POST', `/api/editions/${editionId}/retirement`, { reason: 'Prueba' });
    expect(errorCode(await mend(await idOf(3), { count: '195' }))).toBe('edition-retired');
    expect(errorCode(await discard(await idOf(3)))).toBe('edition-retired');
  });

  it('that nobody will mend is discarded with a reason, and stays as it came', async () => {
    editionId = await bring(FILE.replace('176', '178'));
    const id = await idOf(3);
    expect(errorCode(await discard(id, ' '))).toBe('invalid-input');
    expect((await discard(id)).status).toBe(204);
    expect(await edition()).toMatchObject({ incomplete: true, rejected: 2, discarded: 1, rows: 1 });
    const { rows, discarded } = await rejected();
    expect(rows.map(({ row }) => row)).toEqual([4, 5]);
    expect(discarded).toMatchObject([
      {
        id,
        row: 3,
        author: 'Cuenta de prueba (dgscAdministrator)',
        reason: 'La municipalidad no existe',
        raw: { 'Cantidad de serenos': 'muchos' },
        problems: [{ code: 'not-a-number' }],
      },
    ]);
    expect(errorCode(await discard(id))).toBe('unknown-rejected-row');
    expect(errorCode(await mend(id, { count: '195' }))).toBe('unknown-rejected-row');
    expect(errorCode(await discard(999_999))).toBe('unknown-rejected-row');
  });

  it('leaves its edition complete when the last one is mended or discarded', async () => {
    await mend(await idOf(4), { countedOn: '2026-05-01' });
    expect(await edition()).toMatchObject({ incomplete: true, rejected: 1 });
    const last = await idOf(5);
    const twoAtOnce = await Promise.all([discard(last, 'Repetida'), discard(last, 'Repetida')]);
    expect(twoAtOnce.map(({ status }) => status).toSorted()).toEqual([204, 404]);
    expect(await edition()).toMatchObject({ incomplete: false, rejected: 0, discarded: 2, rows: 2 });
    expect((await rejected()).discarded.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'La municipalidad no existe'],
      [5, 'Repetida'],
    ]);
  });

  it('is audited when it is discarded', async () => {
    const acts = await server.program.db.pool.query<{ reason: string; actor: string; subject: string }>(
      `SELECT reason, actor, subject FROM act WHERE action = 'discardRow' AND reason = 'Repetida'`,
    );
    expect(acts.rows).toEqual([
      {
        reason: 'Repetida',
        actor: 'Cuenta de prueba (dgscAdministrator)',
        subject: expect.stringMatching(/^rejected\/\d+$/) as string,
      },
    ]);
  });
});
