import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SectionView as View } from '#modules/briefing/index.ts';
import type { EditionList, ImportPreview, ImportResult, RejectedRows } from '#modules/sources/index.ts';
import { forgetUploads, removeOldDrafts } from '#modules/sources/server/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { errorCode, send, upload } from './client.ts';

const official = readFileSync(join(import.meta.dirname, '../fixtures/sidpol-callao-formato-oficial.csv'));
const fields = {
  section: 'complaints',
  territory: '07',
  source: 'Policía Nacional del Perú',
  cutOff: '2026-05-31',
  publishedOn: '2026-05-31',
};

describe("SIDPOL's official file by the web", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
  });

  const bring = (content: Uint8Array<ArrayBuffer> | string, more: Record<string, string> = {}, name = 'sidpol.csv') =>
    upload(server, '/api/imports', { name, content }, { ...fields, ...more });
  const confirm = (draftId: string) => send(server, 'POST', `/api/imports/${draftId}/confirmation`, {});
  const folder = (): string => join(server.program.dataDir, 'cargas');
  /** What waits in the database, and whatever is left in the folder. */
  const waiting = async (): Promise<readonly string[]> => {
    const { rows } = await server.program.db.pool.query<{ id: string }>(
      'SELECT DISTINCT draft_id::text AS id FROM import_draft_part ORDER BY id',
    );
    return [...rows.map(({ id }) => id), ...readdirSync(folder())];
  };
  const editions = async (): Promise<EditionList['editions']> =>
    (await server.get<EditionList>('/api/editions?section=complaints')).editions;

  it.each([
    ['as it is', 'sidpol.csv', new Uint8Array(official)],
    ['compressed', 'sidpol.csv.gz', new Uint8Array(gzipSync(official))],
  ])('%s is shown whole and stores nothing', async (_, name, content) => {
    const before = await editions();
    const answer = await bring(content, {}, name);
    expect(answer.status).toBe(200);
    const preview = answer.body as ImportPreview;
    expect(preview).toMatchObject({ rejected: 0, problems: [], moreProblems: 0, sameAs: null });
    const [table] = preview.tables;
    expect([preview.tables.length, table?.rows, table?.sample.length]).toEqual([1, 3796, 20]);
    expect(table?.sample[0]).toMatchObject({ territory: '070101', modality: 'Estafa', line: 2 });
    const records = preview.facts.find(({ code }) => code === 'records');
    expect(records).toMatchObject({ count: recordsOf(official.toString('latin1')) });
    expect(preview.facts.find(({ code }) => code === 'new-modalities')).toMatchObject({ names: [] });
    expect(await editions()).toEqual(before);
    expect(await waiting()).toContain(preview.draftId);
    expect(readdirSync(folder())).toEqual([]);
  });

  it('is stored when confirmed, once, and shown', async () => {
    const { draftId } = (await bring(new Uint8Array(official))).body as ImportPreview;
    const [first, second] = await Promise.all([confirm(draftId), confirm(draftId)]);
    const results = [first.body, second.body] as ImportResult[];
    expect(results.map(({ unchanged }) => unchanged).toSorted()).toEqual([false, true]);
    expect(results.find(({ unchanged }) => !unchanged)).toMatchObject({ stored: 3796, rejected: 0 });
    expect(new Set(results.map(({ edition }) => edition.id)).size).toBe(1);
    expect(await waiting()).not.toContain(draftId);
    const view = await server.get<View>('/api/sections/complaints?territory=07');
    expect(view.editions.map(({ cutOff }) => cutOff)).toContain('2026-05-31');
  });

  it('in the same bytes says that it is there, and confirming changes nothing', async () => {
    const preview = (await bring(new Uint8Array(official))).body as ImportPreview;
    expect(preview.sameAs).not.toBeNull();
    expect((await confirm(preview.draftId)).body).toMatchObject({ unchanged: true, edition: { id: preview.sameAs } });
  });

  it('tells new modalities and problems by their line, and keeps the bad rows', async () => {
    const text = [
      'ANIO,MES,UBIGEO_HECHO,P_MODALIDADES,cantidad',
      '2025,1,070101,Sicariato,5',
      '2025,13,070101,Robo,5',
      '2025,2,999999,Robo,5',
      '',
    ].join('\n');
    const preview = (await bring(text)).body as ImportPreview;
    expect(preview.facts).toContainEqual(expect.objectContaining({ code: 'new-modalities', names: ['Sicariato'] }));
    expect(preview.problems.map(({ code, row }) => [code, row])).toEqual([
      ['out-of-range', 3],
      ['unknown-ubigeo', 4],
    ]);
    const result = (await confirm(preview.draftId)).body as ImportResult;
    expect(result).toMatchObject({ stored: 1, rejected: 2, edition: { incomplete: true } });
    const { rows, tables } = await server.get<RejectedRows>(`/api/editions/${result.edition.id}/rejected`);
    expect(rows.map(({ row, table }) => [row, table])).toEqual([
      [3, null],
      [4, null],
    ]);
    expect(tables).toEqual([]);
    expect(
      errorCode(await send(server, 'POST', `/api/rejected/${rows[0]?.id}/mend`, { values: {}, reason: 'x' })),
    ).toBe('needs-corrected-file');
  });

  it("leaves the section's own template to its reader", async () => {
    const answer = await bring('Año,Mes\n2025,1\n', {}, 'otra.csv');
    expect((answer.body as ImportPreview).problems[0]?.code).toBe('unknown-sheet');
  });

  it.each([
    ['cut', 'damaged-file', new Uint8Array(gzipSync(official).subarray(0, 9000)), 'sidpol.csv.gz'],
    ['empty', 'empty-file', '', 'sidpol.csv'],
    ['compressed and of something else', 'unsupported-format', new Uint8Array(gzipSync('a,b\n1,2\n')), 'otro.csv.gz'],
  ])('%s is refused with %s and leaves no file', async (_, code, content, name) => {
    const before = await waiting();
    expect(errorCode(await bring(content, {}, name))).toBe(code);
    expect(await waiting()).toEqual(before);
  });

  it('over the limit is refused and leaves no file', async () => {
    const before = await waiting();
    const large = official
      .toString('latin1')
      .repeat(50)
      .slice(0, 6 * 1024 * 1024);
    expect(await bring(large)).toMatchObject({ status: 413, body: { error: { code: 'file-too-large' } } });
    expect(await waiting()).toEqual(before);
  });

  it('may come before the fields that say what it is', async () => {
    const file = { name: 'sidpol.csv', content: new Uint8Array(official) };
    const answer = await upload(server, '/api/imports', file, fields, 'file first');
    expect((answer.body as ImportPreview).tables[0]?.rows).toBe(3796);
  });

  it('that nobody confirms in a week goes; one of this week, and what is not ours, stay', async () => {
    const { draftId: old } = (await bring('a,b\n')).body as ImportPreview;
    const { draftId: fresh } = (await bring('a,c\n')).body as ImportPreview;
    const orphan = '00000000-0000-4000-8000-000000000000';
    writeFileSync(join(folder(), orphan), 'x');
    writeFileSync(join(folder(), 'leeme.txt'), 'x');
    await server.program.db.pool.query(`UPDATE import_draft SET created_at = now() - interval '8 days' WHERE id = $1`, [
      old,
    ]);
    await forgetUploads(folder());
    await removeOldDrafts(server.program.db, new Date());
    const left = await waiting();
    expect(left).not.toContain(old);
    expect(left).not.toContain(orphan);
    expect(left).toContain(fresh);
    expect(left).toContain('leeme.txt');
    expect(errorCode(await confirm(old))).toBe('unknown-draft');
  });
});

/** The last column of every row, added up by hand. */
function recordsOf(csv: string): number {
  const lines = csv.trim().split(/\r?\n/).slice(1);
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(',') + 1).replaceAll('"', '')), 0);
}
