// What was taken out of publication is no longer shown to everybody by its number.
import { beforeAll, describe, expect, it } from 'vitest';
import type { SectionRows } from '#modules/sources/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer, type Who } from '../support/server.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

const headers = { host: '127.0.0.1' };

async function aRow() {
  const { tables } = await server.get<SectionRows>('/api/sections/serenos/rows?territory=07');
  const row = tables.flatMap(({ records }) => records).find(({ territory }) => territory === '070105');
  if (!row) throw new Error('no row of La Punta');
  return row;
}

async function historyFor(who: Who | 'visitor', id: number): Promise<number> {
  const app = await server.as(who);
  return (await app.inject({ url: `/api/rows/${id}/revisions`, headers })).statusCode;
}

async function readers(id: number): Promise<Readonly<Record<string, number>>> {
  return {
    visitor: await historyFor('visitor', id),
    other: await historyFor({ role: 'regionalSecretary', territory: '15' }, id),
    own: await historyFor({ role: 'regionalSecretary', territory: '07' }, id),
  };
}

describe('the history of a row', () => {
  it('in force is everybody’s, and of one that was withdrawn its own territory’s', async () => {
    const { id, revision } = await aRow();
    expect(await readers(id)).toEqual({ visitor: 200, other: 200, own: 200 });
    const payload = { revision, reason: 'Tenía el nombre de una persona' };
    const answer = await server.app.inject({ method: 'DELETE', url: `/api/rows/${id}`, headers, payload });
    expect(answer.statusCode, answer.body).toBe(204);
    expect(await readers(id)).toEqual({ visitor: 404, other: 404, own: 200 });
  });

  it('of an edition that was retired is for who keeps the edition’s territory', async () => {
    const { tables } = await server.get<SectionRows>('/api/sections/cameras/rows?territory=07');
    const [row] = tables.flatMap(({ records }) => records);
    if (!row) throw new Error('no row of cameras');
    expect((await readers(row.id))['visitor']).toBe(200);
    const answer = await server.app.inject({
      method: 'POST',
      url: `/api/editions/${row.editionId}/retirement`,
      headers,
      payload: { reason: 'Publicada por error' },
    });
    expect(answer.statusCode, answer.body).toBe(204);
    expect(await readers(row.id)).toMatchObject({ visitor: 404, other: 404 });
    expect(await historyFor({ role: 'dgscAdministrator', territory: '' }, row.id)).toBe(200);
  });
});
