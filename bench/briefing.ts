// The goals of the briefing, each measured in one run on this machine.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { composeBriefing, composeDeck } from '#modules/briefing/server/index.ts';
import { renderPdf } from '#modules/briefing/server/pdf/index.ts';
import { renderPptx } from '#modules/briefing/server/pptx/index.ts';
import { openProgram } from '#main/program.ts';
import { plugs } from '#main/plugs.ts';
import type { PlaceDetail } from '#modules/territory/index.ts';
import { barePdf } from './bare-pdf.ts';
import { barePptx } from './bare-pptx.ts';
import {
  absolute,
  type Measured,
  percentile,
  proportionalMegabytes,
  relative,
  seconds,
  startServer,
} from './measure.ts';
import { sidpolAgainstCopy } from './sidpol.ts';

const run = promisify(execFile);

export async function bench(root: string, say: (message: string) => void): Promise<readonly Measured[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigia-bench-'));
  const results: Measured[] = [];
  const add = (measured: Measured): void => {
    results.push(measured);
    say(`${measured.met ? '✓' : '✗'} ${measured.name}: ${measured.ours} ${measured.unit} (${measured.goal})`);
  };
  try {
    const first = await startServer(root, dataDir);
    add(absolute('first start', first.seconds, 's', 25));
    await first.stop();
    const server = await startServer(root, dataDir);
    add(absolute('later start', server.seconds, 's', 5));
    await measureApi(server.address, add);
    await delay(5_000);
    add(
      absolute(
        'memory idle (PSS)',
        await proportionalMegabytes([...pidOf(server.process.pid), ...(await postmaster(dataDir))]),
        'MB',
        400,
      ),
    );
    await server.stop();
    await measureFiles(dataDir, add);
    const out = join(dataDir, 'regiones');
    const regions = await seconds(() =>
      run(
        process.execPath,
        [join(root, 'scripts/vigia.mjs'), 'report', '--all-regions', '--format', 'pptx', '--out', out],
        {
          cwd: root,
          env: { ...process.env, VIGIA_DATA: dataDir },
        },
      ),
    );
    add(absolute('25 regions as of today', regions, 's', 30));
    for (const measured of await sidpolAgainstCopy(root, dataDir)) add(measured);
    return results;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function pidOf(pid: number | undefined): number[] {
  return pid === undefined ? [] : [pid];
}

async function postmaster(dataDir: string): Promise<number[]> {
  const text = await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return pid > 0 ? [pid] : [];
}

/** All sections over 25 regions and 100 districts, one request after the other, nothing cached. */
async function measureApi(address: string, add: (measured: Measured) => void): Promise<void> {
  const codes = await territories(address);
  const milliseconds: number[] = [];
  for (const code of codes) {
    for (const { section } of plugs) {
      const start = performance.now();
      const response = await fetch(`${address}/api/sections/${section.code}?territory=${code}`);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${section.code} of ${code} answered ${response.status}`);
      milliseconds.push(performance.now() - start);
    }
  }
  add(absolute(`section data p95 (${milliseconds.length} requests)`, percentile(milliseconds, 0.95), 'ms', 50));
}

async function territories(address: string): Promise<readonly string[]> {
  const regions = await childrenOf(address, 'PE');
  const districts: string[] = [];
  for (const region of regions) {
    const [province] = await childrenOf(address, region);
    if (province) districts.push(...(await childrenOf(address, province)).slice(0, 4));
  }
  return [...regions, ...districts.slice(0, 100)];
}

async function childrenOf(address: string, code: string): Promise<readonly string[]> {
  const response = await fetch(`${address}/api/places/${code}`);
  const detail = (await response.json()) as PlaceDetail;
  return detail.children.map((child) => child.code);
}

async function measureFiles(dataDir: string, add: (measured: Measured) => void): Promise<void> {
  const program = await openProgram({
    env: { ...process.env, VIGIA_DATA: dataDir },
    log: () => undefined,
    now: () => new Date(),
    mode: 'command',
  });
  try {
    const deck = await program.db.read(async (tx) => {
      const scope = await program.scopeOf(tx, { territory: '07', asOf: '2025-04-07' });
      return composeDeck(tx, await composeBriefing(tx, plugs, scope), { later: true, photos: true });
    });
    await renderPptx(deck);
    await renderPdf(deck);
    const pptx = await seconds(() => renderPptx(deck));
    const pdf = await seconds(() => renderPdf(deck));
    await barePptx(deck);
    const bare = await seconds(() => barePptx(deck));
    await barePdf(deck);
    const plain = await seconds(() => barePdf(deck));
    add(relative('Callao PPTX against the bare library', pptx, bare, 's', '≤ 3 ×', (ratio) => ratio <= 3));
    add(absolute('Callao PPTX, warm', pptx, 's', 1));
    add(relative('Callao PDF against the bare library', pdf, plain, 's', '≤ 3 ×', (ratio) => ratio <= 3));
    add(absolute('Callao PDF, warm', pdf, 's', 2));
  } finally {
    await program.close();
  }
}
