// Programme 0030 of a whole country, eight years by month: the validated import against COPY, and its views.
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { copyInto } from '#server/database/copy.ts';
import { PROGRAM } from '#modules/audit/index.ts';
import { importBudget } from '#modules/budget/server/index.ts';
import { openProgram } from '#main/program.ts';
import { type Measured, relative, seconds } from './measure.ts';
import { budgetViews } from './money-views.ts';
import { nationalBudgetFile } from './national-budget-file.ts';

const runs = 2;
const ROWS = 3_000_000;
/** Numbers that no edition of the run has. */
const FIRST_COPY = 900_000;
const COLUMNS = [
  'edition_id',
  'year',
  'entity',
  'product',
  'source',
  'article',
  'month',
  'line',
  'pia_cents',
  'pim_cents',
  'accrued_cents',
];
type Order = 'line' | 'year, entity, product, source, article, month, line';

export async function bench(root: string, say: (text: string) => void): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vigia-bench-money-'));
  try {
    const file = join(folder, 'gasto-sintetico.csv');
    const districts = (await readFile(join(root, 'data/territory/ubigeo.csv'), 'utf8'))
      .split('\n')
      .slice(1)
      .map((line) => line.slice(0, 6))
      .filter((code) => /^\d{6}$/.test(code));
    say(`Escribiendo ${ROWS} filas sintéticas de ${districts.length} entidades…`);
    await pipeline(Readable.from(nationalBudgetFile(districts, ROWS)), createWriteStream(file));
    const dataDir = join(folder, `datos-${randomUUID()}`);
    const program = await openProgram({
      env: { ...process.env, VIGIA_DATA: dataDir },
      log: () => undefined,
      now: () => new Date('2026-06-01T15:00:00Z'),
      mode: 'command',
    });
    try {
      const client = await program.db.pool.connect();
      const ours: number[] = [];
      const unsorted: number[] = [];
      const sorted: number[] = [];
      let edition = 0;
      let stored = 0;
      for (let run = 1; run <= runs; run += 1) {
        const manifest = {
          section: 'budget',
          territory: '',
          title: 'Gasto mensual sintético',
          source: 'Datos sintéticos de la prueba de velocidad',
          elaboration: '',
          licence: 'Sintético',
          // A cut-off of its own, so that the same bytes are not taken for the same edition.
          cutOff: `2025-12-${String(29 + run)}`,
          publishedOn: '2026-01-10',
          publishedBasis: 'stated' as const,
          basisNote: '',
          synthetic: true,
          status: 'draft' as const,
        };
        ours.push(
          await seconds(async () => {
            const result = await importBudget(program.db, {
              open: () => createReadStream(file, { highWaterMark: 1024 * 1024 }),
              // An upload is hashed while it arrives: its bytes are not read twice.
              sha256: `banco-${run}`,
              fileName: 'gasto-sintetico.csv',
              manifest,
              actor: PROGRAM,
              log: say,
            });
            edition = result.edition?.id ?? 0;
            stored = result.stored;
            if (result.rejected > 0)
              throw new Error(`${result.rejected} rows refused: ${JSON.stringify(result.problems[0])}`);
          }),
        );
        say(`Importadas ${stored} filas en ${ours.at(-1)?.toFixed(1)} s`);
        for (const [order, times] of [
          ['line', unsorted],
          ['year, entity, product, source, article, month, line', sorted],
        ] as const) {
          const lines = await linesOf(client, edition, order, FIRST_COPY + run * 10 + times.length);
          times.push(await seconds(() => copyInto(client, 'budget_fact', COLUMNS, lines)));
          say(
            `COPY (${order === 'line' ? 'orden del archivo' : 'orden de la clave'}) en ${times.at(-1)?.toFixed(1)} s`,
          );
          await client.query('DELETE FROM budget_fact WHERE edition_id >= $1', [FIRST_COPY]);
          await client.query('VACUUM budget_fact');
        }
      }
      client.release();
      const speed = (times: readonly number[]): number => stored / Math.min(...times);
      const against = (reference: string, times: readonly number[]): Measured =>
        relative(
          `Budget import of ${stored} rows, validated, against COPY ${reference}`,
          speed(ours),
          speed(times),
          'rows/s',
          '≥ 0.5 ×',
          (ratio) => ratio >= 0.5,
        );
      return [
        against('in the order of the file', unsorted),
        against('of rows sorted beforehand', sorted),
        ...(await budgetViews(program)),
      ];
    } finally {
      await program.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What was stored, as COPY takes it; in pieces, because a text of all of it would not fit. */
async function linesOf(
  client: { query<T extends object>(query: { text: string; values: readonly unknown[] }): Promise<{ rows: T[] }> },
  edition: number,
  order: Order,
  copy: number,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ text: string }>({
    text: `SELECT string_agg(text, '' ORDER BY n) AS text FROM (
             SELECT concat_ws(E'\\t', $2::int, year, entity, product, source, article, month, line, pia_cents, pim_cents,
               accrued_cents) || E'\\n' AS text, row_number() OVER (ORDER BY ${order}) AS n
             FROM budget_fact WHERE edition_id = $1) AS all_rows
           GROUP BY n / 2000 ORDER BY n / 2000`,
    values: [edition, copy],
  });
  return rows.map(({ text }) => text);
}
