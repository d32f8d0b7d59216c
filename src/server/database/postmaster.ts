import { spawn } from 'node:child_process';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '#shared/refusal.ts';
import type { Binaries } from './binaries.ts';
import { folderRefusal } from './data-folder.ts';
import { isProcessAlive, processCommand, processesWorkingIn } from './process-identity.ts';
import { identityOf, programEnvironment, runProgram, type SystemUser } from './run-program.ts';

/** A server process of PostgreSQL, as its postmaster.pid tells it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export interface PostmasterRequest {
  readonly clusterDir: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | undefined;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (message: string) => void;
}

const pollMilliseconds = 25;
const attempts = 5;
const startMinutes = 10;
const logLimitBytes = 20 * 1024 * 1024;

interface PidFile extends Postmaster {
  readonly status: string;
}

/** Lines 1, 4 and 8 are the process, the port and what it is doing. */
export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) ? port : 0, status: lines[7] ?? '' };
}

/** The server that runs over this cluster, once it is ready; undefined when none does. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  for (;;) {
    const file = await readPidFile(clusterDir);
    if (!file) return undefined;
    if (!(await isServerOf(clusterDir, file.pid))) {
      await removeStalePidFile(clusterDir);
      return undefined;
    }
    if (file.status === 'ready') return { pid: file.pid, port: file.port };
    // Starting (perhaps repairing after a cut) or stopping: both end by themselves.
    await delay(pollMilliseconds);
  }
}

async function readPidFile(clusterDir: string): Promise<PidFile | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  return parsePidFile(text);
}

async function isServerOf(clusterDir: string, pid: number): Promise<boolean> {
  if (!isProcessAlive(pid)) return false;
  if (process.platform === 'linux') return (await processesWorkingIn(clusterDir)).includes(pid);
  const command = await processCommand(pid);
  return command === undefined || command.includes('postgres');
}

/**
 * PostgreSQL believes a stale file when its number was given to another process since. The file
 * also guards the shared memory of children that outlived a killed server, so it goes only when no
 * process at all works in the cluster.
 */
async function removeStalePidFile(clusterDir: string): Promise<void> {
  if (process.platform !== 'linux') return;
  if ((await processesWorkingIn(clusterDir)).length === 0)
    await rm(join(clusterDir, 'postmaster.pid'), { force: true });
}

/**
 * Starts the server, detached: it outlives us if we are killed, and the next start adopts it. On a
 * free port, or on the one that its clients know.
 */
export async function startPostmaster(request: PostmasterRequest, knownPort?: number): Promise<Postmaster> {
  await limitLog(request.logFile);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryStart(request, knownPort ?? (await freePort()));
    if ('pid' in outcome) return outcome;
    const refusal = folderRefusal(request.clusterDir, outcome.failure);
    if (refusal) throw refusal;
    if (attempt === attempts || !isPassing(outcome.failure)) throw startFailure(request, outcome.failure);
    await delay(attempt * 500);
  }
}

/** The port was taken since we looked, or children of a killed server are still leaving. */
function isPassing(failure: string): boolean {
  return /could not bind|could not create any TCP|shared memory block|lock file/.test(failure);
}

function startFailure(request: PostmasterRequest, failure: string): Refusal {
  const reason = failure.split('\n').findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ?? failure;
  return new Refusal(
    'unavailable',
    'database-start-failed',
    `La base de datos no pudo iniciar: ${reason.trim()}. El detalle está en ${request.logFile}.`,
  );
}

async function tryStart(request: PostmasterRequest, port: number): Promise<Postmaster | { failure: string }> {
  const logHandle = await open(request.logFile, 'a', 0o600);
  const { size: logStart } = await logHandle.stat();
  const child = spawn(request.binaries.postgres, serverArguments(request, port), {
    ...identityOf(request.user),
    cwd: request.clusterDir,
    env: programEnvironment(),
    detached: true,
    stdio: ['ignore', logHandle.fd, logHandle.fd],
    windowsHide: true,
  });
  let ended: string | undefined;
  child.once('error', (error) => (ended = String(error)));
  child.once('exit', () => (ended ??= 'exit'));
  child.unref();
  try {
    for (let waited = 0; ; waited += pollMilliseconds) {
      if (ended !== undefined) return { failure: `${ended}\n${await readFrom(request.logFile, logStart)}` };
      const file = await readPidFile(request.clusterDir);
      if (file && file.pid === child.pid && file.status === 'ready') return { pid: file.pid, port };
      if (waited === 5_000) request.log('La base de datos está revisando sus archivos; puede tardar unos minutos…');
      if (waited > startMinutes * 60_000) {
        child.kill('SIGQUIT');
        return { failure: `not ready after ${startMinutes} minutes` };
      }
      await delay(pollMilliseconds);
    }
  } finally {
    await logHandle.close();
  }
}

function serverArguments(request: PostmasterRequest, port: number): string[] {
  const settings = Object.entries(request.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', request.clusterDir, '-p', String(port), ...settings];
}

async function readFrom(path: string, start: number): Promise<string> {
  return (await readFile(path)).subarray(start).toString('utf8').trim();
}

async function limitLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > logLimitBytes) await rm(path);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** For a checkpoint of what is in memory, on a slow disk. */
const stopSeconds = 60;

/** Ends its sessions and waits until it is gone. Nothing is lost: what was committed is on disk. */
export async function stopPostmaster(
  request: Pick<PostmasterRequest, 'clusterDir' | 'binaries' | 'user'>,
): Promise<void> {
  const stop = (mode: string): ReturnType<typeof runProgram> =>
    runProgram(
      request.binaries.pgCtl,
      ['stop', '-D', request.clusterDir, '-m', mode, '-w', '-t', String(stopSeconds), '-s'],
      {
        as: request.user,
        cwd: request.clusterDir,
      },
    );
  const running = async (): Promise<number | undefined> => {
    const file = await readPidFile(request.clusterDir);
    return file && (await isServerOf(request.clusterDir, file.pid)) ? file.pid : undefined;
  };
  const fast = await stop('fast');
  if (fast.code === 0 || (await running()) === undefined) return;
  // A checkpoint that cannot end (a full disk): what was committed is in the log all the same.
  const immediate = await stop('immediate');
  const stuck = await running();
  if (immediate.code === 0 || stuck === undefined) return;
  // Asked to stop while it repaired itself on a full disk, it neither ends nor goes on.
  process.kill(stuck, 'SIGKILL');
}
