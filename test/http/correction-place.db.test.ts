// A correction may change what a row says, and not carry it out of the edition that its author keeps.
import { beforeAll, describe, expect, it } from 'vitest';
import type { SectionRows } from '#modules/sources/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const db = await openTestDatabase('full');
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(db);
});

async function districtRow() {
  const { tables } = await server.get<SectionRows>('/api/sections/serenos/rows?territory=07');
  const found = tables
    .flatMap(({ territoryColumn = '', records }) => records.map((record) => ({ column: territoryColumn, record })))
    .find(({ column, record }) => column !== '' && record.territory === '070105');
  if (!found) throw new Error('no row of La Punta');
  return found;
}

async function correctAs(role: 'regionalSecretary' | 'dgscAdministrator', territory: string, to: string) {
  const { column, record } = await districtRow();
  const app = await server.as({ role, territory });
  const answer = await app.inject({
    method: 'PATCH',
    url: `/api/rows/${record.id}`,
    headers: { host: '127.0.0.1' },
    payload: { revision: record.revision, values: { [column]: to }, reason: 'Prueba' },
  });
  return { id: record.id, answer };
}

describe('a correction', () => {
  it.each(['150101', '150000', '15', 'PE'])('of a region’s secretary carries no row of theirs to %s', async (to) => {
    const { id, answer } = await correctAs('regionalSecretary', '07', to);
    expect(answer.statusCode, answer.body).toBe(400);
    const { rows } = await db.pool.query('SELECT territory FROM record WHERE id = $1', [id]);
    expect(rows).toEqual([{ territory: '070105' }]);
    const acts = await db.pool.query(`SELECT chain FROM act WHERE action = 'correctRow' AND subject = $1`, [
      `record/${id}`,
    ]);
    expect(acts.rows).toEqual([]);
  });

  it('refuses a district of another region by its place, whoever asks', async () => {
    const { answer } = await correctAs('dgscAdministrator', '', '150101');
    expect(answer.json()).toMatchObject({ error: { code: 'outside-territory' } });
  });
});
