// What one visitor may have drawn, over HTTP.
import { expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer } from '../support/server.ts';
import { codeIn } from './person.ts';

const db = await openTestDatabase('full');

it('a visitor who has many reports drawn is told when to come back; others, and the data, are served', async () => {
  const server = await openTestServer(db, undefined, { drawing: { atOnce: 1, perMinute: 2, atOnceOfAll: 8 } });
  const visitor = await server.as('visitor');
  const report = (format: string, remoteAddress: string) =>
    visitor.inject({
      url: `/api/report?territory=07&format=${format}`,
      headers: { host: '127.0.0.1' },
      remoteAddress,
    });
  const together = await Promise.all([report('html', '127.6.0.1'), report('html', '127.6.0.1')]);
  expect(together.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 429]);
  const refused = together.find(({ statusCode }) => statusCode === 429);
  expect(refused && codeIn(refused)).toBe('too-many-reports');
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await report('html', '127.6.0.1')).statusCode).toBe(200);
  const third = await report('html', '127.6.0.1');
  expect([third.statusCode, Number(third.headers['retry-after']) > 30]).toEqual([429, true]);
  expect((await report('json', '127.6.0.1')).statusCode).toBe(200);
  expect((await report('html', '127.6.0.2')).statusCode).toBe(200);
});
