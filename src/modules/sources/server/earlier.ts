// What the edition before printed where a figure stands now: a cell that nobody brought up to date.
import type { ReadTx } from '#server/database/database.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { contains, type Edition, type StoredRecord } from '../edition.ts';
import type { Scope } from '../section.ts';
import type { TableSpec } from '../table.ts';
import type { ComposedSection } from './plug.ts';
import { countingEditions, findRecordsInForce } from './record-store.ts';
import { findEditionsOfSection } from './store.ts';

interface Cell {
  readonly figure: Figure;
  readonly column: string;
  readonly record: StoredRecord;
  readonly table: TableSpec;
  readonly edition: Edition;
}

/** By figure id; without those whose row no earlier edition has. One query for each table and edition asked. */
export async function findEarlierFigures(
  tx: ReadTx,
  composed: ComposedSection,
  scope: Scope,
  ids: ReadonlySet<string>,
): Promise<FigureMap> {
  const cells = cellsOf(composed, ids);
  if (cells.length === 0) return {};
  const live = await findEditionsOfSection(tx, composed.section.code);
  const asked = new Map<string, Promise<readonly StoredRecord[]>>();
  const earlier: [string, Figure][] = [];
  for (const cell of cells) {
    const before = editionBefore(live, cell, scope);
    if (!before) continue;
    const key = `${before.id}/${cell.table.code}`;
    const rows = asked.get(key) ?? findRecordsInForce(tx, [cell.table], [before], scope).then(({ records }) => records);
    asked.set(key, rows);
    const value = (await rows).find((row) => isSameRow(cell.table, row, cell.record))?.values[cell.column] ?? null;
    if (value !== null) earlier.push([cell.figure.id, { ...cell.figure, value, cutOff: before.cutOff }]);
  }
  return Object.fromEntries(earlier);
}

/** Numbers that stand in one cell of a row that its key tells from others. */
function cellsOf({ content, records, editions, section }: ComposedSection, ids: ReadonlySet<string>): readonly Cell[] {
  return content.figures.flatMap((figure) => {
    if (!ids.has(figure.id) || typeof figure.value !== 'number' || figure.origin.kind !== 'cells') return [];
    const [cell, other] = figure.origin.cells;
    if (!cell || other) return [];
    const record = records.find(({ id }) => id === cell.recordId);
    const edition = editions.find(({ id }) => id === cell.editionId);
    const table = section.tables.find(({ code }) => code === cell.table);
    if (!record || !edition || !table || table.key.length === 0) return [];
    return [{ figure, column: cell.column, record, table, edition }];
  });
}

/** Of an older cut-off: a revision of the same document repeats what it had right and wrong. */
function editionBefore(live: readonly Edition[], { table, record, edition }: Cell, scope: Scope): Edition | undefined {
  return countingEditions(live, table, scope)
    .filter(({ tables, territory }) => tables.includes(table.code) && contains(territory, record.territory))
    .find(({ cutOff }) => cutOff < edition.cutOff);
}

function isSameRow(table: TableSpec, a: StoredRecord, b: StoredRecord): boolean {
  return a.territory === b.territory && table.key.every((key) => (a.values[key] ?? null) === (b.values[key] ?? null));
}
