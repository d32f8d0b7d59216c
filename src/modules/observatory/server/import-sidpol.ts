// Brings SIDPOL's complaint files in: streamed, validated row by row, copied, added up.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Database, WriteTx } from '#server/database/database.ts';
import { isCalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { type Actor, PROGRAM } from '#modules/audit/index.ts';
import type { Edition, Manifest, RowProblem } from '#modules/sources/index.ts';
import { findSameFile, type ImportManifest, insertEdition, insertRejectedRows } from '#modules/sources/server/index.ts';
import { findKnownCodes } from '#modules/territory/server/index.ts';
import { addUp } from '../cube.ts';
import { COMPLAINT_COUNTS } from '../dataset.ts';
import {
  type ComplaintRow,
  createSidpolReader,
  isSidpolHeader,
  type SidpolOptions,
  type SidpolReading,
} from '../sidpol-reader.ts';
import { insertComplaintCounts, insertComplaintCube } from './store.ts';

export interface SidpolRequest {
  readonly open: () => Readable;
  readonly fileName: string;
  readonly manifest: ImportManifest;
  readonly dryRun?: boolean;
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
  const codes = await db.read(findKnownCodes);
  const { manifest } = request;
  const { reading, sha256 } = await readSidpol(request.open(), {
    file: request.fileName,
    isTerritory: (code) => codes.has(code),
    territory: manifest.territory,
    lastYear: Number(manifest.cutOff.slice(0, 4)),
  });
  if (reading.problems.length > 0) {
    throw new Refusal(
      'invalid',
      reading.problems[0]?.code ?? 'bad-file',
      reading.problems.map(({ message }) => message).join(' '),
      { problems: reading.problems },
    );
  }
  const result = resultOf(reading);
  for (const name of reading.newModalities) request.log(`Modalidad nueva en el archivo: ${name}.`);
  for (const problem of result.problems.slice(0, 20))
    request.log(`${problem.sheet}, línea ${problem.row}, «${problem.column}»: ${problem.message} [${problem.code}]`);
  if (request.dryRun) return { ...result, stored: 0, records: 0 };
  return db.write(async (tx) => {
    const same = await findSameFile(tx, manifest, sha256);
    if (same) return { ...result, edition: same, unchanged: true, stored: 0, rejected: 0, records: 0, problems: [] };
    if (reading.rows.length === 0) {
      throw new Refusal('invalid', 'no-good-rows', 'El archivo no tiene ninguna fila que se pueda guardar.', {
        problems: result.problems,
      });
    }
    return { ...result, edition: await storeSidpol(tx, request, reading, sha256) };
  });
}

async function storeSidpol(
  tx: WriteTx,
  request: SidpolRequest,
  reading: SidpolReading,
  sha256: string,
): Promise<Edition> {
  const edition = await insertEdition(
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
  const rows = inKeyOrder(reading.rows);
  await insertComplaintCounts(tx, edition.id, rows, (done) => {
    if (done % progressEvery === 0) request.log(`Denuncias: ${done.toLocaleString('es-PE')} filas guardadas…`);
  });
  await insertComplaintCube(tx, edition.id, addUp(rows));
  if (reading.badRows.length > 0) await insertRejectedRows(tx, edition.id, reading.badRows);
  return edition;
}

/** Sorted as the primary key; a number for each key is four times quicker than comparing texts. */
export function inKeyOrder(rows: readonly ComplaintRow[]): readonly ComplaintRow[] {
  const modalities = [...new Set(rows.map(({ modality }) => modality))].toSorted();
  const rank = new Map(modalities.map((name, index) => [name, index]));
  const keyed = rows.map((row, index) => ({
    index,
    key:
      ((Number(row.territory) * 200 + (row.year - 1950)) * 12 + row.month - 1) * modalities.length +
      (rank.get(row.modality) ?? 0),
  }));
  keyed.sort((a, b) => a.key - b.key);
  return keyed.flatMap(({ index }) => rows[index] ?? []);
}

function resultOf(reading: SidpolReading): SidpolResult {
  return {
    edition: null,
    unchanged: false,
    stored: reading.rows.length,
    rejected: reading.badRows.length,
    records: reading.rows.reduce((sum, { count }) => sum + count, 0),
    newModalities: reading.newModalities,
    missingModalities: reading.missingModalities,
    problems: reading.badRows.flatMap(({ problems }) => problems).slice(0, problemsShown),
  };
}

/** Reads a CSV or its gzip; nothing is stored. */
export async function readSidpol(
  source: Readable,
  options: SidpolOptions,
): Promise<{ readonly reading: SidpolReading; readonly sha256: string }> {
  const hash = createHash('sha256');
  const reader = createSidpolReader(options);
  let rest = '';
  let bytes = 0;
  for await (const chunk of unpacked(source, (part) => hash.update(part))) {
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
  }
  if (rest !== '') reader.push(rest);
  return { reading: reader.finish(), sha256: hash.digest('hex') };
}

async function* unpacked(source: Readable, onBytes: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const raw = source[Symbol.asyncIterator]();
  const first = await raw.next();
  if (first.done) return;
  const seen = async function* (): AsyncGenerator<Buffer> {
    onBytes(first.value);
    yield first.value;
    for (let next = await raw.next(); !next.done; next = await raw.next()) {
      onBytes(next.value);
      yield next.value;
    }
  };
  const packed = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!packed) {
    yield* seen();
    return;
  }
  const input = Readable.from(seen());
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  input.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of input.pipe(gunzip)) yield chunk;
  } catch (error) {
    throw new Refusal('invalid', 'damaged-file', 'El archivo comprimido está dañado o incompleto.', {
      cause: String(error),
    });
  }
}

/** True when the file's first lines hold SIDPOL's columns. */
export async function looksLikeSidpol(path: string): Promise<boolean> {
  const source = createReadStream(path);
  let head = '';
  try {
    for await (const chunk of unpacked(source, () => undefined)) {
      head += chunk.toString('latin1', 0, maximumLine);
      if (head.length >= maximumLine) break;
    }
  } catch {
    return false;
  } finally {
    source.destroy();
  }
  return head.split('\n', 20).some(isSidpolHeader);
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
