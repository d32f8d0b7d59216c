import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decryptFolder, encryptFolder, isEncrypted } from './backup-encryption.ts';

const PASSPHRASE = 'una frase larga, con eñe';

describe('an encrypted copy', () => {
  let folder: string;
  let target: string;
  const contents: Readonly<Record<string, string>> = {
    'manifest.json': '{"tables":[]}',
    'edition.copy.gz': 'x'.repeat(200_000),
    'empty.copy.gz': '',
    'claves/maestra.key': 'secreto',
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigia-cifrado-'));
    target = await mkdtemp(join(tmpdir(), 'vigia-descifrado-'));
    await mkdir(join(folder, 'claves'));
    for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content);
    await encryptFolder(folder, PASSPHRASE);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(target, { recursive: true, force: true });
  });

  it('says nothing of what it holds', async () => {
    expect(await isEncrypted(folder)).toBe(true);
    for (const name of await readdir(folder, { recursive: true })) {
      if (!name.endsWith('.cifrado')) continue;
      const bytes = await readFile(join(folder, name), 'latin1');
      expect(bytes).not.toMatch(/secreto|tables|xxxx/);
    }
    expect(await readdir(folder, { recursive: true })).not.toContain('manifest.json');
  });

  it('comes back byte by byte with its passphrase', async () => {
    await decryptFolder(folder, target, PASSPHRASE);
    for (const [name, content] of Object.entries(contents))
      expect(await readFile(join(target, name), 'utf8')).toBe(content);
  });

  it('does not with another', async () => {
    await expect(decryptFolder(folder, target, 'otra')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  it('does not when a byte was changed, a file was cut, or one stands for another', async () => {
    const path = join(folder, 'edition.copy.gz.cifrado');
    const whole = await readFile(path);
    const changed = Buffer.from(whole);
    changed[5000] = (changed[5000] ?? 0) ^ 1;
    for (const bytes of [changed, whole.subarray(0, -1), whole.subarray(0, 8)]) {
      await writeFile(path, bytes);
      await expect(decryptFolder(folder, target, PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    await writeFile(path, whole);
    await rename(path, join(folder, 'record.copy.gz.cifrado'));
    await expect(decryptFolder(folder, target, PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });
});
