// The program as a person runs it: real processes over a data folder of their own.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const root = join(import.meta.dirname, '../..');

/** A folder that goes when the file's tests end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-process-'));
  // As root, the database's own user must pass through; else its cluster would go outside of this folder.
  chmodSync(folder, 0o755);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** `npx vigia …args` over a data folder, to its end. */
export function vigia(dataDir: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return ended(start('vigia.mjs', dataDir, args, env));
}

function start(script: string, dataDir: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    env: { ...process.env, VIGIA_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function ended(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout: Buffer.concat(out), stderr }));
  });
}

export interface Serving {
  readonly address: string;
  readonly process: ChildProcess;
  /** All that it has said so far. */
  said(): string;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<number | null>;
}

/** `npm start` over a data folder; resolves with its address, rejects with what it said. */
export function serve(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Serving> {
  const child = start('start.mjs', dataDir, [], { PORT: '0', ...env });
  const end = (signal: NodeJS.Signals) => (): Promise<number | null> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
      child.once('exit', (code) => resolve(code));
      child.kill(signal);
      return undefined;
    });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const address = /lista en (https?:\S+)/.exec(said)?.[1];
      if (address) resolve({ address, process: child, said: () => said, stop: end('SIGTERM'), kill: end('SIGKILL') });
    });
    child.once('exit', (code) => reject(new Error(`${code}: ${said}`)));
  });
}

/** The code in brackets that every refusal ends with: "… [port-in-use]". */
export function refusalCode(stderr: string): string | undefined {
  return /\[([a-z0-9-]+)\]\s*$/.exec(stderr.trim())?.[1];
}
