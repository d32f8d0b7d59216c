// That a row was changed meanwhile is told to who may change it.
import { expect, it } from 'vitest';
import type { SectionRows } from '#modules/sources/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer } from '../support/server.ts';
import { codeIn } from './person.ts';

const db = await openTestDatabase('full');

it('an old revision is answered to who may change the row; others are refused first', async () => {
  const server = await openTestServer(db);
  const { tables } = await server.get<SectionRows>('/api/sections/serenos/rows?territory=07');
  const id = tables.flatMap(({ records }) => records)[0]?.id;
  const elsewhere = await server.as({ role: 'regionalSecretary', territory: '15' });
  for (const method of ['PATCH', 'DELETE'] as const) {
    const payload = { revision: 999, reason: 'Prueba', ...(method === 'PATCH' && { values: {} }) };
    const request = { method, url: `/api/rows/${id}`, headers: { host: '127.0.0.1' }, payload };
    const refused = await elsewhere.inject(request);
    expect([refused.statusCode, codeIn(refused)]).toEqual([403, 'not-allowed']);
    const stale = await server.app.inject(request);
    expect([stale.statusCode, codeIn(stale)]).toEqual([409, 'row-changed']);
  }
});
