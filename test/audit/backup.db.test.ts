import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backUpTables } from '#server/database/backup.ts';
import { restoreTables } from '#server/database/restore.ts';
import {
  type AuditFiles,
  auditFilesOf,
  copyAuditFiles,
  readPersonal,
  readSealFile,
  restoreAuditFiles,
  sealHeads,
  verifyActs,
} from '#modules/audit/server/index.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { anAct, recordEach } from './acts.ts';

const quiet = (): void => undefined;

describe('a copy of the register', () => {
  const made: string[] = [];
  const folderOf = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-audit-'));
    made.push(folder);
    return folder;
  };
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  const personal = (masterKey: string) => ({ masterKey, subject: 'sereno/1', values: { dni: '40123456' } });

  /** Acts, a seal over them, a copy, and acts and a seal after it. */
  async function copied(): Promise<{ db: TestDatabase; files: AuditFiles; folder: string }> {
    const db = await openTestDatabase('empty');
    const dataDir = folderOf();
    const files = auditFilesOf({}, dataDir);
    await recordEach(db, [anAct({ territory: '070101', personal: personal(files.masterKey) }), anAct()]);
    await sealHeads(db, files.seals, new Date());
    await recordEach(db, [anAct()]);
    const folder = await backUpTables({ pool: db.pool, dataDir, log: quiet, alongside: copyAuditFiles(files) });
    await recordEach(db, [anAct()]);
    await sealHeads(db, files.seals, new Date());
    return { db, files, folder };
  }

  it('comes back on another machine whole, readable, and goes on from where it stood', async () => {
    const { folder } = await copied();
    const target = await openTestDatabase('empty');
    const files = auditFilesOf({}, folderOf());
    await restoreAuditFiles(folder, files);
    await restoreTables({ pool: target.pool, folder });
    const verify = () => verifyActs(target, () => readSealFile(files.seals));
    expect(await verify()).toEqual({ acts: 3, chains: 2, seals: 1, breaks: [] });
    expect(await target.read((tx) => readPersonal(tx, files.masterKey, { chain: '070101', sequence: 1 }))).toEqual({
      dni: '40123456',
    });
    expect(statSync(files.masterKey).mode & 0o777).toBe(0o600);
    await recordEach(target, [anAct()]);
    expect((await sealHeads(target, files.seals, new Date()))?.number).toBe(2);
    expect(await verify()).toEqual({ acts: 4, chains: 2, seals: 2, breaks: [] });
    await expect(target.pool.query('TRUNCATE act')).rejects.toThrow('neither changed nor removed');
  });

  it('comes back for its owner only, however the copy was carried', async () => {
    const { folder } = await copied();
    const files = auditFilesOf({}, folderOf());
    for (const name of ['claves/maestra.key', 'sellos/sellos.jsonl']) chmodSync(join(folder, name), 0o644);
    await restoreAuditFiles(folder, files);
    expect([files.masterKey, files.seals].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('holds only the seals that it knows of', async () => {
    const { folder, files } = await copied();
    expect(readFileSync(join(folder, 'sellos/sellos.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
    expect(readFileSync(files.seals, 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  it('of before shows against the seals of today what it lacks', async () => {
    const { folder, files } = await copied();
    const target = await openTestDatabase('empty');
    await restoreTables({ pool: target.pool, folder });
    const { breaks } = await verifyActs(target, () => readSealFile(files.seals));
    expect(breaks).toEqual([{ kind: 'cut-off', chain: '', sequence: 3 }]);
  });

  it('does not go over the keys of another', async () => {
    const { folder } = await copied();
    const files = auditFilesOf({}, folderOf());
    await restoreAuditFiles(folder, files);
    await restoreAuditFiles(folder, files);
    chmodSync(files.masterKey, 0o600);
    writeFileSync(files.masterKey, 'otra\n');
    await expect(restoreAuditFiles(folder, files)).rejects.toMatchObject({ code: 'audit-files-exist' });
    expect(readFileSync(files.masterKey, 'utf8')).toBe('otra\n');
  });

  it('whose keys are not at hand is refused, and nothing is left of it', async () => {
    const { db, files } = await copied();
    writeFileSync(files.masterKey, `${Buffer.alloc(32, 1).toString('base64')}\n`);
    const dataDir = folderOf();
    const copying = backUpTables({ pool: db.pool, dataDir, log: quiet, alongside: copyAuditFiles(files) });
    await expect(copying).rejects.toMatchObject({ code: 'keys-changed-meanwhile' });
    expect(readdirSync(join(dataDir, 'respaldos'))).toEqual([]);
  });
});
