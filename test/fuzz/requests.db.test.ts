import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { soak } from '../support/soak.ts';
import { heapInUse } from './heap.ts';
import { type ApiDocument, hostileRequests } from './hostile.ts';

const SLOWEST_MILLISECONDS = 5_000;
/** A deck of every section, drawn, on a machine that runs other tests too. */
const SLOWEST_REPORT_MILLISECONDS = 20_000;
const MOST_GROWTH_BYTES = 150 * 1024 * 1024;

/** Who may would take from themselves the right to ask the rest. */
const TAKES_RIGHTS = /^\/api\/(grants|auth)\//;

describe('the API, asked what nobody should ask', () => {
  let server: TestServer;
  let document: ApiDocument;
  let visitor: TestServer['app'];

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
    document = await server.get<ApiDocument>('/api/openapi.json');
    visitor = await server.as('visitor');
  });

  it(
    'answers each time, soon, without a defect and without growing',
    async () => {
      const statuses = new Map<number, number>();
      const before = heapInUse();
      const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_601);
      await fc.assert(
        fc.asyncProperty(hostileRequests(document), async ({ method, url, headers, payload }) => {
          const started = performance.now();
          const asked = TAKES_RIGHTS.test(url) ? visitor : server.app;
          const answer = await asked.inject({
            method,
            url,
            headers,
            ...(payload === undefined ? {} : { payload }),
          });
          const milliseconds = performance.now() - started;
          statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
          expect(answer.statusCode, answer.body.slice(0, 300)).toBeLessThan(500);
          expect(milliseconds).toBeLessThan(
            url.startsWith('/api/report') ? SLOWEST_REPORT_MILLISECONDS : SLOWEST_MILLISECONDS,
          );
          if (answer.statusCode >= 400) expect(answer.json()).toHaveProperty('error.code');
        }),
        { numRuns: soak.requests, seed, endOnFailure: true },
      );
      // Behind the first door too: enough of them were answered.
      expect(statuses.get(200) ?? 0).toBeGreaterThan(soak.requests / 50);
      expect(heapInUse() - before).toBeLessThan(MOST_GROWTH_BYTES);
    },
    60_000 + soak.requests * 60,
  );
});
