// What the role that requests work with may not do, asked of the database itself.
import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { openTestDatabase } from './support/database.ts';

describe('whoever works through the policies', async () => {
  const db = await openTestDatabase('empty');

  it('calls no function of a trigger, and is who the register’s own were made for', async () => {
    const { rows } = await db.pool.query<{ name: string; ofTrigger: boolean; work: boolean; anybody: boolean }>(
      `SELECT p.proname AS name, has_function_privilege('vigia_work', p.oid, 'EXECUTE') AS work,
              EXISTS (SELECT FROM pg_trigger t WHERE t.tgfoid = p.oid) AS "ofTrigger",
              EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS anybody
       FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`,
    );
    const ofTriggers = rows.filter(({ ofTrigger }) => ofTrigger);
    expect(ofTriggers.map(({ name }) => name)).toEqual(expect.arrayContaining(['chain_acts', 'record_account_act']));
    expect(ofTriggers.filter(({ work, anybody }) => work || anybody)).toEqual([]);
    // What answers above the policies is the program's alone, whatever module made it.
    expect(rows.filter(({ anybody }) => anybody)).toEqual([]);
    const own = ['acts_not_linked', 'destroy_subject_key', 'published_act'];
    const made = rows.filter(({ name }) => own.includes(name));
    expect(made.map(({ work, anybody }) => [work, anybody])).toEqual(own.map(() => [true, false]));
  });

  it.each([
    ['writes a seal', `INSERT INTO seal VALUES (1, now(), '{}', 'x')`],
    ['changes a key', `UPDATE subject_key SET wrapped = '\\x00'`],
    ['removes a key', `DELETE FROM subject_key`],
    ['reads accounts', `SELECT FROM account_user`],
    ['changes a head', `UPDATE chain_head SET sequence = 0`],
    ['adds an act by hand', `INSERT INTO act SELECT * FROM act`],
  ])('never %s', async (_what, statement) => {
    await expect(db.write((tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({ code: '42501' });
  });

  it('destroys the key of a subject where they act somewhere, and nowhere else', async () => {
    await db.pool.query(`INSERT INTO subject_key (subject, wrapped) VALUES ('sereno/1', '\\x01')`);
    const destroy = (as = db as Pick<typeof db, 'write'>) =>
      as.write((tx) => sql<{ destroyed: number }>`SELECT destroy_subject_key('sereno/1') AS destroyed`.execute(tx));
    await expect(destroy(db.as([]))).rejects.toMatchObject({ code: '42501' });
    expect((await destroy()).rows).toEqual([{ destroyed: 1 }]);
    expect((await destroy()).rows).toEqual([{ destroyed: 0 }]);
  });
});
