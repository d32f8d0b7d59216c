import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActPage } from '#modules/audit/index.ts';
import type { BriefingJson } from '#modules/briefing/index.ts';
import { renderReport } from '#modules/briefing/server/index.ts';
import { plugs } from '#main/plugs.ts';
import { sealHeads } from '#modules/audit/server/index.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { openTestServer, type TestServer } from '#test/support/server.ts';

const HOST = { host: '127.0.0.1' };

describe('a briefing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-sealed-'));
  let db: TestDatabase;
  let server: TestServer;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    db = await openTestDatabase('full');
    server = await openTestServer(db);
  });

  const report = async (format: 'html' | 'json', reader = db.as('*')): Promise<string> => {
    const deps = { db: reader, plugs, scopeOf: server.program.scopeOf };
    const request = { territory: '07', asOf: '2025-04-07', format, later: true, photos: true, strict: false } as const;
    return new TextDecoder().decode((await renderReport(deps, request)).content);
  };
  const registerLine = (html: string): string =>
    /Registro de actos:.*?(aún sin sello|sellado el [\d/]+, [\d:]+)\./s.exec(html.replaceAll(/<[^>]+>/g, ''))?.[0] ??
    '';

  it('that is downloaded leaves an act, as the rows of a section do, and an empty template none', async () => {
    const urls = [
      '/api/templates/serenos.xlsx',
      '/api/templates/serenos.xlsx?territory=07',
      '/api/report?territory=07&format=json',
    ];
    for (const url of urls) await server.app.inject({ url, headers: HOST });
    const { rows } = await db.pool.query(
      `SELECT DISTINCT action, territory, subject FROM act WHERE kind = 'export' ORDER BY action`,
    );
    expect(rows).toEqual([
      { action: 'exportBriefing', territory: '07', subject: 'briefing/07' },
      { action: 'exportRows', territory: '07', subject: 'section/serenos' },
    ]);
  });

  it('keeps its register from visitors, who leave their refusal in it', async () => {
    const visitor = await server.as('visitor');
    const refused = await visitor.inject({ url: '/api/acts', headers: HOST });
    expect(refused.statusCode).toBe(401);
    const { rows } = await db.pool.query(`SELECT actor, subject, details FROM act WHERE kind = 'refusal'`);
    expect(rows).toEqual([{ actor: 'visitante', subject: 'route/GET /api/acts', details: { code: 'sign-in-first' } }]);
    const auditor = await server.as({ role: 'auditor', territory: '' });
    expect((await auditor.inject({ url: '/api/acts?kind=refusal', headers: HOST })).json().acts).toHaveLength(1);
    const secretary = await server.as({ role: 'regionalSecretary', territory: '15' });
    const { acts }: ActPage = (await secretary.inject({ url: '/api/acts', headers: HOST })).json();
    expect([...new Set(acts.map(({ territory }) => territory))]).toEqual(['15']);
  });

  it('prints the act that published its newest edition, and that it has no seal yet', async () => {
    const { figures }: BriefingJson = JSON.parse(await report('json'));
    const printed = figures.find(({ id }) => id === 'briefing.publishingAct@07');
    const { rows } = await db.pool.query<{ sequence: number; hash: string; action: string }>(
      `SELECT sequence, encode(hash, 'hex') AS hash, action FROM act WHERE chain = '' AND sequence = $1`,
      [printed?.value],
    );
    expect(rows[0]?.action).toBe('confirmImport');
    expect(registerLine(await report('html'))).toBe(
      `Registro de actos: la edición más reciente es el acto ${rows[0]?.sequence} de la cadena nacional, ` +
        `huella ${rows[0]?.hash.slice(0, 16)}, aún sin sello.`,
    );
  });

  it('prints its first seal once there is one, the same for a visitor and after later seals', async () => {
    await sealHeads(db, join(folder, 'sellos.jsonl'), new Date('2999-06-01T20:04:00Z'));
    const first = await report('html');
    expect(registerLine(first)).toContain('sellado el 01/06/2999, 15:04.');
    expect((await report('html', db.as([]))) === first).toBe(true);
    await sealHeads(db, join(folder, 'sellos.jsonl'), new Date('2999-06-01T21:00:00Z'));
    expect((await report('html')) === first).toBe(true);
  });
});
