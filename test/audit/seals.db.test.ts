import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verificationText } from '#modules/audit/index.ts';
import { readSealFile, sealHeads, verifyActs } from '#modules/audit/server/index.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { anAct, recordEach, tamper } from './acts.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

interface Sealed {
  readonly db: TestDatabase;
  readonly file: string;
}

/** Five acts in each of two chains; sealed after the third and after the fifth of each. */
async function sealedChains(): Promise<Sealed> {
  const db = await openTestDatabase('empty');
  const folder = mkdtempSync(join(tmpdir(), 'vigia-seals-'));
  made.push(folder);
  const file = join(folder, 'sellos/sellos.jsonl');
  const both = (count: number) =>
    Array.from({ length: count }, () =>
      ['', '070101'].map((territory) => anAct({ territory, reason: 'Motivo' })),
    ).flat();
  await recordEach(db, both(3));
  await sealHeads(db, file, new Date('2026-06-01T15:00:00Z'));
  await recordEach(db, both(2));
  await sealHeads(db, file, new Date('2026-06-01T16:00:00Z'));
  return { db, file };
}

const verify = ({ db, file }: Sealed) => verifyActs(db, () => readSealFile(file));

/** The tail again from a place, with a reason of its own and hashes that hold. */
const REWRITE = `
  DO $$ DECLARE entry act; before bytea; BEGIN
    SELECT hash INTO before FROM act WHERE chain = '070101' AND sequence = 3;
    FOR entry IN SELECT * FROM act WHERE chain = '070101' AND sequence > 3 ORDER BY sequence LOOP
      entry.reason := 'Otro motivo'; entry.previous_hash := before; before := act_hash(entry);
      UPDATE act SET reason = entry.reason, previous_hash = entry.previous_hash, hash = before
        WHERE chain = '070101' AND sequence = entry.sequence;
    END LOOP;
    UPDATE chain_head SET hash = before WHERE chain = '070101';
  END $$`;

describe('the register of acts', () => {
  it('is whole when nobody touched it, and says how much there is', async () => {
    const sealed = await sealedChains();
    const verification = await verify(sealed);
    expect(verification).toEqual({ acts: 10, chains: 2, seals: 2, breaks: [] });
    expect(verificationText(verification)).toContain('10 actos en 2 cadenas, 2 sellos');
  });

  const changed = (kind: string, sequence: number, chain: string | null = '070101') => [{ kind, chain, sequence }];
  it.each([
    [
      'a field that was changed',
      ["UPDATE act SET actor = 'otro' WHERE chain = '070101' AND sequence = 2"],
      changed('changed', 2),
    ],
    [
      'an instant that was moved',
      ["UPDATE act SET at = at + interval '1 microsecond' WHERE sequence = 4 AND chain = '070101'"],
      changed('changed', 4),
    ],
    [
      'an act removed from the middle',
      ["DELETE FROM act WHERE chain = '070101' AND sequence = 3"],
      changed('missing', 3),
    ],
    [
      'an act removed and the next put in its place',
      [
        "DELETE FROM act WHERE chain = '070101' AND sequence = 3",
        "UPDATE act SET sequence = sequence - 1 WHERE chain = '070101' AND sequence > 3",
      ],
      changed('relinked', 3),
    ],
    [
      'an act twice',
      [
        'INSERT INTO act SELECT (jsonb_populate_record(a, \'{"at": "2020-01-01"}\')).* FROM act a WHERE chain = \'070101\' AND sequence = 5',
      ],
      changed('relinked', 5),
    ],
    ['a tail that was cut', ["DELETE FROM act WHERE chain = '070101' AND sequence > 3"], changed('cut-off', 4)],
    [
      'a tail that was cut with its head',
      [
        "DELETE FROM act WHERE chain = '070101' AND sequence > 3",
        "UPDATE chain_head h SET sequence = 3, hash = a.hash FROM act a WHERE h.chain = '070101' AND a.chain = h.chain AND a.sequence = 3",
      ],
      changed('cut-off', 4),
    ],
    [
      'a chain that was removed',
      ["DELETE FROM act WHERE chain = '070101'", "DELETE FROM chain_head WHERE chain = '070101'"],
      changed('cut-off', 1),
    ],
    ['a tail written again with hashes that hold', [REWRITE], changed('rewritten', 5)],
    [
      'a head that is another',
      ["UPDATE chain_head SET hash = decode(repeat('ab', 32), 'hex') WHERE chain = '070101'"],
      changed('head-differs', 5),
    ],
    [
      'an act kept out of the chains',
      ["INSERT INTO act_queue (kind, territory, actor, action, subject) VALUES ('write', '', 'x', 'x', 'x')"],
      [{ kind: 'not-linked', chain: null, sequence: null }],
    ],
  ])('shows %s', async (_, statements, breaks) => {
    const sealed = await sealedChains();
    await tamper(sealed.db.pool, ...statements);
    const verification = await verify(sealed);
    expect(verification.breaks).toEqual(breaks);
    expect(verificationText(verification)).toContain('NO está íntegro');
  });

  it('names the chain and the place of the first act that does not hold', async () => {
    const sealed = await sealedChains();
    await tamper(sealed.db.pool, "UPDATE act SET reason = 'x' WHERE sequence >= 4");
    expect(verificationText(await verify(sealed))).toBe(
      [
        'El registro NO está íntegro (10 actos en 2 cadenas, 2 sellos):',
        '- Cadena nacional, acto 4: su contenido no es el que se registró.',
        '- Cadena 070101, acto 4: su contenido no es el que se registró.',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [
      'a seal that was changed',
      (text: string) => text.replace('15:00', '15:01'),
      { kind: 'seal-broken', chain: null, sequence: 1 },
    ],
    [
      'a seal that was removed',
      (text: string) => text.slice(text.indexOf('\n') + 1),
      { kind: 'seal-broken', chain: null, sequence: 1 },
    ],
    [
      'the last seal cut off',
      (text: string) => text.slice(0, text.indexOf('\n') + 1),
      { kind: 'seals-missing', chain: null, sequence: 2 },
    ],
    ['no seals at all', () => '', { kind: 'seals-missing', chain: null, sequence: 1 }],
  ])('shows %s, and is not sealed over it', async (_, change, found) => {
    const sealed = await sealedChains();
    writeFileSync(sealed.file, change(readFileSync(sealed.file, 'utf8')));
    expect((await verify(sealed)).breaks).toEqual([found]);
    await recordEach(sealed.db, [anAct()]);
    const code = found.kind === 'seal-broken' ? 'seals-broken' : 'seals-missing';
    await expect(sealHeads(sealed.db, sealed.file, new Date())).rejects.toMatchObject({ code });
  });
});

describe('a seal', () => {
  it('is one line that nobody else reads, and only of what moved', async () => {
    const { db, file } = await sealedChains();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await sealHeads(db, file, new Date())).toBeNull();
    await recordEach(db, [anAct()]);
    const seal = await sealHeads(db, file, new Date());
    expect(Object.keys(seal?.heads ?? {})).toEqual(['']);
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(3);
  });

  it('goes over what a crash left of a line, which was none', async () => {
    const sealed = await sealedChains();
    appendFileSync(sealed.file, '{"number":3,"at":"20');
    expect((await verify(sealed)).breaks).toEqual([]);
    await recordEach(sealed.db, [anAct()]);
    expect((await sealHeads(sealed.db, sealed.file, new Date()))?.number).toBe(3);
    expect(await verify(sealed)).toMatchObject({ seals: 3, breaks: [] });
  });

  it('whose transaction was lost after its line was written stands', async () => {
    const sealed = await sealedChains();
    await sealed.db.pool.query('DELETE FROM seal WHERE number = 2');
    expect((await verify(sealed)).breaks).toEqual([]);
    await recordEach(sealed.db, [anAct()]);
    expect((await sealHeads(sealed.db, sealed.file, new Date()))?.number).toBe(3);
    expect((await sealed.db.pool.query('SELECT number FROM seal ORDER BY 1')).rows).toHaveLength(3);
  });

  it('is not put over fewer acts than were sealed', async () => {
    const { db, file } = await sealedChains();
    await tamper(db.pool, "DELETE FROM act WHERE chain = ''", "DELETE FROM chain_head WHERE chain = ''");
    await expect(sealHeads(db, file, new Date())).rejects.toMatchObject({ code: 'acts-cut-off' });
  });

  it('made by eight at once is one after the other', async () => {
    const sealed = await sealedChains();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        await recordEach(sealed.db, [anAct()]);
        await sealHeads(sealed.db, sealed.file, new Date());
      }),
    );
    expect((await verify(sealed)).breaks).toEqual([]);
  });
});
