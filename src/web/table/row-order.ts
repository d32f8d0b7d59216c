// The order of a document table's rows, kept by TanStack Table, and the words its filter looks in.
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { Cell, TableVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { sentenceRank, sentenceWords } from '../figure/sentence-words.ts';

export interface DocumentRow {
  readonly cells: readonly Cell[];
  /** All its words, without accents or case: what the filter looks in. */
  readonly words: string;
}

const collator = new Intl.Collator('es-PE', { numeric: true, sensitivity: 'base' });

/** Numbers by size, words as a dictionary does; a number goes before a word. */
export function compareRanks(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return collator.compare(String(a), String(b));
}

export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

export const documentTableFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const helper = createColumnHelper<typeof documentTableFeatures, DocumentRow>();

export function documentColumns(table: TableVisual, figures: FigureMap) {
  return helper.columns(
    table.columns.map((column, index) =>
      helper.accessor((row) => sentenceRank(row.cells[index]?.content ?? [], figures), {
        id: column.key,
        header: column.label,
        sortUndefined: 'last',
        sortFn: (a, b, id) => compareRanks(a.getValue(id), b.getValue(id)),
      }),
    ),
  );
}

export function documentRows(table: TableVisual, figures: FigureMap): DocumentRow[] {
  const body = table.totalRow ? table.rows.slice(0, -1) : table.rows;
  return body.map((cells) => ({
    cells,
    words: plainWords(cells.map((cell) => sentenceWords(cell.content, figures)).join(' ')),
  }));
}
