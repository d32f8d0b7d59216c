// A launcher as a process whose words can be followed while it runs.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findRunningEmbedded } from '#server/database/embedded.ts';
import { type Ended, ended, root } from '../support/processes.ts';

export interface Launched {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when it says that; rejects with all it said when it ends before. */
  hears(words: string): Promise<string>;
}

export interface LaunchOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
}

/** Its environment is the one given, and nothing of ours. */
export function launch(command: string, args: readonly string[], options: LaunchOptions): Launched {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ending = ended(child);
  return {
    process: child,
    ended: ending,
    hears: async (words) => {
      for (;;) {
        if (said.includes(words)) return said;
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(said);
        await delay(10);
      }
    },
  };
}

export const startScript = join(root, 'scripts/start.mjs');

export function launchStart(dataDir: string, env: NodeJS.ProcessEnv = {}): Launched {
  return launch(process.execPath, [startScript], { env: { ...process.env, PORT: '0', VIGIA_DATA: dataDir, ...env } });
}

/** Nothing of a data folder runs, and nobody has it. */
export async function isLeft(dataDir: string): Promise<boolean> {
  return (await findRunningEmbedded(dataDir)) === undefined && !existsSync(join(dataDir, 'vigia.lock'));
}
