// What may wait unconfirmed, of an account and of a territory.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportPreview } from '#modules/sources/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';
import { type Answered, errorCode, upload } from './client.ts';

const db = await openTestDatabase('full');
let server: TestServer;
let beside: TestServer;
beforeAll(async () => {
  server = await openTestServer(db, undefined, { draftLimits: { ofAccount: 300, ofTerritory: 500 } });
  beside = await openTestServer(db, server, { draftLimits: { ofAccount: 300, ofTerritory: 500 } });
});

const SECRETARY: Who = { role: 'districtSecretary', territory: '070101' };
const ANALYST: Who = { role: 'dgscAnalyst', territory: '' };
let files = 0;

/** 120 bytes, of which 41 are a row. */
async function bring(by: Who, on = server, territory = '070101'): Promise<Answered> {
  files += 1;
  const content = `Ubigeo,Total de serenos,Fecha del conteo\n${territory},${files},01/01/2020\n`.padEnd(120, '\n');
  const fields = { section: 'serenos', territory, source: 'Prueba', cutOff: '2020-01-01', publishedOn: '2020-01-02' };
  const app = await on.as(by);
  return upload({ ...on, app }, '/api/imports', { name: 'serenos-total.csv', content }, fields);
}

async function act(by: Who, method: 'POST' | 'DELETE', url: string) {
  const app = await server.as(by);
  return app.inject({ method, url, headers: { host: '127.0.0.1' }, ...(method === 'POST' && { payload: {} }) });
}

describe('files that wait to be confirmed', () => {
  let waiting: readonly string[] = [];

  it('of one account take what it may, at all servers together, and one more is refused and leaves the others', async () => {
    const brought = await Promise.all([
      bring(SECRETARY),
      bring(SECRETARY, beside),
      bring(SECRETARY),
      bring(SECRETARY, beside),
    ]);
    expect(brought.map(({ status }) => status).toSorted()).toEqual([200, 200, 409, 409]);
    const refused = brought.find(({ status }) => status === 409);
    expect(refused && errorCode(refused)).toBe('drafts-full');
    waiting = brought.flatMap(({ status, body }) => (status === 200 ? [(body as ImportPreview).draftId] : []));
    const { rows } = await db.pool.query('SELECT id FROM import_draft WHERE id = ANY ($1)', [waiting]);
    expect(rows).toHaveLength(2);
  });

  it('of one territory take what it may, whoever brings them', async () => {
    expect((await bring(ANALYST)).status).toBe(200);
    const over = await bring(ANALYST, server, '070101');
    expect([over.status, errorCode(over)]).toEqual([200, undefined]);
    const full = await bring({ role: 'regionalSecretary', territory: '07' });
    expect([full.status, errorCode(full)]).toEqual([409, 'drafts-full']);
    expect((await bring({ role: 'regionalSecretary', territory: '07' }, server, '070102')).status).toBe(200);
  });

  it('give their room back when they are confirmed or discarded, which who may confirm them may', async () => {
    const [first = '', second = ''] = waiting;
    expect((await act(SECRETARY, 'POST', `/api/imports/${first}/confirmation`)).statusCode).toBe(200);
    expect(
      (await act({ role: 'districtSecretary', territory: '070102' }, 'DELETE', `/api/imports/${second}`)).statusCode,
    ).toBe(404);
    expect((await act(SECRETARY, 'DELETE', `/api/imports/${second}`)).statusCode).toBe(204);
    expect((await act(SECRETARY, 'DELETE', `/api/imports/${second}`)).statusCode).toBe(404);
    expect((await act(SECRETARY, 'DELETE', `/api/imports/${first}`)).statusCode).toBe(404);
    const again = await Promise.all([bring(SECRETARY), bring(SECRETARY)]);
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = await db.pool.query(`SELECT kind, territory, subject FROM act WHERE action = 'discardDraft'`);
    expect(rows).toEqual([{ kind: 'write', territory: '070101', subject: `draft/${second}` }]);
  });
});
