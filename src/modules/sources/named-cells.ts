// Cells that hold a name of a catalogue are looked up in it, whatever their section says of them.
import type { CellRef, Figure } from '#shared/figure.ts';
import { createFigureBook } from './figure-book.ts';
import type { Edition, StoredRecord } from './edition.ts';
import type { AnySectionShape } from './section.ts';

/** A figure for every such cell that no figure of the section cites alone. */
export function namedCells(
  section: AnySectionShape,
  editions: readonly Edition[],
  records: readonly StoredRecord[],
  figures: readonly Figure[],
): readonly Figure[] {
  const cited = new Set(
    figures.flatMap(({ unit, origin }) => {
      const [cell, other] = origin.kind === 'cells' ? origin.cells : [];
      return unit === 'text' && cell && !other ? [cellKey(cell)] : [];
    }),
  );
  const book = createFigureBook({ section: section.code, editions, tables: section.tables });
  // At most one edition of each scope is in force for a table: scope and place in it are an address.
  const scopeOf = new Map(editions.map((edition) => [edition.id, edition.territory || 'PE']));
  for (const table of section.tables) {
    const columns = table.columns.filter(({ names }) => names !== undefined);
    for (const record of columns.length === 0 ? [] : records.filter((row) => row.table === table.code)) {
      for (const { key, label } of columns) {
        const cell = { editionId: record.editionId, table: table.code, recordId: record.id, column: key };
        if ((record.values[key] ?? null) === null || cited.has(cellKey(cell))) continue;
        book.fact(record, key, {
          id: `named@${record.territory || 'PE'}/${table.code}/${scopeOf.get(record.editionId) ?? ''}-${record.ordinal}/${key}`,
          label: `${table.title}, fila ${record.locator.row}: ${label}`,
          period: '',
          territory: record.territory,
        });
      }
    }
  }
  return book.figures;
}

function cellKey({ table, recordId, column }: CellRef): string {
  return `${table}/${recordId}/${column}`;
}
