import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '#modules/briefing/index.ts';
import { readSpreadsheet } from '#modules/sources/server/spreadsheet/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { root } from '../support/processes.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestServer, type TestServer } from '../support/server.ts';
import { soak } from '../support/soak.ts';
import { broken, type SentFile } from './broken-files.ts';
import { heapInUse } from './heap.ts';

const SLOWEST_MILLISECONDS = 5_000;
const MOST_GROWTH_BYTES = 150 * 1024 * 1024;

interface Original extends SentFile {
  readonly section: string;
}

describe('the importers, given broken files', () => {
  let server: TestServer;
  const originals: Original[] = [];

  beforeAll(async () => {
    server = await openTestServer(await openTestDatabase('full'));
    const { sections } = await server.get<Catalog>('/api/catalog');
    for (const { code } of sections) {
      const url = `/api/templates/${code}.xlsx?territory=07&asOf=2025-04-07`;
      const { rawPayload: bytes } = await server.app.inject({ url, headers: { host: '127.0.0.1' } });
      const sheets = await readSpreadsheet(`${code}.xlsx`, bytes);
      const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
      const csv = (sheets[0]?.rows ?? []).map((row) => row.map(quoted).join(';')).join('\r\n');
      originals.push({ section: code, name: `${code}.xlsx`, bytes });
      originals.push({ section: code, name: `${code}.csv`, bytes: Buffer.from(csv) });
    }
    const national = readFileSync(join(root, 'test/fixtures/sidpol-callao-formato-oficial.csv'));
    originals.push({ section: 'complaints', name: 'sidpol.csv', bytes: national });
  });

  async function upload(section: string, file: SentFile): Promise<{ status: number; said: string }> {
    const form = new FormData();
    const fields = { section, territory: '07', source: 'Prueba', cutOff: '2026-03-31', publishedOn: '2026-04-15' };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([Uint8Array.from(file.bytes)]), file.name);
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { host: '127.0.0.1', 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return { status: answer.statusCode, said: answer.body.slice(0, 300) };
  }

  it(
    'say what is wrong, soon, without a defect and without growing',
    async () => {
      const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_601);
      const before = heapInUse();
      let understood = 0;
      for (let round = 0; round < soak.files; round += 1) {
        const original = originals[round % originals.length];
        if (!original) throw new Error('no originals');
        const file = await broken(original, seededRandom(seed + round).next);
        const started = performance.now();
        const { status, said } = await upload(original.section, file);
        const milliseconds = performance.now() - started;
        expect(status, `round ${round} of seed ${seed}, ${file.name} from ${original.name}: ${said}`).toBeLessThan(500);
        expect(milliseconds, `round ${round} of seed ${seed}`).toBeLessThan(SLOWEST_MILLISECONDS);
        if (status === 200) understood += 1;
      }
      // Not all break at the first door.
      expect(understood).toBeGreaterThan(soak.files / 10);
      expect(heapInUse() - before).toBeLessThan(MOST_GROWTH_BYTES);
    },
    60_000 + soak.files * 1_000,
  );
});
