// One program per data folder: the lock is a file that names its process and that process's birth.
import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRefusal, Refusal } from '#shared/refusal.ts';
import { folderRefusal } from './database/data-folder.ts';
import { isProcessAlive, processStartMark } from './database/process-identity.ts';
import { makeFolder } from './make-folder.ts';

export interface Holder {
  readonly pid: number;
  readonly mark: string | null;
  /** Null while a server starts, and for a command. */
  readonly address: string | null;
}

export interface FolderLock {
  /** Tells the address to whoever finds the folder taken. */
  announce(address: string): Promise<void>;
  release(): Promise<void>;
}

const fileName = 'vigia.lock';
const attempts = 50;

/** Takes the folder, or refuses naming who has it. A lock left by a killed process is taken over. */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const path = join(dataDir, fileName);
  try {
    await makeFolder(dataDir);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const outcome = await take(path);
      if (outcome === 'taken') return lockAt(path);
      if (outcome !== 'changing') throw takenBy(dataDir, outcome);
      await delay(20);
    }
  } catch (error) {
    throw (isRefusal(error) ? undefined : folderRefusal(dataDir, String(error))) ?? error;
  }
  throw new Refusal(
    'conflict',
    'data-folder-in-use',
    `La carpeta de datos ${dataDir} está siendo abierta por otro proceso. Vuelva a intentarlo.`,
  );
}

/** Who has the folder now, if anybody. */
export async function findHolder(dataDir: string): Promise<Holder | undefined> {
  const holder = await readHolder(join(dataDir, fileName));
  return holder && (await isHolding(holder)) ? holder : undefined;
}

function takenBy(dataDir: string, holder: Holder): Refusal {
  const where = holder.address === null ? `(proceso ${holder.pid})` : `en ${holder.address} (proceso ${holder.pid})`;
  return new Refusal(
    'conflict',
    'data-folder-in-use',
    `Vigía ya está en marcha con la carpeta de datos ${dataDir}, ${where}. Ciérrela primero o indique otra carpeta en VIGIA_DATA.`,
    { pid: holder.pid, address: holder.address },
  );
}

/** Whole from its first instant: a lock seen while still empty would be taken for a dead one. */
async function tryCreate(path: string): Promise<boolean> {
  const own = await writeOwn(path, null);
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'EEXIST') return false;
    // A file system without links (exFAT, some network folders): the other way, with its small gap.
    return await copyFile(own, path, constants.COPYFILE_EXCL).then(
      () => true,
      (failure: NodeJS.ErrnoException) => {
        if (failure.code === 'EEXIST') return false;
        throw failure;
      },
    );
  } finally {
    await rm(own, { force: true });
  }
}

/**
 * Ours, or whose it is, or in somebody's hands right now. A dead lock is replaced, not removed, and
 * only by who holds the claim to it: looked at again under the claim, nobody else can have changed it.
 * A claim is a lock too, and who died holding it is followed in the same way.
 */
async function take(path: string): Promise<'taken' | 'changing' | Holder> {
  if (await tryCreate(path)) return 'taken';
  const text = await readText(path);
  const holder = parseHolder(text ?? '');
  if (holder && (await isHolding(holder))) return holder;
  const claim = `${path}.claim`;
  if ((await take(claim)) !== 'taken') return 'changing';
  try {
    if (text === undefined || (await readText(path)) !== text) return 'changing';
    await rename(await writeOwn(path, null), path);
    return 'taken';
  } finally {
    await rm(claim, { force: true });
  }
}

async function writeOwn(path: string, address: string | null): Promise<string> {
  const own = `${path}.${process.pid}-${randomUUID()}`;
  const holder: Holder = { pid: process.pid, mark: (await processStartMark(process.pid)) ?? null, address };
  try {
    await writeFile(own, JSON.stringify(holder), { mode: 0o600 });
    return own;
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
}

function lockAt(path: string): FolderLock {
  return {
    announce: async (address) => rename(await writeOwn(path, address), path),
    release: () => rm(path, { force: true }),
  };
}

async function readHolder(path: string): Promise<Holder | undefined> {
  return parseHolder((await readText(path)) ?? '');
}

function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** Undefined for what no lock of ours says: a write that was cut short, a file of somebody else. */
export function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined;
    const { pid } = value;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return undefined;
    const mark = 'mark' in value && typeof value.mark === 'string' ? value.mark : null;
    const address = 'address' in value && typeof value.address === 'string' ? value.address : null;
    return { pid, mark, address };
  } catch {
    return undefined;
  }
}

async function isHolding(holder: Holder): Promise<boolean> {
  if (!isProcessAlive(holder.pid)) return false;
  const mark = await processStartMark(holder.pid);
  return holder.mark === null || mark === undefined || mark === holder.mark;
}
