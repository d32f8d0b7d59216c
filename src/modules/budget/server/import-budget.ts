// Brings a budget file in: streamed, every row validated, and its groups once all of them are known.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Database, ReadTx, WriteTx } from '#server/database/database.ts';
import { unpacked } from '#server/unpacked.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Actor } from '#modules/audit/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { contains, type Edition, type RowProblem } from '#modules/sources/index.ts';
import {
  findEditionsOfSection,
  findSameFile,
  type ImportManifest,
  insertEdition,
  insertRejectedRows,
  updateEditionIncomplete,
} from '#modules/sources/server/index.ts';
import { findKnownCodes } from '#modules/territory/server/index.ts';
import { cubeOf } from '../cube.ts';
import { BUDGET_FACTS, type FactRow, type GroupName, groupKey } from '../dataset.ts';
import { createFactReader, type FactOptions, type FactReader, type FactReading } from '../fact-reader.ts';
import { createFactTotals } from '../fact-totals.ts';
import { type ClosedPims, groupProblems } from '../group-rules.ts';
import { deleteBudgetFacts, findClosedPims, insertBudgetCube, insertBudgetFacts, insertBudgetNames } from './store.ts';

export interface BudgetRequest {
  readonly open: () => Readable;
  readonly fileName: string;
  readonly manifest: ImportManifest;
  readonly actor: Actor;
  readonly log: (message: string) => void;
  /** Of the bytes, when they have been read already. */
  readonly sha256?: string;
}

export interface BudgetResult {
  /** Null in a preview. */
  readonly edition: Edition | null;
  readonly unchanged: boolean;
  readonly stored: number;
  readonly rejected: number;
  readonly reading: Pick<FactReading, 'others' | 'reversals' | 'openings'>;
  readonly problems: readonly RowProblem[];
}

const importer = 'mef-gasto 1';
const problemsShown = 200;
/** Unpacked: a national file of one year with all its programmes is some gigabytes. */
const maximumBytes = 16 * 1024 ** 3;
const maximumLine = 64 * 1024;
const LINE_END = 10;

export async function importBudget(db: Database, request: BudgetRequest): Promise<BudgetResult> {
  const sha256 = request.sha256 ?? (await hashOf(request.open()));
  return db.write((tx) => importBudgetIn(tx, { ...request, sha256 }));
}

/** Reads the file whole; nothing is stored. Good rows go to `onRow`. */
export async function previewBudget(
  db: Database,
  request: BudgetRequest,
  onRow: (row: FactRow) => void,
): Promise<BudgetResult> {
  const { codes, closed } = await db.read(async (tx) => ({
    codes: await findKnownCodes(tx),
    closed: await closedBefore(tx, request.manifest),
  }));
  const options = optionsOf(codes, request);
  const totals = createFactTotals();
  const first = await readAll(request, options, totals.add);
  const problems = groupProblems(totals.groups(), closed);
  const reading = await readAll(request, { ...options, refuse: (row) => problems.get(groupKey(row)) }, onRow);
  return { ...told(checked(problems.size === 0 ? first : reading)), edition: null, stored: reading.rows };
}

/** One file, one edition; the same bytes again change nothing. Rows refused stay with the edition, to be mended. */
export async function importBudgetIn(tx: WriteTx, request: BudgetRequest): Promise<BudgetResult> {
  const sha256 = request.sha256 ?? (await hashOf(request.open()));
  const same = await findSameFile(tx, request.manifest, sha256);
  if (same)
    return {
      edition: same,
      unchanged: true,
      stored: 0,
      rejected: 0,
      reading: { others: 0, reversals: 0, openings: 0 },
      problems: [],
    };
  const closed = await closedBefore(tx, request.manifest);
  const result = await storeBudget(tx, { ...request, sha256 }, optionsOf(await findKnownCodes(tx), request), closed);
  await recordAct(tx, {
    actor: request.actor,
    territory: request.manifest.territory,
    action: 'confirmImport',
    subject: `edition/${result.edition?.id}`,
    details: { section: request.manifest.section, rows: result.stored, rejected: result.rejected },
  });
  return result;
}

async function storeBudget(
  tx: WriteTx,
  request: BudgetRequest & { readonly sha256: string },
  options: FactOptions,
  closed: ClosedPims,
): Promise<BudgetResult> {
  const totals = createFactTotals();
  const read: FactRow[] = [];
  const reader = createFactReader(options, (row) => {
    totals.add(row);
    read.push(row);
  });
  const edition = await insertEdition(
    tx,
    {
      ...request.manifest,
      tables: [BUDGET_FACTS],
      incomplete: false,
      fileName: request.fileName,
      fileSha256: request.sha256,
      importer,
    },
    request.actor,
  );
  await insertBudgetFacts(tx, edition.id, pieces(reader, request, read));
  const groups = totals.groups();
  const problems = groupProblems(groups, closed);
  const isBad = (group: GroupName): boolean => problems.has(groupKey(group));
  let reading = checked(reader.finish());
  if (problems.size > 0) {
    await deleteBudgetFacts(tx, edition.id, groups.filter(isBad));
    // Only a file with such groups is read again: to keep each of their rows as it came.
    reading = await readAll(request, { ...options, refuse: (row) => problems.get(groupKey(row)) }, () => undefined);
  }
  if (reading.rows === 0)
    throw new Refusal('invalid', 'no-good-rows', 'El archivo no tiene ninguna fila que se pueda guardar.', {
      problems: told(reading).problems,
    });
  if (reading.badRows.length > 0) await updateEditionIncomplete(tx, edition.id);
  await insertRejectedRows(tx, edition.id, reading.badRows);
  await insertBudgetNames(tx, edition.id, reading.names);
  await insertBudgetCube(
    tx,
    edition.id,
    cubeOf(problems.size === 0 ? groups : groups.filter((group) => !isBad(group))),
  );
  return { ...told(reading), edition: { ...edition, incomplete: reading.badRows.length > 0 } };
}

/** Of each territory that this one meets, the newest edition cut before it: those before had to agree with it. */
async function closedBefore(tx: ReadTx, { section, territory, cutOff }: ImportManifest): Promise<ClosedPims> {
  const before = (await findEditionsOfSection(tx, section))
    .filter((edition) => edition.tables.includes(BUDGET_FACTS) && edition.status === 'published')
    .filter((edition) => contains(edition.territory, territory) || contains(territory, edition.territory))
    .filter((edition) => edition.cutOff < cutOff);
  const newest = before.filter(
    (edition, index) => before.findIndex((other) => other.territory === edition.territory) === index,
  );
  return findClosedPims(tx, newest);
}

function optionsOf(codes: ReadonlySet<string>, { fileName, manifest }: BudgetRequest): FactOptions {
  return {
    file: fileName,
    isTerritory: (code) => codes.has(code),
    territory: manifest.territory,
    cutOff: manifest.cutOff,
  };
}

/** Throws when the file as a whole is not a budget file. */
function checked(reading: FactReading): FactReading {
  const [first] = reading.problems;
  if (!first) return reading;
  throw new Refusal('invalid', first.code, reading.problems.map(({ message }) => message).join(' '), {
    problems: reading.problems,
  });
}

function told(reading: FactReading): Omit<BudgetResult, 'edition'> {
  return {
    unchanged: false,
    stored: reading.rows,
    rejected: reading.badRows.length,
    reading: { others: reading.others, reversals: reading.reversals, openings: reading.openings },
    problems: reading.badRows.flatMap(({ problems }) => problems).slice(0, problemsShown),
  };
}

async function readAll(
  request: BudgetRequest,
  options: FactOptions,
  onRow: (row: FactRow) => void,
): Promise<FactReading> {
  const reader = createFactReader(options, onRow);
  for await (const _chunk of readInto(reader, request.open()));
  return reader.finish();
}

const progressEvery = 500_000;

/** The good rows of each piece of the file. */
async function* pieces(
  reader: FactReader,
  request: BudgetRequest,
  read: FactRow[],
): AsyncGenerator<readonly FactRow[]> {
  let done = 0;
  for await (const _chunk of readInto(reader, request.open())) {
    const rows = read.splice(0);
    if (Math.floor((done + rows.length) / progressEvery) > Math.floor(done / progressEvery))
      request.log(`Presupuesto: ${(done + rows.length).toLocaleString('es-PE')} filas leídas…`);
    done += rows.length;
    yield rows;
  }
}

/** Feeds the reader line by line; yields after each piece, so that whoever waits for rows can take them. */
async function* readInto(reader: FactReader, source: Readable): AsyncGenerator<void> {
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of unpacked(source)) {
    bytes += chunk.length;
    if (bytes > maximumBytes)
      throw new Refusal('invalid', 'file-too-large', 'El archivo descomprimido supera el límite de 16 GB.');
    const piece = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, from)) {
      reader.push(piece, from, end);
      from = end + 1;
    }
    rest = piece.subarray(from);
    if (rest.length > maximumLine)
      throw new Refusal('invalid', 'not-a-csv', 'El archivo no es un CSV: tiene una línea de más de 64 KB.');
    yield;
  }
  if (rest.length > 0) reader.push(rest, 0, rest.length);
  yield;
}

async function hashOf(source: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk);
  return hash.digest('hex');
}
