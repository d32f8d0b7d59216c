import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectionStringFor,
  newCredentials,
  parseCredentials,
  readCredentials,
  saveCredentials,
} from './credentials.ts';

describe('the credentials of the embedded database', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigia-credentials-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('come back as they were saved, readable by their owner alone', async () => {
    expect(await readCredentials(folder)).toBeUndefined();
    const saved = newCredentials('/var/lib/vigia/clusters/x/postgres');
    await saveCredentials(folder, saved);
    expect(await readCredentials(folder)).toEqual(saved);
    expect(statSync(join(folder, 'database.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['database.json']);
  });

  it('that are damaged are a refusal, not a new password', async () => {
    writeFileSync(join(folder, 'database.json'), '{"user":"vigia"');
    await expect(readCredentials(folder)).rejects.toMatchObject({ code: 'database-credentials-unreadable' });
  });

  it('are new each time and need no escape in an address', () => {
    const [one, other] = [newCredentials(undefined), newCredentials(undefined)];
    expect(one.password).not.toBe(other.password);
    expect(new URL(connectionStringFor(one, 5433, 'vigia')).password).toBe(one.password);
  });

  it.each([
    ['', undefined],
    ['null', undefined],
    ['"vigia"', undefined],
    ['{"user":"vigia"}', undefined],
    ['{"user":1,"password":"x"}', undefined],
    ['{"user":"vigia","password":"x"}', { user: 'vigia', password: 'x', clusterDir: undefined }],
    ['{"user":"vigia","password":"x","clusterDir":7}', { user: 'vigia', password: 'x', clusterDir: undefined }],
    ['{"user":"vigia","password":"x","clusterDir":"/c"}', { user: 'vigia', password: 'x', clusterDir: '/c' }],
  ])('%s', (text, expected) => {
    expect(parseCredentials(text)).toEqual(expected);
  });
});
