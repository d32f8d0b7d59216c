// A file comes in: read, shown with its problems, and stored only when confirmed.
import { createHash } from 'node:crypto';
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Actor } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { ImportPreview, ImportResult } from '../contract.ts';
import { changeOf, type Manifest } from '../edition.ts';
import { type BadRow, type Reading, readSheets } from '../reading.ts';
import type { AnySection } from '../section.ts';
import { readSpreadsheet } from './spreadsheet/index.ts';
import { findSameFile, insertEdition, insertRecords, insertRejectedRows } from './store.ts';

export interface ImportManifest extends Manifest {
  readonly status: 'draft' | 'published';
}

export interface ImportFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const templateImporter = 'plantilla 1';
export const problemsShown = 200;
const sampleRows = 20;

/** Reads a file against a section's tables; nothing is stored. */
export async function readImport(
  section: AnySection,
  manifest: Pick<ImportManifest, 'territory'>,
  files: readonly ImportFile[],
  isTerritory: (code: string) => boolean,
): Promise<Reading & { readonly sha256: string }> {
  const sheets = (await Promise.all(files.map((file) => readSpreadsheet(file.name, file.content)))).flat();
  const reading = readSheets(sheets, section.tables, { territory: manifest.territory, isTerritory });
  return { ...reading, sha256: hashFiles(files) };
}

export function hashFiles(files: readonly ImportFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.content);
  return hash.digest('hex');
}

export function previewOf(
  section: AnySection,
  fileName: string,
  reading: Reading,
): Omit<ImportPreview, 'draftId' | 'sameAs' | 'revises'> {
  const problems = [...reading.problems, ...reading.badRows.flatMap((row) => row.problems)];
  return {
    section: section.code,
    fileName,
    tables: section.tables
      .map((table) => ({ table, rows: reading.rows.filter((row) => row.table === table.code) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ table, rows }) => ({
        code: table.code,
        title: table.title,
        rows: rows.length,
        sample: rows.slice(0, sampleRows).map((row) => row.values),
      })),
    facts: [],
    rejected: reading.badRows.length,
    problems: problems.slice(0, problemsShown),
    moreProblems: Math.max(0, problems.length - problemsShown),
  };
}

/** The same bytes for the same section, territory and cut-off change nothing. */
export async function storeReading(
  tx: WriteTx,
  manifest: ImportManifest,
  file: { readonly name: string; readonly sha256: string },
  reading: Reading,
  actor: Actor,
): Promise<ImportResult> {
  const same = await findSameFile(tx, manifest, file.sha256);
  if (same) return { edition: same, unchanged: true, stored: 0, rejected: 0 };
  if (reading.rows.length === 0) {
    throw new Refusal(
      'invalid',
      'no-good-rows',
      'El archivo no tiene ninguna fila que se pueda guardar. Corrija los errores y vuelva a cargarlo.',
      {
        problems: [...reading.problems, ...reading.badRows.flatMap((row) => row.problems)].slice(0, problemsShown),
      },
    );
  }
  const edition = await insertEdition(
    tx,
    {
      ...manifest,
      tables: [...new Set(reading.rows.map((row) => row.table))],
      incomplete: reading.badRows.length > 0 || reading.problems.length > 0,
      fileName: file.name,
      fileSha256: file.sha256,
      importer: templateImporter,
    },
    actor,
  );
  await insertRecords(tx, edition.id, reading.rows);
  await insertRejectedRows(tx, edition.id, [...reading.badRows, ...reading.problems.map(sheetAsBadRow)]);
  await recordAct(tx, {
    actor,
    territory: edition.territory,
    action: 'confirmImport',
    subject: `edition/${edition.id}`,
    details: {
      section: edition.section,
      rows: reading.rows.length,
      rejected: reading.badRows.length,
    },
    announces: changeOf(edition),
  });
  return { edition, unchanged: false, stored: reading.rows.length, rejected: reading.badRows.length };
}

/** A whole sheet that could not be read is kept among what waits for a corrected file. */
function sheetAsBadRow(problem: Reading['problems'][number]): BadRow {
  return { sheet: problem.sheet, row: problem.row, raw: {}, problems: [problem] };
}
