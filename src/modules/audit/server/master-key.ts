// The master key: a file outside of the database. While it is changed, the one before stands beside it.
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '#shared/refusal.ts';
import { KEY_BYTES, keyId, newKey } from './cipher.ts';

export interface MasterKeys {
  readonly current: Buffer;
  /** The current one and, after a change that was cut short, the one before. */
  readonly byId: ReadonlyMap<string, Buffer>;
}

export function formerOf(file: string): string {
  return `${file}.anterior`;
}

export function hasMasterKey(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Undefined when there is no file yet. Throws a Refusal: master-key-damaged. */
export async function readMasterKeys(file: string): Promise<MasterKeys | undefined> {
  const current = await readKey(file);
  if (!current) return undefined;
  const former = await readKey(formerOf(file));
  return { current, byId: new Map([current, ...(former ? [former] : [])].map((key) => [keyId(key), key])) };
}

/** Never over another. */
export async function createMasterKey(file: string): Promise<MasterKeys> {
  const current = newKey();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeKey(file, current);
  return { current, byId: new Map([[keyId(current), current]]) };
}

/** The next one in its place; the one before stays beside it until `forgetFormerKey`. */
export async function replaceMasterKey(file: string, former: Buffer, next: Buffer): Promise<void> {
  const fresh = `${file}.nueva`;
  await Promise.all([fresh, formerOf(file)].map((path) => rm(path, { force: true })));
  await writeKey(formerOf(file), former);
  await writeKey(fresh, next);
  await rename(fresh, file);
}

export async function forgetFormerKey(file: string): Promise<void> {
  await rm(formerOf(file), { force: true });
}

async function readKey(file: string): Promise<Buffer | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new Refusal('unavailable', 'master-key-damaged', `El archivo ${file} no tiene una clave maestra de Vigía.`);
}

async function writeKey(file: string, key: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${key.toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
