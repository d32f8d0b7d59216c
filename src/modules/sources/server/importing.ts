// A file comes in: read, shown with its problems, and stored only when confirmed.
import { createHash, randomUUID } from 'node:crypto';
import type { Generated } from '#server/database/schema.ts';
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Actor } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { ImportPreview, ImportResult } from '../contract.ts';
import type { Manifest } from '../edition.ts';
import { type Reading, readSheets } from '../reading.ts';
import type { AnySection } from './plug.ts';
import { readSpreadsheet } from './spreadsheet.ts';
import {
  findEdition,
  findEditionsOfSection,
  findSameFile,
  insertEdition,
  insertRecords,
  insertRejectedRows,
} from './store.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    importDraft: {
      id: string;
      manifest: ImportManifest;
      fileName: string;
      fileSha256: string;
      rows: Reading['rows'];
      problems: Pick<Reading, 'badRows' | 'problems'>;
      createdAt: Generated<string>;
      createdBy: string;
      confirmedEditionId: number | null;
    };
  }
}

export interface ImportManifest extends Manifest {
  readonly status: 'draft' | 'published';
}

export interface ImportFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const templateImporter = 'plantilla 1';
const problemsShown = 200;
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

/** Keeps what was read until somebody confirms it. */
export async function saveDraft(
  tx: WriteTx,
  section: AnySection,
  manifest: ImportManifest,
  fileName: string,
  reading: Reading & { readonly sha256: string },
  actor: Actor,
): Promise<ImportPreview> {
  const draftId = randomUUID();
  const same = await findSameFile(tx, manifest, reading.sha256);
  const live = await findEditionsOfSection(tx, section.code);
  const revises = live.find(
    (edition) => edition.territory === manifest.territory && edition.cutOff === manifest.cutOff,
  );
  await tx
    .insertInto('importDraft')
    .values({
      id: draftId,
      manifest: asJson(manifest),
      fileName,
      fileSha256: reading.sha256,
      rows: asJson(reading.rows),
      problems: asJson({ badRows: reading.badRows, problems: reading.problems }),
      createdBy: actor.name,
      confirmedEditionId: null,
    })
    .execute();
  return { draftId, ...previewOf(section, fileName, reading), sameAs: same?.id ?? null, revises: revises?.id ?? null };
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
    problems: problems.slice(0, problemsShown),
    moreProblems: Math.max(0, problems.length - problemsShown),
  };
}

/** Stores a draft as an edition. With errors it is marked incomplete and its bad rows are kept. */
export async function confirmDraft(tx: WriteTx, draftId: string, actor: Actor): Promise<ImportResult> {
  const draft = await tx.selectFrom('importDraft').selectAll().where('id', '=', draftId).forUpdate().executeTakeFirst();
  if (!draft) throw new Refusal('not-found', 'unknown-draft', 'Esa carga ya no existe; vuelva a subir el archivo.');
  if (draft.confirmedEditionId !== null) {
    const edition = await findEdition(tx, draft.confirmedEditionId);
    if (edition) return { edition, unchanged: true, stored: 0, rejected: 0 };
  }
  const result = await storeReading(
    tx,
    draft.manifest,
    { name: draft.fileName, sha256: draft.fileSha256 },
    { rows: draft.rows, ...draft.problems },
    actor,
  );
  await tx
    .updateTable('importDraft')
    .set({ confirmedEditionId: result.edition.id })
    .where('id', '=', draftId)
    .execute();
  return result;
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
  await insertRejectedRows(tx, edition.id, reading.badRows);
  await recordAct(tx, {
    actor,
    action: 'confirmImport',
    subject: `edition/${edition.id}`,
    details: {
      section: edition.section,
      territory: edition.territory,
      rows: reading.rows.length,
      rejected: reading.badRows.length,
    },
  });
  return { edition, unchanged: false, stored: reading.rows.length, rejected: reading.badRows.length };
}

function asJson<T>(value: T): T {
  return JSON.stringify(value) as T;
}
