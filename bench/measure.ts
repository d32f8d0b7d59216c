// Clocks and scales of the benchmarks.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Measured {
  readonly name: string;
  readonly ours: number;
  /** What it is compared against, measured in the same run; null: the goal is absolute. */
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly unit: string;
  readonly goal: string;
  readonly met: boolean;
}

export function absolute(name: string, ours: number, unit: string, limit: number): Measured {
  return {
    name,
    ours: round(ours),
    reference: null,
    ratio: null,
    unit,
    goal: `≤ ${limit} ${unit}`,
    met: ours <= limit,
  };
}

export function relative(
  name: string,
  ours: number,
  reference: number,
  unit: string,
  goal: string,
  met: (ratio: number) => boolean,
): Measured {
  const ratio = ours / reference;
  return { name, ours: round(ours), reference: round(reference), ratio: round(ratio), unit, goal, met: met(ratio) };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

export async function seconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface StartedServer {
  readonly address: string;
  readonly seconds: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the launcher over a data folder and waits for its address. */
export function startServer(root: string, dataDir: string): Promise<StartedServer> {
  const begin = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...process.env, VIGIA_DATA: dataDir, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const address = /lista en (http:\S+)/.exec(said)?.[1];
      if (address) resolve({ address, seconds: (performance.now() - begin) / 1000, process: child, stop });
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** Sum of the proportional memory of a process, its descendants, and others named, in MB. Linux only. */
export async function proportionalMegabytes(pids: readonly number[]): Promise<number> {
  let kilobytes = 0;
  for (const pid of await withDescendants(pids)) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

async function withDescendants(pids: readonly number[]): Promise<ReadonlySet<number>> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const found = new Set(pids);
  for (let grew = true; grew;) {
    grew = false;
    for (const [pid, parent] of parents) {
      if (found.has(parent) && !found.has(pid)) {
        found.add(pid);
        grew = true;
      }
    }
  }
  return found;
}
