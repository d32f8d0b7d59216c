import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { eraseSubject, readPersonal, recordAct, rotateMasterKey, verifyActs } from '#modules/audit/server/index.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { anAct } from './acts.ts';

const PLACE = { chain: '070101', sequence: 1 };
const VALUES = { dni: '40123456', nombre: 'Ñusta Quispe' };

describe('personal values of an act', () => {
  const folders: string[] = [];
  let db: TestDatabase;
  let file: string;
  beforeEach(async () => {
    db = await openTestDatabase('empty');
    const folder = mkdtempSync(join(tmpdir(), 'vigia-keys-'));
    folders.push(folder);
    file = join(folder, 'claves/maestra.key');
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const record = (subject: string): Promise<void> =>
    db.write((tx) =>
      recordAct(tx, anAct({ territory: '070101', subject, personal: { masterKey: file, subject, values: VALUES } })),
    );
  const read = (place = PLACE) => db.read((tx) => readPersonal(tx, file, place));
  const erase = (subject: string): Promise<boolean> =>
    db.write((tx) =>
      eraseSubject(tx, { actor: LOCAL_OPERATOR, territory: '070101', subject, reason: 'Pedido del titular' }),
    );
  const breaks = async () => (await verifyActs(db, async () => '')).breaks;

  it('come back to who has the keys, and stand nowhere in the database', async () => {
    await record('sereno/1');
    expect(await read()).toEqual(VALUES);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { rows } = await db.pool.query<{ text: string }>(
      `SELECT a::text || (SELECT string_agg(k::text, '') FROM subject_key k) || encode(personal, 'escape') AS text FROM act a`,
    );
    expect(rows[0]?.text).not.toMatch(/40123456|Quispe/);
    expect(rows[0]?.text).not.toContain(Buffer.from(readFileSync(file, 'utf8'), 'base64').toString('hex'));
  });

  it('are gone once their subject is erased, others stay, and the chain holds', async () => {
    await record('sereno/1');
    await record('sereno/2');
    expect(await erase('sereno/1')).toBe(true);
    expect(await read()).toBeNull();
    expect(await read({ ...PLACE, sequence: 2 })).toEqual(VALUES);
    expect(await breaks()).toEqual([]);
    const { rows } = await db.pool.query('SELECT action, reason FROM act ORDER BY sequence DESC LIMIT 1');
    expect(rows).toEqual([{ action: 'eraseSubject', reason: 'Pedido del titular' }]);
    expect(await erase('sereno/1')).toBe(false);
    await expect(record('sereno/1')).rejects.toMatchObject({ code: 'subject-erased' });
  });

  it('stay readable when the master key is changed, and the one before opens nothing', async () => {
    await record('sereno/1');
    await record('sereno/2');
    const before = readFileSync(file, 'utf8');
    expect(await rotateMasterKey(db, file)).toBe(2);
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    expect(existsSync(`${file}.anterior`)).toBe(false);
    expect(await read()).toEqual(VALUES);
    expect(await breaks()).toEqual([]);
    writeFileSync(file, before);
    await expect(read()).rejects.toMatchObject({ code: 'master-key-of-others' });
  });

  it('stay readable when a change of the master key was cut short, which the next one finishes', async () => {
    await record('sereno/1');
    const before = readFileSync(file, 'utf8');
    await rotateMasterKey(db, file);
    // As if the process had ended after the new key was put in place and before the rows were committed.
    const { rows } = await db.pool.query<{ wrapped: Buffer }>('SELECT wrapped FROM subject_key');
    writeFileSync(`${file}.anterior`, readFileSync(file, 'utf8'));
    writeFileSync(file, before);
    expect(rows).toHaveLength(1);
    expect(await read()).toEqual(VALUES);
    await rotateMasterKey(db, file);
    expect(existsSync(`${file}.anterior`)).toBe(false);
    expect(await read()).toEqual(VALUES);
  });

  it('say that the master key is lost, and take no new one in its place', async () => {
    await record('sereno/1');
    rmSync(file);
    await expect(read()).rejects.toMatchObject({ code: 'master-key-missing' });
    await expect(record('sereno/2')).rejects.toMatchObject({ code: 'master-key-missing' });
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, 'no es una clave\n');
    await expect(read()).rejects.toMatchObject({ code: 'master-key-damaged' });
  });

  it('of one subject get one key from eight at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => record('sereno/1')));
    for (let sequence = 1; sequence <= 8; sequence += 1) expect(await read({ ...PLACE, sequence })).toEqual(VALUES);
    expect((await db.pool.query('SELECT FROM subject_key')).rowCount).toBe(1);
  });
});
