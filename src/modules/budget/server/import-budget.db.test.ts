import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM } from '#modules/audit/index.ts';
import type { ImportManifest } from '#modules/sources/server/index.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { type BudgetResult, importBudget, previewBudget } from './import-budget.ts';
import { findFacts } from './fact-store.ts';
import { findCube } from './store.ts';

const file = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/mef-gasto-mensual-sintetico.csv'));

describe("MEF's monthly file in the database", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('full');
  });

  const manifest: ImportManifest = {
    section: 'budget',
    territory: '04',
    title: 'Gasto mensual sintético',
    source: 'Datos sintéticos',
    elaboration: '',
    licence: 'Sintético',
    cutOff: '2025-06-30',
    publishedOn: '2025-07-15',
    publishedBasis: 'stated',
    basisNote: '',
    synthetic: true,
    status: 'published',
  };
  const bring = (content: Buffer | string, more: Partial<ImportManifest> = {}): Promise<BudgetResult> =>
    importBudget(db, {
      open: () => Readable.from([Buffer.from(content)]),
      fileName: 'gasto.csv',
      manifest: { ...manifest, ...more },
      actor: PROGRAM,
      log: () => undefined,
    });
  const pimOf = (editionId: number, territory: string, grain: 'territory' | 'entity', year: number) =>
    db.read(async (tx) =>
      (await findCube(tx, { editionId, grain, territory, years: [year] })).map(({ pimCents }) => pimCents / 100),
    );

  it('is stored row by row, adds up by entity and territory, and once', async () => {
    const result = await bring(gzipSync(file));
    expect(result).toMatchObject({ stored: 325, rejected: 0, unchanged: false, reading: { others: 1, openings: 50 } });
    const id = result.edition?.id ?? 0;
    expect(await pimOf(id, '04', 'territory', 2024)).toEqual([2_320_000]);
    expect(await pimOf(id, '04', 'entity', 2024)).toEqual([580_000, 720_000, 1_020_000]);
    expect(await bring(gzipSync(file))).toMatchObject({ unchanged: true, edition: { id } });
  });

  it('gives back the lines behind an amount', async () => {
    const id = (await bring(file, { cutOff: '2025-06-29' })).edition?.id ?? 0;
    const found = await db.read((tx) =>
      findFacts(tx, { editionId: id, year: 2024, territory: '040103', level: 'M' }, { limit: 100, offset: 0 }),
    );
    expect(found.total).toBe(found.rows.length);
    expect(found.rows.reduce((sum, { pimCents }) => sum + pimCents, 0) / 100).toBe(1_020_000);
    const line = file.toString('utf8').split('\n')[(found.rows[0]?.line ?? 0) - 1] ?? '';
    expect(line.startsWith('2024,0,M,')).toBe(true);
  });

  it('keeps apart the rows of a group that cannot be, as they came', async () => {
    const [header = '', ...rows] = file.toString('utf8').trimEnd().split('\n');
    // A thousand times the accrued of one month of one product.
    const broken = rows.map((row, index) => (index === 5 ? thousandfold(row) : row));
    const result = await bring([header, ...broken].join('\n'), { cutOff: '2025-06-28' });
    expect(result.rejected).toBe(7);
    expect(result.edition?.incomplete).toBe(true);
    expect(result.problems[0]?.code).toBe('accrued-above-pim');
    expect(result.problems[0]?.message).toMatch(/supera el PIM, S\/ /);
    expect(await pimOf(result.edition?.id ?? 0, '040101', 'entity', 2021)).toEqual([520_000 - 105_000]);
    const waiting = await db.pool.query<{ raw: Record<string, string> }>(
      'SELECT raw FROM rejected_row WHERE edition_id = $1 ORDER BY row_number',
      [result.edition?.id],
    );
    expect(waiting.rows[0]?.raw).toMatchObject({ ANO_EJE: '2021', MES_EJE: '0', MONTO_PIM: '105000' });
    const kept = await db.pool.query<{ rows: number }>(
      'SELECT count(*)::int AS rows FROM budget_fact WHERE edition_id = $1',
      [result.edition?.id],
    );
    expect(kept.rows).toEqual([{ rows: 318 }]);
  });

  it('does not take a PIM of a closed year that changes backwards', async () => {
    const text = file.toString('utf8').replace(',105000,', ',105001,');
    const result = await bring(text, { cutOff: '2025-06-30', territory: '0401', publishedOn: '2025-08-01' });
    expect(result.rejected).toBe(7);
    expect(result.problems[0]).toMatchObject({ code: 'pim-backwards', column: 'MONTO_PIM' });
  });

  it('shows before storing what storing would refuse', async () => {
    const preview = await previewBudget(
      db,
      {
        open: () => Readable.from([Buffer.from(file.toString('utf8').replaceAll(',M,GOBIERNOS', ',X,GOBIERNOS'))]),
        fileName: 'gasto.csv',
        manifest,
        actor: PROGRAM,
        log: () => undefined,
      },
      () => undefined,
    );
    expect(preview).toMatchObject({ edition: null, stored: 0, rejected: 325 });
    expect(preview.problems[0]?.code).toBe('unknown-level');
  });

  it.each([
    ['', 'empty-file'],
    ['a,b\n1,2\n', 'missing-column'],
    [Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'damaged-file'],
  ])('refuses %j as %s and leaves nothing', async (content, code) => {
    const before = await db.pool.query('SELECT count(*) FROM edition');
    await expect(bring(content, { cutOff: '2025-05-31' })).rejects.toMatchObject({ code });
    expect((await db.pool.query('SELECT count(*) FROM edition')).rows).toEqual(before.rows);
  });
});

/** The accrued of a row, its last but one cell, times a thousand. */
function thousandfold(row: string): string {
  const cells = row.split(',');
  cells[cells.length - 2] = String(Number(cells[cells.length - 2]) * 1000);
  return cells.join(',');
}
