// The only file that names the tables of editions and their rows.
import { type Generated, type Selectable, sql } from 'kysely';
import { clientOf } from '#server/database/transaction.ts';
import { copyInto, copyLine } from '#server/database/copy.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { limaDate } from '#shared/calendar-date.ts';
import type { Actor } from '#modules/audit/index.ts';
import {
  type Edition,
  editionsInForce,
  type Locator,
  type Manifest,
  recordsInForce,
  type StoredRecord,
} from '../edition.ts';
import type { BadRow, ReadRow, RowProblem } from '../reading.ts';
import type { Scope } from '../section.ts';
import type { TableSpec, Values } from '../table.ts';

interface EditionTable {
  id: Generated<number>;
  section: string;
  territory: string;
  title: string;
  source: string;
  elaboration: string;
  licence: string;
  cutOff: string;
  publishedOn: string;
  publishedBasis: 'stated' | 'inferred';
  basisNote: string;
  status: 'draft' | 'published';
  revision: number;
  tables: string[];
  incomplete: Generated<boolean>;
  synthetic: Generated<boolean>;
  fileName: string | null;
  fileSha256: string | null;
  importer: string;
  createdAt: Generated<string>;
  createdBy: string;
  retiredAt: string | null;
  retiredBy: string | null;
  retiredReason: string | null;
}

interface RecordTable {
  id: Generated<number>;
  editionId: number;
  tableCode: string;
  ordinal: number;
  territory: string;
  values: Values;
  printed: Readonly<Record<string, string>>;
  locator: Locator;
  revision: Generated<number>;
  removed: Generated<boolean>;
}

declare module '#server/database/schema.ts' {
  interface Schema {
    edition: EditionTable;
    record: RecordTable;
    recordRevision: {
      recordId: number;
      revision: number;
      values: Values;
      printed: Readonly<Record<string, string>>;
      removed: Generated<boolean>;
      author: string;
      reason: string;
      createdAt: Generated<string>;
    };
    rejectedRow: {
      id: Generated<number>;
      editionId: number;
      sheet: string;
      rowNumber: number;
      raw: Readonly<Record<string, string>>;
      problems: readonly RowProblem[];
    };
  }
}

function toEdition(row: Selectable<EditionTable>): Edition {
  const { retiredAt, retiredBy: _retiredBy, importer: _importer, ...rest } = row;
  return { ...rest, retiredOn: retiredAt === null ? null : limaDate(new Date(retiredAt)) };
}

function toRecord(row: Selectable<RecordTable>): StoredRecord {
  return {
    id: row.id,
    editionId: row.editionId,
    table: row.tableCode,
    ordinal: row.ordinal,
    territory: row.territory,
    values: row.values,
    printed: row.printed,
    locator: row.locator,
    revision: row.revision,
  };
}

/** Live editions of a section, newest first; retired ones are left out. */
export async function findEditionsOfSection(tx: ReadTx, section: string): Promise<readonly Edition[]> {
  const rows = await tx
    .selectFrom('edition')
    .selectAll()
    .where('section', '=', section)
    .where('retiredAt', 'is', null)
    .orderBy('cutOff', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toEdition);
}

export interface EditionWithCounts extends Edition {
  readonly rows: number;
  readonly rejected: number;
}

/** All editions, retired ones too, newest first. */
export async function findAllEditions(
  tx: ReadTx,
  filter: { section?: string; territory?: string },
): Promise<readonly EditionWithCounts[]> {
  const rows = await tx
    .selectFrom('edition')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('record')
        .whereRef('record.editionId', '=', 'edition.id')
        .where('record.removed', '=', false)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('rows'),
      eb
        .selectFrom('rejectedRow')
        .whereRef('rejectedRow.editionId', '=', 'edition.id')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('rejected'),
    ])
    .$if(filter.section !== undefined, (query) => query.where('section', '=', filter.section ?? ''))
    .orderBy('cutOff', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const place = filter.territory;
  return rows
    .filter((row) => place === undefined || row.territory.startsWith(place) || place.startsWith(row.territory))
    .map(({ rows: count, rejected, ...row }) => ({ ...toEdition(row), rows: count ?? 0, rejected: rejected ?? 0 }));
}

export async function findEdition(tx: ReadTx, id: number): Promise<Edition | undefined> {
  const row = await tx.selectFrom('edition').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toEdition(row);
}

export async function findEditionsByIds(tx: ReadTx, ids: readonly number[]): Promise<readonly Edition[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('edition')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toEdition);
}

/** Days since which some edition is known, newest first. */
export async function findPublications(tx: ReadTx): Promise<readonly { on: CalendarDate; title: string }[]> {
  const rows = await tx
    .selectFrom('edition')
    .select(['publishedOn', (eb) => eb.fn.min('title').as('title')])
    .where('retiredAt', 'is', null)
    .where('status', '=', 'published')
    .groupBy('publishedOn')
    .orderBy('publishedOn', 'desc')
    .execute();
  return rows.map((row) => ({ on: row.publishedOn, title: row.title }));
}

/** The edition that holds the same bytes for the same section, territory and cut-off. */
export async function findSameFile(
  tx: ReadTx,
  manifest: Pick<Manifest, 'section' | 'territory' | 'cutOff'>,
  sha256: string,
  which: 'live' | 'retired too' = 'live',
): Promise<Edition | undefined> {
  const row = await tx
    .selectFrom('edition')
    .selectAll()
    .where('section', '=', manifest.section)
    .where('territory', '=', manifest.territory)
    .where('cutOff', '=', manifest.cutOff)
    .where('fileSha256', '=', sha256)
    .$if(which === 'live', (query) => query.where('retiredAt', 'is', null))
    .executeTakeFirst();
  return row && toEdition(row);
}

export interface NewEdition extends Manifest {
  readonly status: 'draft' | 'published';
  readonly tables: readonly string[];
  readonly incomplete: boolean;
  readonly fileName: string | null;
  readonly fileSha256: string | null;
  /** Name and version of what read the file: "plantilla 1", "sidpol 1", "pantalla". */
  readonly importer: string;
}

/** The next revision of its section, territory and cut-off. */
export async function insertEdition(tx: WriteTx, edition: NewEdition, actor: Actor): Promise<Edition> {
  const last = await tx
    .selectFrom('edition')
    .select((eb) => eb.fn.max('revision').as('revision'))
    .where('section', '=', edition.section)
    .where('territory', '=', edition.territory)
    .where('cutOff', '=', edition.cutOff)
    .executeTakeFirst();
  const row = await tx
    .insertInto('edition')
    .values({
      section: edition.section,
      territory: edition.territory,
      title: edition.title,
      source: edition.source,
      elaboration: edition.elaboration,
      licence: edition.licence,
      cutOff: edition.cutOff,
      publishedOn: edition.publishedOn,
      publishedBasis: edition.publishedBasis,
      basisNote: edition.basisNote,
      status: edition.status,
      revision: (last?.revision ?? 0) + 1,
      tables: [...edition.tables],
      incomplete: edition.incomplete,
      synthetic: edition.synthetic,
      fileName: edition.fileName,
      fileSha256: edition.fileSha256,
      importer: edition.importer,
      createdBy: actor.name,
      retiredAt: null,
      retiredBy: null,
      retiredReason: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toEdition(row);
}

const recordColumns = ['edition_id', 'table_code', 'ordinal', 'territory', 'values', 'printed', 'locator'];

export async function insertRecords(tx: WriteTx, editionId: number, rows: readonly ReadRow[]): Promise<void> {
  await copyInto(tx, 'record', recordColumns, recordLines(editionId, rows));
}

function* recordLines(editionId: number, rows: readonly ReadRow[]): Generator<string> {
  for (const row of rows) {
    yield copyLine([
      editionId,
      row.table,
      row.ordinal,
      row.territory,
      JSON.stringify(row.values),
      JSON.stringify(row.printed),
      JSON.stringify(row.locator),
    ]);
  }
}

export async function insertRejectedRows(tx: WriteTx, editionId: number, rows: readonly BadRow[]): Promise<void> {
  await copyInto(
    tx,
    'rejected_row',
    ['edition_id', 'sheet', 'row_number', 'raw', 'problems'],
    rows.map((row) => copyLine([editionId, row.sheet, row.row, JSON.stringify(row.raw), JSON.stringify(row.problems)])),
  );
}

export async function findRejectedRows(tx: ReadTx, editionId: number) {
  const rows = await tx
    .selectFrom('rejectedRow')
    .selectAll()
    .where('editionId', '=', editionId)
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map(({ id, sheet, rowNumber, raw, problems }) => ({ id, sheet, row: rowNumber, raw, problems }));
}

/** Editions that count at the date asked: published by then; reference tables know no date. */
export function countingEditions(
  editions: readonly Edition[],
  table: TableSpec,
  scope: Pick<Scope, 'asOf' | 'withDrafts'>,
): readonly Edition[] {
  return editions
    .filter((edition) => edition.status === 'published' || scope.withDrafts === true)
    .filter((edition) => table.reference === true || scope.asOf === null || edition.publishedOn <= scope.asOf);
}

/** Rows of the tables that are in force for a territory at a date, and the editions they come from. */
export async function findRecordsInForce(
  tx: ReadTx,
  tables: readonly TableSpec[],
  editions: readonly Edition[],
  scope: Scope,
): Promise<{ editions: readonly Edition[]; records: readonly StoredRecord[] }> {
  const chosen = new Map(
    tables.map((table) => [
      table.code,
      editionsInForce(countingEditions(editions, table, scope), table.code, scope.place.code),
    ]),
  );
  const pairs = [...chosen].flatMap(([table, list]) => list.map((edition) => ({ table, edition })));
  if (pairs.length === 0) return { editions: [], records: [] };
  const rows = await findRecords(
    tx,
    pairs.map(({ table, edition }) => [edition.id, table]),
    scope.place.code,
  );
  const records = tables.flatMap((table) =>
    recordsInForce(
      chosen.get(table.code) ?? [],
      rows.filter((row) => row.table === table.code),
    ),
  );
  const used = [...new Map(pairs.map(({ edition }) => [edition.id, edition])).values()];
  return { editions: used.toSorted((a, b) => b.cutOff.localeCompare(a.cutOff) || b.id - a.id), records };
}

async function findRecords(
  tx: ReadTx,
  pairs: readonly (readonly [number, string])[],
  territory: string,
): Promise<readonly StoredRecord[]> {
  const above = Array.from({ length: territory.length / 2 + 1 }, (_, index) => territory.slice(0, index * 2));
  const { rows } = await clientOf(tx).query<RecordRow>({
    name: 'records-in-force',
    text: `SELECT id, edition_id, table_code, ordinal, territory, "values", printed, locator, revision
           FROM record
           WHERE (edition_id, table_code) IN (SELECT * FROM unnest($1::bigint[], $2::text[]))
             AND (territory = ANY ($3) OR territory LIKE $4)
             AND NOT removed
           ORDER BY edition_id, table_code, ordinal, id`,
    values: [pairs.map(([id]) => id), pairs.map(([, table]) => table), above, `${territory}%`],
  });
  return rows.map((row) => ({
    id: row.id,
    editionId: row.edition_id,
    table: row.table_code,
    ordinal: row.ordinal,
    territory: row.territory,
    values: row.values,
    printed: row.printed,
    locator: row.locator,
    revision: row.revision,
  }));
}

interface RecordRow {
  readonly id: number;
  readonly edition_id: number;
  readonly table_code: string;
  readonly ordinal: number;
  readonly territory: string;
  readonly values: Values;
  readonly printed: Readonly<Record<string, string>>;
  readonly locator: Locator;
  readonly revision: number;
}

export async function findRecord(
  tx: ReadTx,
  id: number,
): Promise<(StoredRecord & { readonly removed: boolean }) | undefined> {
  const row = await tx.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...toRecord(row), removed: row.removed };
}

/** Rows by id, withdrawn ones too: what a proof cites. */
export async function findRecordsByIds(tx: ReadTx, ids: readonly number[]): Promise<readonly StoredRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('record')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return rows.map(toRecord);
}

export async function findRecordsLike(
  tx: ReadTx,
  editionId: number,
  table: string,
  territory: string,
): Promise<readonly StoredRecord[]> {
  const rows = await tx
    .selectFrom('record')
    .selectAll()
    .where('editionId', '=', editionId)
    .where('tableCode', '=', table)
    .where('territory', '=', territory)
    .where('removed', '=', false)
    .orderBy('ordinal')
    .execute();
  return rows.map(toRecord);
}

export async function findRevisions(tx: ReadTx, recordId: number) {
  return tx
    .selectFrom('recordRevision')
    .select(['revision', 'values', 'removed', 'author', 'reason', 'createdAt'])
    .where('recordId', '=', recordId)
    .orderBy('revision', 'desc')
    .execute();
}

export interface RowState {
  readonly values: Values;
  readonly printed: Readonly<Record<string, string>>;
  readonly territory: string;
  readonly removed: boolean;
}

/** A row typed on screen, last of its table; its first revision says who and why. */
export async function insertTypedRecord(
  tx: WriteTx,
  row: {
    editionId: number;
    table: string;
    territory: string;
    values: Values;
    printed: Readonly<Record<string, string>>;
    locator: Locator;
  },
  by: { author: string; reason: string },
): Promise<StoredRecord> {
  const last = await tx
    .selectFrom('record')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('editionId', '=', row.editionId)
    .where('tableCode', '=', row.table)
    .executeTakeFirst();
  const stored = await tx
    .insertInto('record')
    .values({
      editionId: row.editionId,
      tableCode: row.table,
      ordinal: (last?.ordinal ?? 0) + 1,
      territory: row.territory,
      values: json(row.values),
      printed: json(row.printed),
      locator: json(row.locator),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('recordRevision')
    .values({
      recordId: stored.id,
      revision: 0,
      values: json(row.values),
      printed: json(row.printed),
      author: by.author,
      reason: by.reason,
    })
    .execute();
  return toRecord(stored);
}

/**
 * Next state of a row. False when somebody changed it since `revision` was seen. The state it
 * replaces is kept: an imported row gets its revision 0 the first time it changes.
 */
export async function updateRecord(
  tx: WriteTx,
  record: StoredRecord,
  next: RowState,
  by: { author: string; reason: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('record')
    .set({
      values: json(next.values),
      printed: json(next.printed),
      territory: next.territory,
      removed: next.removed,
      revision: record.revision + 1,
    })
    .where('id', '=', record.id)
    .where('revision', '=', record.revision)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await tx
    .insertInto('recordRevision')
    .columns(['recordId', 'revision', 'values', 'printed', 'author', 'reason', 'createdAt'])
    .expression((eb) =>
      eb
        .selectFrom('edition')
        .where('id', '=', record.editionId)
        .select((inner) => [
          inner.val(record.id).as('recordId'),
          sql<number>`0`.as('revision'),
          sql<Values>`${JSON.stringify(record.values)}::jsonb`.as('values'),
          sql<Record<string, string>>`${JSON.stringify(record.printed)}::jsonb`.as('printed'),
          'createdBy',
          sql<string>`'Importado'`.as('reason'),
          'createdAt',
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('recordRevision')
    .values({
      recordId: record.id,
      revision: record.revision + 1,
      values: json(next.values),
      printed: json(next.printed),
      removed: next.removed,
      author: by.author,
      reason: by.reason,
    })
    .execute();
  return true;
}

/** Tables that an edition fills grow when a row of another one is typed into it. */
export async function addTableToEdition(tx: WriteTx, editionId: number, table: string): Promise<void> {
  await tx
    .updateTable('edition')
    .set({ tables: sql`array_append(tables, ${table})` })
    .where('id', '=', editionId)
    .where(sql<boolean>`NOT (${table} = ANY (tables))`)
    .execute();
}

export async function retireEditionRow(
  tx: WriteTx,
  id: number,
  by: { author: string; reason: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('edition')
    .set({ retiredAt: sql`now()`, retiredBy: by.author, retiredReason: by.reason })
    .where('id', '=', id)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

// pg turns an array into a PostgreSQL array and would send some objects wrong: jsonb goes as text.
function json<T>(value: T): T {
  return JSON.stringify(value) as T;
}
