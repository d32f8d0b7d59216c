import { readdir, readFile, readlink } from 'node:fs/promises';
import { runProgram } from './run-program.ts';

/** True for a process of another user too: it cannot be signalled, but it is there. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * What tells a process from a later one with the same number (in a container the same numbers come
 * back at every start): its start time. Undefined when it is gone, or the system does not say.
 */
export async function processStartMark(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const [stat, boot] = await Promise.all([readOrNothing(`/proc/${pid}/stat`), bootMark()]);
    // The name in parentheses may hold spaces: the fields are counted after it.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields?.[19] && `${boot}:${fields[19]}`;
  }
  if (process.platform === 'win32') return undefined;
  const { code, output } = await runProgram('ps', ['-p', String(pid), '-o', 'lstart=']);
  return code === 0 && output !== '' ? output : undefined;
}

async function bootMark(): Promise<string> {
  return (await readOrNothing('/proc/sys/kernel/random/boot_id'))?.trim() ?? '';
}

/** The command line with its arguments, or undefined when it cannot be known. */
export async function processCommand(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const line = await readOrNothing(`/proc/${pid}/cmdline`);
    return line?.replaceAll('\0', ' ').trim();
  }
  if (process.platform === 'win32') return undefined;
  const { code, output } = await runProgram('ps', ['-p', String(pid), '-o', 'command=']);
  return code === 0 ? output : undefined;
}

/** Linux only (elsewhere empty): the processes whose working folder is this one. */
export async function processesWorkingIn(folder: string): Promise<number[]> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.filter((name) => /^\d+$/.test(name)).map(Number);
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => undefined)));
  return pids.filter((_, index) => folders[index] === folder);
}

function readOrNothing(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
