import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runInWorker } from './worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigia-worker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function worker(name: string, code: string): URL {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads';\n${code}`);
  return pathToFileURL(path);
}

describe('work in a thread', () => {
  const bounds = { memoryMegabytes: 32, milliseconds: 20_000 };

  it('answers within its bounds', async () => {
    const url = worker('twice', `parentPort.postMessage({ kind: 'done', output: workerData * 2 })`);
    expect(await runInWorker<number>(url, 21, { bounds })).toBe(42);
  });

  it('is stopped when it takes too long', async () => {
    const url = worker('endless', 'for (;;);');
    await expect(runInWorker(url, null, { bounds: { ...bounds, milliseconds: 200 } })).rejects.toMatchObject({
      limit: 'time',
    });
  });

  it('is stopped when it takes too much memory', async () => {
    const url = worker('greedy', 'const kept = []; for (;;) kept.push(Array.from({ length: 1000 }, () => ({})));');
    await expect(runInWorker(url, null, { bounds })).rejects.toMatchObject({ limit: 'memory' });
  });

  it('that ends without an answer says so', async () => {
    await expect(runInWorker(worker('silent', ''), null)).rejects.toThrow('without an answer');
  });
});
