import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findHolder, lockFolder, parseHolder } from './folder-lock.ts';

/** No process has this number: it is beyond the largest that Linux gives. */
const GONE = 4_194_305;

describe('the lock of a data folder', () => {
  let folder: string;
  const made: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigia-lock-'));
    made.push(folder);
  });
  afterAll(() => {
    for (const path of made) rmSync(path, { recursive: true, force: true });
  });
  const leave = (text: string): void => writeFileSync(join(folder, 'vigia.lock'), text);

  it('names its holder, whose address is told later, and leaves nothing when released', async () => {
    const lock = await lockFolder(folder);
    expect(await findHolder(folder)).toMatchObject({ pid: process.pid, address: null });
    await lock.announce('http://127.0.0.1:8080');
    expect(await findHolder(folder)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:8080' });
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: expect.stringContaining('en http://127.0.0.1:8080'),
    });
    await lock.release();
    expect(await findHolder(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: GONE, mark: 'x', address: null })],
    [
      'of an earlier process with our number',
      JSON.stringify({ pid: process.pid, mark: 'another birth', address: null }),
    ],
    ['that a full disk left empty', ''],
    ['of somebody else', '{"pid": "doce"}'],
  ])('%s is taken over', async (_, text) => {
    leave(text);
    const lock = await lockFolder(folder);
    expect(JSON.parse(readFileSync(join(folder, 'vigia.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  it('is taken by one of many that come at once, over a dead one too', async () => {
    for (let round = 0; round < 40; round += 1) {
      const dead = JSON.stringify({ pid: GONE, mark: null, address: null });
      leave(dead);
      // Every other time somebody died while taking it over.
      if (round % 2 === 1) writeFileSync(join(folder, 'vigia.lock.claim'), dead);
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
      const taken = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      await taken[0]?.value.release();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is never seen half written while its address is told', async () => {
    const lock = await lockFolder(folder);
    const telling = (async () => {
      for (let turn = 0; turn < 100; turn += 1) await lock.announce(`http://127.0.0.1:${8000 + turn}`);
    })();
    for (let turn = 0; turn < 100; turn += 1) expect(await findHolder(folder)).toBeDefined();
    await telling;
    await lock.release();
  });

  it('refuses a folder that cannot be one', async () => {
    leave('');
    await expect(lockFolder(join(folder, 'vigia.lock', 'datos'))).rejects.toMatchObject({
      code: 'data-folder-read-only',
    });
  });
});

describe('what a lock says', () => {
  it.each([
    ['', undefined],
    ['{', undefined],
    ['null', undefined],
    ['[]', undefined],
    ['{"pid":0}', undefined],
    ['{"pid":-5}', undefined],
    ['{"pid":1.5}', undefined],
    ['{"pid":12}', { pid: 12, mark: null, address: null }],
    ['{"pid":12,"mark":3,"address":4}', { pid: 12, mark: null, address: null }],
    ['{"pid":12,"mark":"m","address":"a"}', { pid: 12, mark: 'm', address: 'a' }],
  ])('%s', (text, holder) => {
    expect(parseHolder(text)).toEqual(holder);
  });
});
