// What it costs a write to leave its act: the same writes with and without it, taken in turns.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, WriteTx } from '#server/database/database.ts';
import { clientOf } from '#server/database/transaction.ts';
import { LOCAL_OPERATOR } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { openProgram } from '#main/program.ts';
import { type Measured, relative, seconds } from './measure.ts';

const writers = 8;
const writesEach = 40;
const rounds = 20;

type AfterWrite = (tx: WriteTx, writer: number) => Promise<void>;

export async function bench(_root: string, say: (message: string) => void): Promise<readonly Measured[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigia-bench-'));
  try {
    return await auditAgainstNone(dataDir, say);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Seconds for all writes of all writers, the best round of each; a write is a correction of a row, as on screen. */
export async function auditAgainstNone(dataDir: string, say: (message: string) => void): Promise<readonly Measured[]> {
  const program = await openProgram({
    env: { ...process.env, VIGIA_DATA: dataDir },
    log: say,
    now: () => new Date(),
    mode: 'command',
  });
  try {
    const { rows } = await program.db.pool.query<{ id: number }>('SELECT id FROM record ORDER BY id LIMIT $1', [
      writers,
    ]);
    const ids = rows.map(({ id }) => id);
    const act = (tx: WriteTx, territory: string, writer: number): Promise<void> =>
      leaveAct(tx, territory, ids[writer] ?? 0);
    const cases: readonly (readonly [string, AfterWrite])[] = [
      ['none', async () => undefined],
      ['each in its municipality', (tx, writer) => act(tx, `0701${String(writer + 1).padStart(2, '0')}`, writer)],
      ['all on the national chain', (tx, writer) => act(tx, '', writer)],
    ];
    const best = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, after] of cases) {
        const took = await seconds(() => writeAll(program.db, ids, after));
        best.set(name, Math.min(best.get(name) ?? Infinity, took));
      }
    }
    const secondsOf = (name: string): number => best.get(name) ?? Number.NaN;
    return cases
      .slice(1)
      .map(([name]) =>
        relative(
          `${writers * writesEach} writes of ${writers} writers with an act, ${name}, against without`,
          secondsOf(name),
          secondsOf('none'),
          's',
          '≤ 1.5 ×',
          (ratio) => ratio <= 1.5,
        ),
      );
  } finally {
    await program.close();
  }
}

async function writeAll(db: Database, ids: readonly number[], after: AfterWrite): Promise<void> {
  await Promise.all(
    ids.map(async (id, writer) => {
      for (let turn = 0; turn < writesEach; turn += 1) {
        await db.write(async (tx) => {
          await correct(tx, id);
          await after(tx, writer);
        });
      }
    }),
  );
}

async function correct(tx: WriteTx, id: number): Promise<void> {
  const client = clientOf(tx);
  await client.query('UPDATE record SET revision = revision + 1 WHERE id = $1', [id]);
  await client.query(
    `INSERT INTO record_revision (record_id, revision, values, printed, author, reason)
     SELECT id, revision, values, printed, 'banco', 'medición' FROM record WHERE id = $1`,
    [id],
  );
}

function leaveAct(tx: WriteTx, territory: string, id: number): Promise<void> {
  const values = { name: 'Ventanilla', count: 4, note: null };
  return recordAct(tx, {
    actor: LOCAL_OPERATOR,
    territory,
    action: 'correctRow',
    subject: `record/${id}`,
    reason: 'medición',
    details: { before: values, after: { ...values, count: 5 } },
  });
}
