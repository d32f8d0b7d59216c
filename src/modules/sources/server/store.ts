// Editions: their manifests, and the rows that a file brings with them.
import { type Selectable, sql } from 'kysely';
import { copyLine, insertInBulk } from '#server/database/copy.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { limaDate } from '#shared/calendar-date.ts';
import type { Actor } from '#modules/audit/index.ts';
import type { Edition, Manifest } from '../edition.ts';
import type { BadRow, ReadRow } from '../reading.ts';
import type { EditionTable } from './schema.ts';

function toEdition(row: Selectable<EditionTable>): Edition {
  const { retiredAt, retiredBy: _retiredBy, importer: _importer, ...rest } = row;
  return { ...rest, retiredOn: retiredAt === null ? null : limaDate(new Date(retiredAt)) };
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
  readonly discarded: number;
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
        .where('rejectedRow.discardedAt', 'is', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('rejected'),
      eb
        .selectFrom('rejectedRow')
        .whereRef('rejectedRow.editionId', '=', 'edition.id')
        .where('rejectedRow.discardedAt', 'is not', null)
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('discarded'),
    ])
    .$if(filter.section !== undefined, (query) => query.where('section', '=', filter.section ?? ''))
    .orderBy('cutOff', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const place = filter.territory;
  return rows
    .filter((row) => place === undefined || row.territory.startsWith(place) || place.startsWith(row.territory))
    .map(({ rows: count, rejected, discarded, ...row }) => ({
      ...toEdition(row),
      rows: count ?? 0,
      rejected: rejected ?? 0,
      discarded: discarded ?? 0,
    }));
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
  await insertInBulk(tx, 'record', recordColumns, recordLines(editionId, rows));
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
  await insertInBulk(
    tx,
    'rejected_row',
    ['edition_id', 'sheet', 'row_number', 'raw', 'problems'],
    rows.map((row) => copyLine([editionId, row.sheet, row.row, JSON.stringify(row.raw), JSON.stringify(row.problems)])),
  );
}

/** Those that wait. */
export async function findRejectedRows(tx: ReadTx, editionId: number) {
  const rows = await tx
    .selectFrom('rejectedRow')
    .selectAll()
    .where('editionId', '=', editionId)
    .where('discardedAt', 'is', null)
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map(({ id, sheet, rowNumber, raw, problems }) => ({ id, sheet, row: rowNumber, raw, problems }));
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

/** False when it was no draft any more. */
export async function publishEditionRow(tx: WriteTx, id: number): Promise<boolean> {
  const result = await tx
    .updateTable('edition')
    .set({ status: 'published' })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
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
