// Brings SIDPOL's complaint files in: streamed, validated row by row, copied, added up.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Database, WriteTx } from '#server/database/database.ts';
import { unpacked } from '#server/unpacked.ts';
import { isCalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { type Actor, PROGRAM } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { Edition, Manifest, RowProblem } from '#modules/sources/index.ts';
import { findSameFile, type ImportManifest, insertEdition, insertRejectedRows } from '#modules/sources/server/index.ts';
import { findKnownCodes } from '#modules/territory/server/index.ts';
import { createCube } from '../cube.ts';
import { COMPLAINT_COUNTS } from '../dataset.ts';
import { LAST_YEAR } from '../period.ts';
import {
  type ComplaintRow,
  createSidpolReader,
  type SidpolOptions,
  type SidpolReader,
  type SidpolReading,
} from '../sidpol-reader.ts';
import { insertComplaintCounts, insertComplaintCube } from './store.ts';

export interface SidpolRequest {
  readonly open: () => Readable;
  readonly fileName: string;
  readonly manifest: ImportManifest;
  readonly dryRun?: boolean;
  /** Of the bytes, when they have been read already. */
  readonly sha256?: string;
  readonly actor: Actor;
  readonly log: (message: string) => void;
}

export interface SidpolResult {
  /** Null in a dry run. */
  readonly edition: Edition | null;
  readonly unchanged: boolean;
  readonly stored: number;
  readonly rejected: number;
  /** Sum of the counts stored. */
  readonly records: number;
  /** The list of modalities changes between editions: what is new, what is not there. */
  readonly newModalities: readonly string[];
  readonly missingModalities: readonly string[];
  readonly problems: readonly RowProblem[];
}

const importer = 'sidpol 1';
const problemsShown = 200;
const progressEvery = 100_000;
/** Unpacked; the national file of eight years is 21 MB. */
const maximumBytes = 1024 * 1024 * 1024;
const maximumLine = 64 * 1024;

/** One file, one edition; the same bytes again change nothing. Rows refused stay with the edition, to be mended. */
export async function importSidpol(db: Database, request: SidpolRequest): Promise<SidpolResult> {
  if (request.dryRun) return previewSidpol(await db.read(findKnownCodes), request, () => undefined);
  const sha256 = request.sha256 ?? (await hashOf(request.open()));
  return db.write((tx) => importSidpolIn(tx, { ...request, sha256 }));
}

/** Reads the file whole; nothing is stored. Good rows go to `onRow`. */
export async function previewSidpol(
  codes: ReadonlySet<string>,
  request: SidpolRequest,
  onRow: (row: ComplaintRow) => void,
): Promise<SidpolResult> {
  const reader = createSidpolReader(optionsOf(codes, request), onRow);
  for await (const _chunk of readInto(reader, request.open()));
  return { ...tell(request, checked(reader.finish())), stored: 0, records: 0 };
}

export async function importSidpolIn(tx: WriteTx, request: SidpolRequest): Promise<SidpolResult> {
  const sha256 = request.sha256 ?? (await hashOf(request.open()));
  const same = await findSameFile(tx, request.manifest, sha256);
  if (same) return { ...NOTHING, edition: same, unchanged: true };
  const result = await storeSidpol(tx, request, optionsOf(await findKnownCodes(tx), request), sha256);
  const { section, territory } = request.manifest;
  await recordAct(tx, {
    actor: request.actor,
    territory,
    action: 'confirmImport',
    subject: `edition/${result.edition?.id}`,
    details: { section, rows: result.stored, rejected: result.rejected },
    announces: { section, isPublic: request.manifest.status === 'published' },
  });
  return result;
}

function optionsOf(codes: ReadonlySet<string>, { fileName, manifest }: SidpolRequest): SidpolOptions {
  return {
    file: fileName,
    isTerritory: (code) => codes.has(code),
    territory: manifest.territory,
    lastYear: Math.min(Number(manifest.cutOff.slice(0, 4)), LAST_YEAR),
  };
}

const NOTHING: Omit<SidpolResult, 'edition'> = {
  unchanged: false,
  stored: 0,
  rejected: 0,
  records: 0,
  newModalities: [],
  missingModalities: [],
  problems: [],
};

async function storeSidpol(
  tx: WriteTx,
  request: SidpolRequest,
  options: SidpolOptions,
  sha256: string,
): Promise<SidpolResult> {
  const cube = createCube(options.lastYear);
  const read: ComplaintRow[] = [];
  let done = 0;
  const reader = createSidpolReader(options, (row) => {
    cube.add(row);
    read.push(row);
    done += 1;
    if (done % progressEvery === 0) request.log(`Denuncias: ${done.toLocaleString('es-PE')} filas leídas…`);
  });
  let result: SidpolResult | undefined;
  let badRows: SidpolReading['badRows'] = [];
  await insertComplaintCounts(tx, pieces(reader, request.open(), read), async () => {
    const reading = checked(reader.finish());
    badRows = reading.badRows;
    const told = tell(request, reading);
    const edition = await insertReadEdition(tx, request, reading, told, sha256);
    result = { ...told, edition };
    return edition.id;
  });
  if (!result?.edition) throw new Error('the edition of the file was not made');
  await insertComplaintCube(tx, result.edition.id, cube.finish());
  await insertRejectedRows(tx, result.edition.id, badRows);
  return result;
}

/** The good rows of each piece of the file. */
async function* pieces(
  reader: SidpolReader,
  source: Readable,
  read: ComplaintRow[],
): AsyncGenerator<readonly ComplaintRow[]> {
  for await (const _chunk of readInto(reader, source)) yield read.splice(0);
}

function insertReadEdition(
  tx: WriteTx,
  request: SidpolRequest,
  reading: SidpolReading,
  { problems }: SidpolResult,
  sha256: string,
): Promise<Edition> {
  if (reading.rows === 0) {
    throw new Refusal('invalid', 'no-good-rows', 'El archivo no tiene ninguna fila que se pueda guardar.', {
      problems,
    });
  }
  return insertEdition(
    tx,
    {
      ...request.manifest,
      tables: [COMPLAINT_COUNTS],
      incomplete: reading.badRows.length > 0,
      fileName: request.fileName,
      fileSha256: sha256,
      importer,
    },
    request.actor,
  );
}

/** Throws when the file as a whole is not SIDPOL's. */
function checked(reading: SidpolReading): SidpolReading {
  const [first] = reading.problems;
  if (!first) return reading;
  throw new Refusal('invalid', first.code, reading.problems.map(({ message }) => message).join(' '), {
    problems: reading.problems,
  });
}

function tell(request: SidpolRequest, reading: SidpolReading): SidpolResult {
  const result = resultOf(reading);
  for (const name of reading.newModalities) request.log(`Modalidad nueva en el archivo: ${name}.`);
  for (const problem of result.problems.slice(0, 20))
    request.log(`${problem.sheet}, línea ${problem.row}, «${problem.column}»: ${problem.message} [${problem.code}]`);
  return result;
}

async function hashOf(source: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk);
  return hash.digest('hex');
}

function resultOf(reading: SidpolReading): SidpolResult {
  return {
    edition: null,
    unchanged: false,
    stored: reading.rows,
    rejected: reading.badRows.length,
    records: reading.records,
    newModalities: reading.newModalities,
    missingModalities: reading.missingModalities,
    problems: reading.badRows.flatMap(({ problems }) => problems).slice(0, problemsShown),
  };
}

/** Feeds the reader with a CSV or its gzip; yields after each piece, so that whoever waits for rows can take them. */
export async function* readInto(reader: SidpolReader, source: Readable): AsyncGenerator<void> {
  let rest = '';
  let bytes = 0;
  for await (const chunk of unpacked(source)) {
    bytes += chunk.length;
    if (bytes > maximumBytes)
      throw new Refusal('invalid', 'file-too-large', 'El archivo descomprimido supera el límite de 1 GB.');
    // Latin-1 keeps every byte; the reader decides the encoding of the few texts that it needs.
    const text = rest + chunk.toString('latin1');
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      reader.push(text.slice(from, end));
      from = end + 1;
    }
    rest = text.slice(from);
    if (rest.length > maximumLine)
      throw new Refusal('invalid', 'not-a-csv', 'El archivo no es un CSV: tiene una línea de más de 64 KB.');
    yield;
  }
  if (rest !== '') reader.push(rest);
  yield;
}

/** The SIDPOL files that ship, each with its manifest beside it; done already, it looks and leaves. */
export async function loadSidpol(db: Database, folder: string, log: (message: string) => void): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.manifest.json')).toSorted();
  for (const name of names) {
    const manifest: Manifest = JSON.parse(await readFile(join(folder, name), 'utf8'));
    if (!isCalendarDate(manifest.cutOff) || !isCalendarDate(manifest.publishedOn))
      throw new Error(`bad manifest: ${name}`);
    const file = join(folder, name.replace(/\.manifest\.json$/, '.csv.gz'));
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    // Retired ones too: what somebody retired must not come back at the next start.
    if (await db.read((tx) => findSameFile(tx, manifest, sha256, 'retired too'))) continue;
    log(`Cargando: ${manifest.title}…`);
    const result = await importSidpol(db, {
      open: () => createReadStream(file),
      fileName: basename(file),
      manifest: { ...manifest, status: 'published' },
      actor: PROGRAM,
      log,
    });
    log(`Cargado: ${manifest.title} (${result.stored.toLocaleString('es-PE')} filas).`);
  }
}
