// A table inside its box: widths by what the columns hold, the largest text that fits, rows as high as
// their words, because a renderer grows a row that is too low and pushes the table off the slide.
import type { TableVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { stateMark } from '#shared/theme.ts';
import type { Box } from './box.ts';
import {
  fit,
  LINE_HEIGHT,
  longestWordWidth,
  SMALLEST,
  type TextStyle,
  textWidth,
  type Weight,
  wrap,
} from './measure.ts';
import { sentenceText } from './text.ts';

export interface FittedTable {
  readonly size: number;
  readonly columnWidths: readonly number[];
  /** The header's first. */
  readonly rowHeights: readonly number[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly cellPadding: number;
  readonly cut: boolean;
}

export const CELL_MARGIN_X = 5;
const LARGEST = 15;
const ROW_AIR = 1.6;
const SAFETY = 0.97;
const SHORT_TEXT = 12;

/** `box.height` bounds the sum of the rows. */
export function fitTable(table: TableVisual, figures: FigureMap, box: Pick<Box, 'width' | 'height'>): FittedTable {
  const header = table.columns.map((column) => column.label);
  const rows = table.rows.map((row) => row.map((cell) => withMark(sentenceText(cell.content, figures), cell.state)));
  const weightOf = (rowIndex: number, columnIndex: number): Weight =>
    rowIndex === -1 || table.rows[rowIndex]?.[columnIndex]?.strong || (table.totalRow && rowIndex === rows.length - 1)
      ? 'bold'
      : 'regular';
  for (const cellPadding of [3.5, 1.5]) {
    for (let size = LARGEST; size >= SMALLEST; size -= 0.5) {
      const columnWidths = widthsOf(table, header, rows, size, box.width, weightOf);
      const heights = [header, ...rows].map((row, index) =>
        rowHeight(row, index - 1, columnWidths, size, cellPadding, weightOf),
      );
      const total = heights.reduce((sum, height) => sum + height, 0);
      if (total > box.height) continue;
      const breaks = breaksWords([header, ...rows], columnWidths, size, weightOf);
      if (breaks && size > SMALLEST) continue;
      return {
        size,
        columnWidths,
        rowHeights: airy(heights, total, box.height),
        header,
        rows,
        cellPadding,
        cut: false,
      };
    }
  }
  return cutTable(table, header, rows, box, weightOf);
}

type WeightOf = (row: number, column: number) => Weight;

/** The state's sign beside its word, unless the word brings one. */
function withMark(text: string, state: Parameters<typeof stateMark>[0] | undefined): string {
  if (state === undefined || state === 'neutral' || state === 'unknown' || text === '' || !/^[\p{L}\p{N}]/u.test(text))
    return text;
  return `${stateMark(state)} ${text}`;
}

function widthsOf(
  table: TableVisual,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  size: number,
  width: number,
  weightOf: WeightOf,
): readonly number[] {
  const stated = table.columns.map((column) => column.width);
  const statedSum = stated.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const cellsOf = (column: number): readonly (readonly [string, Weight])[] => [
    [header[column] ?? '', 'bold'],
    ...rows.map((row, index) => [row[column] ?? '', weightOf(index, column)] as const),
  ];
  const needs = table.columns.map((_, column) => {
    const cells = cellsOf(column);
    const word =
      Math.max(...cells.map(([text, weight]) => unbrokenWidth(text, { size, weight }))) / SAFETY +
      2 * CELL_MARGIN_X +
      1;
    const whole =
      Math.max(...cells.map(([text, weight]) => textWidth(text, { size, weight }))) / SAFETY + 2 * CELL_MARGIN_X + 1;
    return { word, whole };
  });
  const wholeSum = needs.reduce((sum, need) => sum + need.whole, 0);
  if (statedSum > 0 && stated.every((share) => share !== undefined)) {
    const shares = stated.map((share) => ((share ?? 0) / statedSum) * width);
    const breaks = shares.some((share, column) => share < (needs[column]?.word ?? 0));
    const wraps = shares.some((share, column) => share < (needs[column]?.whole ?? 0));
    // Stated widths give way where they would break a word, or wrap what need not be wrapped.
    if (!breaks && (!wraps || wholeSum > width)) return shares;
    if (wholeSum <= width)
      return needs.map((need, column) => need.whole + (width - wholeSum) * ((stated[column] ?? 0) / statedSum));
  }
  // No column narrower than its longest word; what is left goes by what the cells would like.
  const preferred = table.columns.map((column, index) =>
    column.width === undefined
      ? Math.min(needs[index]?.whole ?? 0, width * 0.5)
      : Math.max(column.width * width, needs[index]?.word ?? 0),
  );
  const minimum = needs.map((need) => need.word);
  const minimumSum = minimum.reduce((sum, need) => sum + need, 0);
  if (minimumSum >= width) return minimum.map((need) => (need / minimumSum) * width);
  const wishes = preferred.map((wish, column) => Math.max(0, wish - (minimum[column] ?? 0)));
  const wishSum = wishes.reduce((sum, wish) => sum + wish, 0);
  const spare = width - minimumSum;
  if (wishSum >= spare) {
    const granted = grant(wishes, spare);
    return minimum.map((need, column) => need + (granted[column] ?? 0));
  }
  const natural = preferred.map((wish, column) => Math.max(wish, minimum[column] ?? 0));
  const naturalSum = natural.reduce((sum, need) => sum + need, 0);
  return natural.map((need) => (need / naturalSum) * width);
}

/** Small wishes are met first: a word less wrapped in a narrow column costs the wide one little. */
function grant(wishes: readonly number[], spare: number): readonly number[] {
  const granted = wishes.map(() => 0);
  let left = spare;
  const order = wishes
    .map((wish, column) => ({ wish, column }))
    .toSorted((a, b) => a.wish - b.wish || a.column - b.column);
  order.forEach(({ wish, column }, index) => {
    const part = Math.min(wish, left / (order.length - index));
    granted[column] = part;
    left -= part;
  });
  return granted;
}

/** Dates, amounts and "sin dato" stay on one line; of longer texts, each word. */
function unbrokenWidth(text: string, style: TextStyle): number {
  return text.length <= SHORT_TEXT ? textWidth(text, style) : longestWordWidth(text, style);
}

function rowHeight(
  cells: readonly string[],
  row: number,
  widths: readonly number[],
  size: number,
  padding: number,
  weightOf: WeightOf,
): number {
  const lines = cells.map(
    (text, column) => wrap(text, room(widths[column] ?? 0), { size, weight: weightOf(row, column) }).length,
  );
  return Math.max(1, ...lines) * size * LINE_HEIGHT + 2 * padding;
}

function room(width: number): number {
  return (width - 2 * CELL_MARGIN_X) * SAFETY;
}

function breaksWords(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  size: number,
  weightOf: WeightOf,
): boolean {
  return rows.some((cells, index) =>
    cells.some(
      (text, column) => unbrokenWidth(text, { size, weight: weightOf(index - 1, column) }) > room(widths[column] ?? 0),
    ),
  );
}

/** Rows share some of the height that is left, so that a short table does not look lost. */
function airy(heights: readonly number[], total: number, height: number): readonly number[] {
  const factor = Math.min(ROW_AIR, height / total);
  return heights.map((each) => each * factor);
}

/** At the smallest size: rows get the height there is, and words beyond it go to the speaker notes. */
function cutTable(
  table: TableVisual,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  box: Pick<Box, 'width' | 'height'>,
  weightOf: WeightOf,
): FittedTable {
  const cellPadding = 1.5;
  const columnWidths = widthsOf(table, header, rows, SMALLEST, box.width, weightOf);
  const natural = [header, ...rows].map((row, index) =>
    rowHeight(row, index - 1, columnWidths, SMALLEST, cellPadding, weightOf),
  );
  const line = SMALLEST * LINE_HEIGHT;
  const least = line + 2 * cellPadding;
  const heights = [...natural];
  for (let over = heights.reduce((sum, height) => sum + height, 0) - box.height; over > 0; over -= line) {
    const tallest = heights.indexOf(Math.max(...heights));
    if ((heights[tallest] ?? 0) <= least) break;
    heights[tallest] = Math.max(least, (heights[tallest] ?? 0) - line);
  }
  const cutRow = (cells: readonly string[], row: number): readonly string[] =>
    cells.map((text, column) => {
      const fitted = fit([text], {
        width: room(columnWidths[column] ?? 0) / SAFETY,
        height: (heights[row + 1] ?? least) - 2 * cellPadding,
        largest: SMALLEST,
        weight: weightOf(row, column),
      });
      return fitted.paragraphs[0] ?? '';
    });
  return {
    size: SMALLEST,
    columnWidths,
    rowHeights: heights,
    header: cutRow(header, -1),
    rows: rows.map(cutRow),
    cellPadding,
    cut: true,
  };
}
