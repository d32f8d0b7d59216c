// A native, editable table.
import type { Cell, State, TableVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Tone } from '#shared/drawing.ts';
import { heatTone, readableOn, slideTheme, stateTone } from '#shared/theme.ts';
import type { Box } from './box.ts';
import { line, NO_FILL, type Paint, soft, solidFill } from './paint.ts';
import { graphicFrame, type Ids } from './shapes.ts';
import { CELL_MARGIN_X, type FittedTable, fitTable } from './table-fit.ts';
import { paragraph, type RunStyle } from './text.ts';
import { element, emu } from './xml.ts';

const TABLE_URI = 'http://schemas.openxmlformats.org/drawingml/2006/table';

export function tableShape(
  ids: Ids,
  table: TableVisual,
  box: Box,
  figures: FigureMap,
  accent: Tone,
): { readonly xml: string; readonly cut: boolean } {
  const fitted = fitTable(table, figures, box);
  const height = fitted.rowHeights.reduce((sum, each) => sum + each, 0);
  const alt = `Tabla «${table.caption}», con las columnas ${fitted.header.filter((label) => label !== '').join(', ')}.`;
  const content = element(
    'a:tbl',
    {},
    element('a:tblPr', { firstRow: 1, lastRow: table.totalRow ? 1 : undefined }),
    element('a:tblGrid', {}, ...wholeWidths(fitted, box.width).map((width) => element('a:gridCol', { w: width }))),
    headerRow(table, fitted, accent),
    ...table.rows.map((row, index) => bodyRow(table, row, index, fitted)),
  );
  return {
    xml: graphicFrame(ids, { name: table.caption, alt }, { ...box, height }, TABLE_URI, content, true),
    cut: fitted.cut,
  };
}

/** Column widths in whole units that add up to the table's. */
function wholeWidths(fitted: FittedTable, width: number): readonly number[] {
  const whole = fitted.columnWidths.map((each) => Math.floor(each * 12700));
  const rest = emu(width) - whole.reduce((sum, each) => sum + each, 0);
  return whole.map((each, index) => (index === whole.length - 1 ? each + rest : each));
}

function headerRow(table: TableVisual, fitted: FittedTable, accent: Tone): string {
  return element(
    'a:tr',
    { h: emu(fitted.rowHeights[0] ?? 0) },
    ...table.columns.map((column, index) =>
      tableCell(
        fitted.header[index] ?? '',
        { size: fitted.size, weight: 'bold', paint: 'paper' },
        column.align ?? 'left',
        fitted,
        {
          fill: solidFill(accent),
          bottom: line({ paint: accent, width: 1 }, 'a:lnB'),
          top: line(null, 'a:lnT'),
        },
      ),
    ),
  );
}

function bodyRow(table: TableVisual, row: readonly Cell[], rowIndex: number, fitted: FittedTable): string {
  const isTotal = table.totalRow === true && rowIndex === table.rows.length - 1;
  return element(
    'a:tr',
    { h: emu(fitted.rowHeights[rowIndex + 1] ?? 0) },
    ...table.columns.map((column, index) => {
      const cell = row[index];
      const look = cellLook(cell, rowIndex);
      const style: RunStyle = {
        size: fitted.size,
        weight: isTotal || cell?.strong ? 'bold' : 'regular',
        paint: look.paint,
      };
      return tableCell(fitted.rows[rowIndex]?.[index] ?? '', style, column.align ?? 'left', fitted, {
        fill: look.fill,
        top: isTotal ? line({ paint: 'ink', width: 1.25 }, 'a:lnT') : line(null, 'a:lnT'),
        bottom: line({ paint: 'line', width: 0.75 }, 'a:lnB'),
      });
    }),
  );
}

function cellLook(cell: Cell | undefined, rowIndex: number): { readonly fill: string; readonly paint: Paint } {
  const stripe = rowIndex % 2 === 1 ? solidFill('panel') : NO_FILL;
  if (!cell) return { fill: stripe, paint: 'ink' };
  if (cell.heat !== undefined) {
    const tone = heatTone(cell.heat);
    return { fill: solidFill(tone), paint: readableOn(slideTheme, tone) };
  }
  if (cell.state === undefined || cell.state === 'neutral') return { fill: stripe, paint: 'ink' };
  return { fill: isMarked(cell.state) ? solidFill(soft(stateTone(cell.state))) : stripe, paint: stateTone(cell.state) };
}

/** What is fine or simply unknown needs no ground: only what calls for attention has one. */
function isMarked(state: State): boolean {
  return state === 'bad' || state === 'warn' || state === 'later';
}

interface CellFrame {
  readonly fill: string;
  readonly top: string;
  readonly bottom: string;
}

function tableCell(
  text: string,
  style: RunStyle,
  align: 'left' | 'right' | 'center',
  fitted: FittedTable,
  frame: CellFrame,
): string {
  return element(
    'a:tc',
    {},
    element(
      'a:txBody',
      {},
      element('a:bodyPr', {}),
      element('a:lstStyle', {}),
      paragraph([{ text, style }], { align }),
    ),
    element(
      'a:tcPr',
      {
        marL: emu(CELL_MARGIN_X),
        marR: emu(CELL_MARGIN_X),
        marT: emu(fitted.cellPadding),
        marB: emu(fitted.cellPadding),
        anchor: 'ctr',
      },
      line(null, 'a:lnL'),
      line(null, 'a:lnR'),
      frame.top,
      frame.bottom,
      frame.fill,
    ),
  );
}
