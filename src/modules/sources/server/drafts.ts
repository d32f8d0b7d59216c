// A file that was shown waits in the database until somebody confirms it or a week goes by.
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Generated } from '#server/database/schema.ts';
import type { Database, WriteTx } from '#server/database/database.ts';
import { takeJob } from '#server/database/job-lock.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Actor } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import type { ImportPreview, ImportResult } from '../contract.ts';
import { inSection, SOURCES } from '../policy.ts';
import { deleteDraftFile, insertDraftFile, writeDraftFile } from './draft-file-store.ts';
import { type DraftLimits, requireRoom } from './draft-quota.ts';
import { type ImportManifest, previewOf, problemsShown, readImport, storeReading } from './importing.ts';
import { BULK_HEAD_BYTES, type BulkFile, type BulkImport, type SectionPlug } from './plug.ts';
import type { AnySection } from '../section.ts';
import { findEdition, findEditionsOfSection, findSameFile } from './store.ts';
import { forgetFile } from './upload.ts';

declare module '#server/database/schema.ts' {
  interface Schema {
    importDraft: {
      id: string;
      manifest: ImportManifest;
      fileName: string;
      fileSha256: string;
      createdAt: Generated<string>;
      createdBy: string;
      account: string | null;
      bytes: Generated<number>;
      confirmedEditionId: number | null;
    };
  }
}

export interface DraftDeps {
  readonly db: Database;
  readonly plugs: readonly SectionPlug[];
  readonly isTerritory: (code: string) => boolean;
  /** Where a file is while it is read: cargas/ of the data folder. */
  readonly uploads: string;
  readonly draftLimits: DraftLimits;
}

export interface Draft {
  /** A UUID, and the name of its file in the folder. */
  readonly id: string;
  readonly manifest: ImportManifest;
  readonly file: { readonly name: string; readonly sha256: string };
}

const keptDays = 7;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const quiet = (): void => undefined;

/** Reads the file whole, says what it brings and what is wrong with it, and keeps only the draft. */
export async function showDraft(
  deps: DraftDeps,
  plug: SectionPlug,
  draft: Draft,
  actor: Actor,
): Promise<ImportPreview> {
  const content = await contentOf(deps, plug, draft, actor);
  const preview = await deps.db.write(async (tx) => {
    const { manifest, file } = draft;
    const { size: bytes } = await stat(join(deps.uploads, draft.id));
    const { account } = actor;
    await requireRoom(tx, { account, territory: manifest.territory }, bytes, deps.draftLimits);
    const same = await findSameFile(tx, manifest, file.sha256);
    const live = await findEditionsOfSection(tx, plug.section.code);
    const revises = live.find(
      ({ territory, cutOff }) => territory === manifest.territory && cutOff === manifest.cutOff,
    );
    await tx
      .insertInto('importDraft')
      .values({
        id: draft.id,
        manifest: asJson(manifest),
        fileName: file.name,
        fileSha256: file.sha256,
        createdBy: actor.name,
        account,
        bytes,
        confirmedEditionId: null,
      })
      .execute();
    await insertDraftFile(tx, draft.id, join(deps.uploads, draft.id));
    return { draftId: draft.id, ...content, sameAs: same?.id ?? null, revises: revises?.id ?? null };
  });
  await forgetFile(join(deps.uploads, draft.id));
  return preview;
}

async function contentOf(
  deps: DraftDeps,
  { section, bulk }: SectionPlug,
  draft: Draft,
  actor: Actor,
): Promise<Omit<ImportPreview, 'draftId' | 'sameAs' | 'revises'>> {
  const path = join(deps.uploads, draft.id);
  const { file, manifest } = draft;
  if (bulk && (await isBulk(bulk, file.name, path))) {
    const reading = await bulk.preview(deps.db, { file: bulkFile(file, path), manifest, actor, log: quiet });
    return {
      section: section.code,
      fileName: file.name,
      tables: reading.tables,
      facts: reading.facts,
      rejected: reading.rejected,
      problems: reading.problems.slice(0, problemsShown),
      moreProblems: Math.max(0, reading.rejected - problemsShown),
    };
  }
  const files = [{ name: file.name, content: await readFile(path) }];
  return previewOf(section, file.name, await readImport(section, manifest, files, deps.isTerritory));
}

/** Stores a draft as an edition. With errors it is marked incomplete and its bad rows are kept. */
export async function confirmDraft(deps: DraftDeps, draftId: string, actor: Principal): Promise<ImportResult> {
  // Twice at once are two files, of which the second is not needed.
  const path = join(deps.uploads, randomUUID());
  try {
    return await deps.db.write((tx) => confirmIn(tx, deps, draftId, path, actor));
  } finally {
    await forgetFile(path);
  }
}

async function confirmIn(
  tx: WriteTx,
  deps: DraftDeps,
  draftId: string,
  path: string,
  actor: Principal,
): Promise<ImportResult> {
  // Locked: confirming twice at once stores once.
  const draft = await tx.selectFrom('importDraft').selectAll().where('id', '=', draftId).forUpdate().executeTakeFirst();
  const plug = deps.plugs.find(({ section }) => section.code === draft?.manifest.section);
  if (!draft || !plug) throw unknownDraft();
  // Whoever confirms need not be who uploaded.
  authorise(actor, inSection(SOURCES.importFile, plug.section), draft.manifest.territory);
  if (draft.confirmedEditionId !== null) {
    const edition = await findEdition(tx, draft.confirmedEditionId);
    if (edition) return { edition, unchanged: true, stored: 0, rejected: 0 };
  }
  await mkdir(deps.uploads, { recursive: true, mode: 0o700 });
  if (!(await writeDraftFile(tx, draftId, path))) throw unknownDraft();
  const file = { name: draft.fileName, sha256: draft.fileSha256 };
  const result = await storeFile(tx, deps, plug, { manifest: draft.manifest, file, path, actor });
  await tx
    .updateTable('importDraft')
    .set({ confirmedEditionId: result.edition.id })
    .where('id', '=', draftId)
    .execute();
  await deleteDraftFile(tx, draftId);
  return result;
}

interface WaitingFile {
  readonly manifest: ImportManifest;
  readonly file: Draft['file'];
  readonly path: string;
  readonly actor: Actor;
}

async function storeFile(
  tx: WriteTx,
  deps: DraftDeps,
  { section, bulk }: SectionPlug,
  { manifest, file, path, actor }: WaitingFile,
): Promise<ImportResult> {
  if (bulk && (await isBulk(bulk, file.name, path))) {
    const { edition, unchanged, stored, rejected } = await bulk.store(tx, {
      file: bulkFile(file, path),
      manifest,
      actor,
      log: quiet,
    });
    return { edition, unchanged, stored, rejected };
  }
  const files = [{ name: file.name, content: await readFile(path) }];
  return storeReading(tx, manifest, file, await readImport(section, manifest, files, deps.isTerritory), actor);
}

function bulkFile(file: Draft['file'], path: string): BulkFile {
  return { ...file, open: () => createReadStream(path) };
}

export async function isBulk(bulk: BulkImport, fileName: string, path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BULK_HEAD_BYTES), 0, BULK_HEAD_BYTES, 0);
    return bulk.recognises(fileName, buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Nobody needs it: its room is free. Who may confirm it may discard it. */
export async function discardDraft(
  db: Database,
  sections: readonly AnySection[],
  draftId: string,
  actor: Principal,
): Promise<void> {
  await db.write(async (tx) => {
    const draft = await tx
      .selectFrom('importDraft')
      .select(['manifest', 'fileSha256'])
      .where('id', '=', draftId)
      .where('confirmedEditionId', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    const section = sections.find(({ code }) => code === draft?.manifest.section);
    if (!draft || !section) throw unknownDraft();
    const { territory } = draft.manifest;
    authorise(actor, inSection(SOURCES.importFile, section), territory);
    await tx.deleteFrom('importDraft').where('id', '=', draftId).execute();
    const details = { section: section.code, sha256: draft.fileSha256 };
    await recordAct(tx, { actor, territory, action: 'discardDraft', subject: `draft/${draftId}`, details });
  });
}

/** At the start, when nobody is uploading: files that a killed run left. */
export async function forgetUploads(uploads: string): Promise<void> {
  const names = await readdir(uploads).catch(() => []);
  for (const name of names) if (UUID.test(name)) await forgetFile(join(uploads, name));
}

/** Of more than a week. */
export async function removeOldDrafts(db: Database, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000).toISOString();
  await db.write(async (tx) => {
    if (await takeJob(tx, 'removeOldDrafts'))
      await tx.deleteFrom('importDraft').where('createdAt', '<', oldest).execute();
  });
}

function unknownDraft(): Refusal {
  return new Refusal('not-found', 'unknown-draft', 'Esa carga ya no existe; vuelva a subir el archivo.');
}

// jsonb goes as text: pg would send some objects wrong.
function asJson<T>(value: T): T {
  return JSON.stringify(value) as T;
}
