// Widths of a table's columns: as declared, but never narrower than their longest word.
import type { TableVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { fragmentsOf, isNumeric, textWidth } from '#shared/text-layout.ts';

const INSET = 13; // twice 6 points, and one of rest
const SMALLEST = 11;
const LARGEST = 16;

export interface ColumnLayout {
  /** Points; they add up to the table's width. */
  readonly widths: readonly number[];
  readonly largestSize: number;
}

export function layOutColumns(table: TableVisual, figures: FigureMap, width: number): ColumnLayout {
  const words = table.columns.map((column, index) =>
    Math.max(
      longest([column.label], 'bold'),
      ...table.rows.map((row) => longestOfCell(row[index]?.content ?? [], figures)),
    ),
  );
  const widths = spread(
    declaredWidths(table, width),
    words.map((word) => word * SMALLEST + INSET),
    width,
  );
  const largestSize = Math.min(
    LARGEST,
    ...words.map((word, index) => (word === 0 ? LARGEST : ((widths[index] ?? 0) - INSET) / word)),
  );
  return { widths, largestSize: Math.max(SMALLEST, Math.floor(largestSize * 2) / 2) };
}

function declaredWidths(table: TableVisual, width: number): number[] {
  const given = table.columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const open = table.columns.filter((column) => column.width === undefined).length;
  const share = open === 0 ? 0 : Math.max(0.04, (1 - given) / open);
  const shares = table.columns.map((column) => column.width ?? share);
  const total = shares.reduce((sum, each) => sum + each, 0);
  return shares.map((each) => (each / total) * width);
}

/** What narrow columns need is taken from those that have more than they need, in proportion. */
function spread(widths: readonly number[], needs: readonly number[], width: number): number[] {
  const lacking = widths.reduce((sum, each, index) => sum + Math.max(0, (needs[index] ?? 0) - each), 0);
  const spare = widths.reduce((sum, each, index) => sum + Math.max(0, each - (needs[index] ?? 0)), 0);
  if (lacking === 0) return [...widths];
  if (spare < lacking) {
    const total = needs.reduce((sum, each) => sum + each, 0);
    return needs.map((each) => (each / total) * width);
  }
  return widths.map((each, index) => {
    const need = needs[index] ?? 0;
    return each < need ? need : each - ((each - need) / spare) * lacking;
  });
}

function longestOfCell(content: TableVisual['rows'][number][number]['content'], figures: FigureMap): number {
  return Math.max(
    0,
    ...fragmentsOf(content, figures).map(({ text, figure }) =>
      figure !== undefined && isNumeric(text)
        ? textWidth(`■ ${text}`, { size: 1, weight: 'bold' })
        : longest([text], 'bold'),
    ),
  );
}

function longest(texts: readonly string[], weight: 'regular' | 'bold'): number {
  return Math.max(0, ...texts.flatMap((text) => text.split(/\s+/)).map((word) => textWidth(word, { size: 1, weight })));
}
