// A copy that leaves the house: every file of its folder encrypted with a passphrase (AES-256-GCM, scrypt).
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Refusal } from '#shared/refusal.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** Says how the key comes from the passphrase; the rest of the folder is unreadable without it. */
const LABEL = 'cifrado.json';
const ENDING = '.cifrado';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const label = z.object({
  algorithm: z.literal('aes-256-gcm'),
  kdf: z.literal('scrypt'),
  cost: z.number(),
  salt: z.string(),
});
type Label = z.infer<typeof label>;

async function keyOf(passphrase: string, { cost, salt }: Label): Promise<Buffer> {
  return derive(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, {
    N: cost,
    r: 8,
    p: 1,
    maxmem: 256 * 1024 * 1024,
  });
}

/** In place; a file's own path is part of what is proved, so that none can stand for another. */
export async function encryptFolder(folder: string, passphrase: string): Promise<void> {
  const said: Label = {
    algorithm: 'aes-256-gcm',
    kdf: 'scrypt',
    cost: 2 ** 17,
    salt: randomBytes(16).toString('base64'),
  };
  const key = await keyOf(passphrase, said);
  for (const name of await filesOf(folder)) {
    const path = join(folder, name);
    await pipeline(Readable.from(encrypted(path, name, key)), createWriteStream(`${path}${ENDING}`, { mode: 0o600 }));
    await rm(path);
  }
  await writeFile(join(folder, LABEL), `${JSON.stringify(said, null, 2)}\n`, { mode: 0o600 });
}

export async function isEncrypted(folder: string): Promise<boolean> {
  return (await readFile(join(folder, LABEL)).catch(() => undefined)) !== undefined;
}

/** Into a folder of its own. Throws a Refusal: wrong-passphrase, of a file that was changed too. */
export async function decryptFolder(folder: string, target: string, passphrase: string): Promise<void> {
  const said = label.parse(JSON.parse(await readFile(join(folder, LABEL), 'utf8')));
  const key = await keyOf(passphrase, said);
  for (const file of await filesOf(folder)) {
    if (!file.endsWith(ENDING)) continue;
    const name = file.slice(0, -ENDING.length);
    await mkdir(dirname(join(target, name)), { recursive: true, mode: 0o700 });
    await decryptFile(join(folder, file), join(target, name), name, key);
  }
}

async function* encrypted(path: string, name: string, key: Buffer): AsyncGenerator<Buffer> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  yield iv;
  for await (const chunk of createReadStream(path)) yield cipher.update(chunk);
  yield cipher.final();
  yield cipher.getAuthTag();
}

async function decryptFile(path: string, target: string, name: string, key: Buffer): Promise<void> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { buffer: iv } = await handle.read(Buffer.alloc(IV_BYTES), 0, IV_BYTES, 0);
    const { buffer: tag } = await handle.read(Buffer.alloc(TAG_BYTES), 0, TAG_BYTES, Math.max(0, size - TAG_BYTES));
    const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name)).setAuthTag(tag);
    const end = size - TAG_BYTES - 1;
    const body = end < IV_BYTES ? Readable.from([]) : createReadStream(path, { start: IV_BYTES, end });
    await pipeline(body, decipher, createWriteStream(target, { mode: 0o600 }));
  } catch (error) {
    throw new Refusal(
      'invalid',
      'wrong-passphrase',
      'La clave no es la de esta copia, o la copia está dañada. No se ha restaurado nada.',
      { file: name, cause: String(error) },
    );
  } finally {
    await handle.close();
  }
}

/** Relative, with slashes, in order. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== LABEL)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}
