// Editions that ship in data/: brought in at the first start by the same importer as anybody's file.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#server/database/database.ts';
import { isCalendarDate } from '#shared/calendar-date.ts';
import { PROGRAM } from '#modules/audit/index.ts';
import type { Manifest } from '../edition.ts';
import { hashFiles, type ImportFile, readImport, storeReading } from './importing.ts';
import type { AnySection } from '../section.ts';
import { findSameFile } from './store.ts';

export interface ShippedRequest {
  readonly db: Database;
  /** data/editions */
  readonly folder: string;
  readonly sections: readonly AnySection[];
  readonly isTerritory: (code: string) => boolean;
  readonly log: (message: string) => void;
}

/** Loads what is not loaded yet; a shipped file with a bad row is a defect and stops the start. */
export async function loadShippedEditions(request: ShippedRequest): Promise<void> {
  const names = (await readdir(request.folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  for (const name of names.toSorted()) {
    for (const section of request.sections) {
      const folder = join(request.folder, name, section.code);
      const manifest = await readManifest(folder, section.code);
      if (manifest) await loadOne(request, section, folder, `${name}/${section.code}`, manifest);
    }
  }
}

async function loadOne(
  request: ShippedRequest,
  section: AnySection,
  folder: string,
  label: string,
  manifest: Manifest,
): Promise<void> {
  const files = await readFiles(folder);
  if (files.length === 0) return;
  // Retired ones too: what somebody retired must not come back at the next start.
  const known = await request.db.read((tx) => findSameFile(tx, manifest, hashFiles(files), 'retired too'));
  if (known) return;
  const reading = await readImport(section, manifest, files, request.isTerritory);
  const problems = [...reading.problems, ...reading.badRows.flatMap((row) => row.problems)];
  if (problems.length > 0) throw new Error(`${folder}: ${JSON.stringify(problems.slice(0, 5))}`);
  const result = await request.db.write((tx) =>
    storeReading(tx, { ...manifest, status: 'published' }, { name: label, sha256: reading.sha256 }, reading, PROGRAM),
  );
  if (!result.unchanged) request.log(`Cargado: ${manifest.title} (${result.stored} filas).`);
}

async function readManifest(folder: string, section: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const manifest: Manifest = JSON.parse(text);
  if (manifest.section !== section || !isCalendarDate(manifest.cutOff) || !isCalendarDate(manifest.publishedOn)) {
    throw new Error(`bad manifest in ${folder}`);
  }
  return manifest;
}

async function readFiles(folder: string): Promise<readonly ImportFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
}
