import { describe, expect, it } from 'vitest';
import { folderRefusal } from './data-folder.ts';

describe('the refusal behind a failure of the disk', () => {
  it.each([
    ['Error: ENOSPC: no space left on device, write', 'data-folder-full'],
    ['Error: EDQUOT: disk quota exceeded, write', 'data-folder-full'],
    ['initdb: error: could not write: No space left on device', 'data-folder-full'],
    ['FATAL: could not extend file: Disk quota exceeded', 'data-folder-full'],
    ["Error: EACCES: permission denied, open '/srv/x'", 'data-folder-read-only'],
    ["Error: EROFS: read-only file system, mkdir '/srv'", 'data-folder-read-only'],
    ["Error: ENOTDIR: not a directory, mkdir '/srv/archivo/x'", 'data-folder-read-only'],
    ["Error: EEXIST: file already exists, mkdir '/srv/archivo'", 'data-folder-read-only'],
    ['initdb: error: could not create directory: Permission denied', 'data-folder-read-only'],
    ['could not open file: Read-only file system', 'data-folder-read-only'],
    ['FATAL: could not bind IPv4 address: Address already in use', undefined],
    ['', undefined],
  ])('%s', (text, code) => {
    expect(folderRefusal('/srv/datos', text)?.code).toBe(code);
  });

  it('names the folder and the way out', () => {
    for (const text of ['ENOSPC', 'EROFS']) {
      const message = folderRefusal('/srv/datos', text)?.message;
      expect(message).toContain('/srv/datos');
      expect(message).toContain('VIGIA_DATA');
    }
  });
});
