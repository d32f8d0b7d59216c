import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

describe('a folder', () => {
  let base = '';
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'vigia-folder-'));
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  it('is made with those above it, and the first one made is told', async () => {
    expect(await makeFolder(join(base, 'a/b/c'))).toBe(join(base, 'a'));
    expect((await stat(join(base, 'a/b/c'))).isDirectory()).toBe(true);
  });

  it('that is there is left as it is', async () => {
    expect(await makeFolder(base)).toBeUndefined();
    expect(await makeFolder('/')).toBeUndefined();
  });

  it('made twice at once is made once', async () => {
    const made = await Promise.all([makeFolder(join(base, 'd/e')), makeFolder(join(base, 'd/e'))]);
    expect((await stat(join(base, 'd/e'))).isDirectory()).toBe(true);
    expect(made.filter((first) => first === join(base, 'd')).length).toBe(1);
  });

  it('is not made where a file stands', async () => {
    await writeFile(join(base, 'file'), '');
    await expect(makeFolder(join(base, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(base, 'file/x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.runIf(process.platform === 'linux')('is refused at once where the file system makes none', async () => {
    await expect(makeFolder('/proc/foo')).rejects.toMatchObject({ code: 'EROFS' });
    await expect(makeFolder('/proc/foo/bar')).rejects.toMatchObject({ code: 'EROFS' });
  });
});
