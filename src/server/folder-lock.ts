// One program per data folder: the lock is a file that names its process and that process's birth.
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#shared/refusal.ts';
import { isProcessAlive, processStartMark } from './database/process-identity.ts';

interface Holder {
  readonly pid: number;
  readonly mark: string | null;
  readonly address: string | null;
}

export interface FolderLock {
  /** Tells the address to whoever finds the folder taken. */
  announce(address: string): Promise<void>;
  release(): Promise<void>;
}

const fileName = 'vigia.lock';

/** Takes the folder, or refuses naming who has it. A lock left by a killed process is taken over. */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, fileName);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await tryCreate(path)) return lockAt(path);
    const holder = await readHolder(path);
    if (holder && (await isHolding(holder))) throw takenBy(dataDir, holder);
    await rm(path, { force: true });
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

async function tryCreate(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(JSON.stringify(await ownHolder(null)));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function ownHolder(address: string | null): Promise<Holder> {
  return { pid: process.pid, mark: (await processStartMark(process.pid)) ?? null, address };
}

function lockAt(path: string): FolderLock {
  return {
    announce: async (address) => {
      const file = await open(path, 'r+');
      const text = JSON.stringify(await ownHolder(address));
      await file.truncate(0);
      await file.write(text, 0);
      await file.close();
    },
    release: () => rm(path, { force: true }),
  };
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return undefined;
    const mark = 'mark' in value && typeof value.mark === 'string' ? value.mark : null;
    const address = 'address' in value && typeof value.address === 'string' ? value.address : null;
    return { pid: value.pid, mark, address };
  } catch {
    return undefined;
  }
}

async function isHolding(holder: Holder): Promise<boolean> {
  if (!isProcessAlive(holder.pid)) return false;
  const mark = await processStartMark(holder.pid);
  return holder.mark === null || mark === undefined || mark === holder.mark;
}
