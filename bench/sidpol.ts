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

type Order = 'line' | 'territory, year, month, modality COLLATE "C"';

/**
 * Speed of ours over the speed of COPY, the best of three runs of each, taken in turns. COPY gets the valid
 * rows already parsed, as text, into the very same table: once in the order of the file, and once already in
 * the order of the key, which is the best that it can be given.
 */
export async function sidpolAgainstCopy(root: string, dataDir: string): Promise<readonly Measured[]> {
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
    const asText = async (order: Order): Promise<readonly string[]> => {
      const { rows } = await client.query<{ text: string }>({
        text: `SELECT concat_ws(E'\\t', territory, year, month, modality, count, line) || E'\\n' AS text
               FROM complaint_count WHERE edition_id = (SELECT min(edition_id) FROM complaint_count) ORDER BY ${order}`,
      });
      return rows.map((row) => row.text);
    };
    const inFileOrder = await asText('line');
    const inKeyOrder = await asText('territory, year, month, modality COLLATE "C"');
    let copies = 0;
    const copy = async (rows: readonly string[]): Promise<number> => {
      copies += 1;
      const lines = rows.map((row) => `${FIRST_COPY + copies}\t${row}`);
      return seconds(() => copyInto(client, 'complaint_count', COLUMNS, lines));
    };
    const ours: number[] = [];
    const unsorted: number[] = [];
    const sorted: number[] = [];
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
      unsorted.push(await copy(inFileOrder));
      sorted.push(await copy(inKeyOrder));
    }
    await client.query('DELETE FROM complaint_count WHERE edition_id > $1', [FIRST_COPY]);
    client.release();
    const speed = (times: readonly number[]): number => inFileOrder.length / Math.min(...times);
    const against = (reference: string, times: readonly number[]): Measured =>
      relative(
        `SIDPOL import, validated, against COPY ${reference}`,
        speed(ours),
        speed(times),
        'rows/s',
        '≥ 0.5 ×',
        (ratio) => ratio >= 0.5,
      );
    return [against('in the order of the file', unsorted), against('of rows sorted beforehand', sorted)];
  } finally {
    await program.close();
  }
}
