// The validated import of the national file against COPY of the same rows, on the same server.
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyInto } from '#server/database/copy.ts';
import { PROGRAM } from '#modules/audit/index.ts';
import { importSidpol } from '#modules/observatory/server/index.ts';
import type { Manifest } from '#modules/sources/index.ts';
import { openProgram } from '#main/program.ts';
import { type Measured, relative, seconds } from './measure.ts';

const runs = 3;
/** Numbers that no edition of the run has. */
const FIRST_COPY = 900_000;
const COLUMNS = ['edition_id', 'territory', 'year', 'month', 'modality', 'count', 'line'];

/**
 * Speed of ours over the speed of COPY, the best of three runs of each, taken in turns. COPY gets the
 * valid rows already parsed, as text in the order of the file, into the very same table.
 */
export async function sidpolAgainstCopy(root: string, dataDir: string): Promise<Measured> {
  const folder = join(root, 'data/sidpol');
  const name = (await readdir(folder)).find((file) => file.endsWith('.manifest.json')) ?? '';
  const shipped: Manifest = JSON.parse(await readFile(join(folder, name), 'utf8'));
  const file = join(folder, name.replace(/\.manifest\.json$/, '.csv.gz'));
  const program = await openProgram({
    env: { ...process.env, VIGIA_DATA: dataDir },
    log: () => undefined,
    now: () => new Date(),
    mode: 'command',
  });
  try {
    const client = await program.db.pool.connect();
    const { rows } = await client.query<{ line: string }>({
      text: `SELECT concat_ws(E'\\t', territory, year, month, modality, count, line) || E'\\n' AS line
             FROM complaint_count ORDER BY edition_id, line`,
    });
    const lines = rows.map((row) => row.line);
    const ours: number[] = [];
    const copies: number[] = [];
    for (let run = 1; run <= runs; run += 1) {
      // A cut-off of its own, so that the same bytes are not taken for the same edition.
      const manifest = { ...shipped, cutOff: `2026-04-${String(run).padStart(2, '0')}`, status: 'draft' as const };
      const request = {
        open: () => createReadStream(file),
        fileName: 'banco.csv.gz',
        manifest,
        actor: PROGRAM,
        log: () => undefined,
      };
      ours.push(await seconds(() => importSidpol(program.db, request)));
      const copied = lines.map((line) => `${FIRST_COPY + run}\t${line}`);
      copies.push(await seconds(() => copyInto(client, 'complaint_count', COLUMNS, copied)));
    }
    await client.query('DELETE FROM complaint_count WHERE edition_id > $1', [FIRST_COPY]);
    client.release();
    const speed = (times: readonly number[]): number => lines.length / Math.min(...times);
    return relative(
      'SIDPOL import, validated, against COPY',
      speed(ours),
      speed(copies),
      'rows/s',
      '≥ 0.5 ×',
      (ratio) => ratio >= 0.5,
    );
  } finally {
    await program.close();
  }
}
