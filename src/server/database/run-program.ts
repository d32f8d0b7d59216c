import { spawn } from 'node:child_process';

/** The system user a program runs as; undefined is the user of this process. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  readonly code: number | null;
  readonly output: string;
  /** Set when the program could not be started at all ('ENOENT', 'EACCES'). */
  readonly spawnError?: string;
}

interface RunOptions {
  readonly as?: SystemUser | undefined;
  readonly cwd?: string;
}

const enough = 20_000;

/** Runs to the end and answers; a program that cannot start is an answer too, not an event. */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<ProgramResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      ...identityOf(options.as),
      cwd: options.cwd ?? '/',
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-enough);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ code: null, output: output || error.message, spawnError: error.code ?? 'UNKNOWN' });
    });
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
}

export function identityOf(user: SystemUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/**
 * Messages in one language, whatever the machine speaks; and no PG… variable of the person who
 * starts us, which would send the tools to another cluster.
 */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LANG: 'C', LC_ALL: 'C', TZ: 'America/Lima' };
}
