// What a person does to rows and editions on screen.
import type { WriteTx } from '#server/database/database.ts';
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, mayAct, type Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import { changeOf, type Edition, editionsInForce, type StoredRecord } from '../edition.ts';
import { readCell } from '../cell-reading.ts';
import type { RowProblem } from '../reading.ts';
import type { TableSpec, Values } from '../table.ts';
import { inSection, SOURCES } from '../policy.ts';
import type { AnySection } from '../section.ts';
import { findRecord } from './record-store.ts';
import { insertTypedRecord, updateRecord } from './revision-store.ts';
import { requireInside, territoryOf } from './row-place.ts';
import { addTableToEdition, findEdition, findEditionsOfSection, insertEdition, retireEditionRow } from './store.ts';

export interface ActionContext {
  readonly actor: Principal;
  readonly today: CalendarDate;
  readonly isTerritory: (code: string) => boolean;
}

export interface NewRow {
  readonly territory: string;
  readonly table: string;
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly source: string;
  readonly cutOff: CalendarDate;
  readonly reason: string;
}

/**
 * Adds a row to the edition in force of the same cut-off (or of any, when the row's cut-off is not
 * newer than it), else to a new edition of the row's own source and cut-off.
 */
export async function addRow(
  tx: WriteTx,
  section: AnySection,
  row: NewRow,
  context: ActionContext,
): Promise<StoredRecord> {
  const table = tableOf(section, row.table);
  refuseUnknownColumns(table, row.values);
  const { values, printed } = readTyped(table, row.values, context);
  const territory = territoryOf(table, values, row.territory);
  authorise(context.actor, inSection(SOURCES.addRow, section), territory);
  const edition = await editionFor(tx, section, table, { ...row, territory }, context);
  await addTableToEdition(tx, edition.id, table.code);
  const record = await insertTypedRecord(
    tx,
    {
      editionId: edition.id,
      table: table.code,
      territory,
      values,
      printed,
      locator: {
        file: 'registrado en pantalla',
        sheet: '',
        row: 0,
        document: `${row.source}, al ${formatDate(row.cutOff)}`,
      },
    },
    { author: context.actor.name, reason: row.reason },
  );
  await recordAct(tx, {
    actor: context.actor,
    territory,
    action: 'addRow',
    subject: `record/${record.id}`,
    reason: row.reason,
    details: { section: section.code, table: table.code, edition: edition.id, values },
    announces: changeOf(edition),
  });
  return record;
}

async function editionFor(
  tx: WriteTx,
  section: AnySection,
  table: TableSpec,
  row: NewRow,
  context: ActionContext,
): Promise<Edition> {
  const all = await findEditionsOfSection(tx, section.code);
  // Another's edition says what its source said: who does not keep it begins one of their own.
  const live = all.filter(({ territory }) => mayAct(context.actor, inSection(SOURCES.addRow, section), territory));
  const inForce = editionsInForce(
    live.filter((edition) =>
      edition.territory === '' ? row.territory === '' : row.territory.startsWith(edition.territory),
    ),
    table.code,
    row.territory,
  )[0];
  const sameSection = live.find(
    (edition) =>
      edition.cutOff === row.cutOff &&
      row.territory.startsWith(edition.territory) &&
      (edition.territory !== '' || row.territory === ''),
  );
  if (inForce && inForce.cutOff >= row.cutOff) return inForce;
  if (sameSection) return sameSection;
  return insertEdition(
    tx,
    {
      section: section.code,
      territory: row.territory,
      title: `${section.title}: registro en pantalla`,
      source: row.source,
      elaboration: '',
      licence: 'Datos públicos del Estado peruano',
      cutOff: row.cutOff,
      publishedOn: context.today,
      publishedBasis: 'stated',
      basisNote: 'Día en que se registró en pantalla.',
      synthetic: false,
      status: 'published',
      tables: [table.code],
      incomplete: false,
      fileName: null,
      fileSha256: null,
      importer: 'pantalla 1',
    },
    context.actor,
  );
}

export interface RowChange {
  readonly revision: number;
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly reason: string;
}

/** A correction is the row's next revision; what it said before is kept. */
export async function correctRow(
  tx: WriteTx,
  sections: readonly AnySection[],
  recordId: number,
  change: RowChange,
  context: ActionContext,
): Promise<StoredRecord> {
  const { record, table, section, edition } = await rowToChange(tx, sections, recordId);
  authorise(context.actor, inSection(SOURCES.correctRow, section), edition.territory);
  requireNewest(record, change.revision);
  refuseUnknownColumns(table, change.values);
  const { values, printed } = readTyped(table, { ...record.values, ...change.values }, context, record);
  const territory = territoryOf(table, values, record.territory);
  requireInside(edition, territory);
  await keepRevision(tx, record, { values, printed, territory, removed: false }, change.reason, context);
  await recordAct(tx, {
    actor: context.actor,
    territory,
    action: 'correctRow',
    subject: `record/${record.id}`,
    reason: change.reason,
    details: { before: record.values, after: values },
    announces: changeOf(edition),
  });
  return { ...record, values, printed, territory, revision: record.revision + 1 };
}

export async function withdrawRow(
  tx: WriteTx,
  sections: readonly AnySection[],
  recordId: number,
  change: Omit<RowChange, 'values'>,
  context: ActionContext,
): Promise<void> {
  const { record, section, edition } = await rowToChange(tx, sections, recordId);
  authorise(context.actor, inSection(SOURCES.withdrawRow, section), edition.territory);
  requireNewest(record, change.revision);
  await keepRevision(
    tx,
    record,
    { values: record.values, printed: record.printed, territory: record.territory, removed: true },
    change.reason,
    context,
  );
  await recordAct(tx, {
    actor: context.actor,
    territory: record.territory,
    action: 'withdrawRow',
    subject: `record/${record.id}`,
    reason: change.reason,
    details: { before: record.values },
    announces: changeOf(edition),
  });
}

async function keepRevision(
  tx: WriteTx,
  record: StoredRecord,
  next: { values: Values; printed: Readonly<Record<string, string>>; territory: string; removed: boolean },
  reason: string,
  context: ActionContext,
): Promise<void> {
  if (!(await updateRecord(tx, record, next, { author: context.actor.name, reason }))) throw changedMeanwhile();
}

async function rowToChange(
  tx: WriteTx,
  sections: readonly AnySection[],
  recordId: number,
): Promise<{ record: StoredRecord; table: TableSpec; section: AnySection; edition: Edition }> {
  const record = await findRecord(tx, recordId);
  if (!record || record.removed) throw new Refusal('not-found', 'unknown-row', 'Esa fila ya no existe.');
  const edition = await findEdition(tx, record.editionId);
  const section = sections.find(({ code }) => code === edition?.section);
  const table = section?.tables.find((spec) => spec.code === record.table);
  if (!edition || !section || !table) throw new Error(`no section declares table ${record.table}`);
  return { record, table, section, edition };
}

/** Asked of who may change it: how often it was changed is not told to others. */
function requireNewest(record: StoredRecord, seen: number): void {
  if (record.revision !== seen) throw changedMeanwhile();
}

function changedMeanwhile(): Refusal {
  return new Refusal(
    'conflict',
    'row-changed',
    'Otra persona cambió esta fila mientras la editaba. Vuelva a abrirla para ver lo que dice ahora.',
  );
}

/** An edition is retired with its reason, never deleted. */
export async function retireEdition(
  tx: WriteTx,
  sections: readonly AnySection[],
  id: number,
  reason: string,
  actor: Principal,
): Promise<void> {
  const edition = await findEdition(tx, id);
  const section = sections.find(({ code }) => code === edition?.section);
  if (!edition || !section) throw new Refusal('not-found', 'unknown-edition', 'Esa edición no existe.');
  authorise(actor, inSection(SOURCES.retireEdition, section), edition.territory);
  if (!(await retireEditionRow(tx, id, { author: actor.name, reason }))) {
    throw new Refusal('conflict', 'edition-retired', 'Esa edición ya estaba retirada.');
  }
  await recordAct(tx, {
    actor,
    territory: edition.territory,
    action: 'retireEdition',
    subject: `edition/${id}`,
    reason,
    announces: changeOf(edition),
  });
}

function tableOf(section: AnySection, code: string): TableSpec {
  const table = section.tables.find((spec) => spec.code === code);
  if (table) return table;
  throw new Refusal('invalid', 'unknown-table', `La sección «${section.title}» no tiene la tabla «${code}».`);
}

/** A value that no column takes would be lost without a word. */
function refuseUnknownColumns(table: TableSpec, typed: Values): void {
  const unknown = Object.keys(typed).filter((key) => !table.columns.some((column) => column.key === key));
  if (unknown.length === 0) return;
  throw new Refusal(
    'invalid',
    'unknown-column',
    `«${table.title}» no tiene la columna ${unknown.map((key) => `«${key}»`).join(', ')}.`,
  );
}

/** Typed values through the same reading as a file's cells; a value that did not change keeps its spelling. */
export function readTyped(
  table: TableSpec,
  typed: Readonly<Record<string, string | number | null>>,
  context: ActionContext,
  before?: StoredRecord,
): { values: Values; printed: Readonly<Record<string, string>> } {
  const values: Record<string, string | number | null> = {};
  const printed: Record<string, string> = {};
  const problems: RowProblem[] = [];
  for (const column of table.columns) {
    const value = typed[column.key] ?? null;
    if (before && value === (before.values[column.key] ?? null)) {
      values[column.key] = value;
      const spelling = before.printed[column.key];
      if (spelling !== undefined) printed[column.key] = spelling;
      continue;
    }
    const cell = readCell(value === null ? '' : String(value).trim(), column, context);
    if ('problem' in cell)
      problems.push({ code: cell.problem, sheet: table.sheet, row: 0, column: column.label, message: cell.message });
    else {
      values[column.key] = cell.value;
      if (cell.printed !== undefined) printed[column.key] = cell.printed;
    }
  }
  if (problems.length > 0) {
    throw new Refusal('invalid', 'bad-row', problems.map((problem) => problem.message).join(' '), { problems });
  }
  return { values, printed };
}
