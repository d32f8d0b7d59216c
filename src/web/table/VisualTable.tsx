import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { useId, useMemo, useState } from 'react';
import type { Cell, Column, TableVisual } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { SentenceText } from '../figure/SentenceText.tsx';
import { Words } from '../glossary/Words.tsx';
import { fileNameOf, tableCsv } from './csv.ts';
import { downloadFile } from './download.ts';
import { firstFigureCell } from './first-figure-cell.ts';
import { useFigureArrows } from './use-figure-arrows.ts';
import { withoutMark } from './without-mark.ts';
import { documentColumns, documentRows, documentTableFeatures, plainWords } from './row-order.ts';
import './visual-table.css';

interface VisualTableProps {
  readonly table: TableVisual;
  readonly figures: FigureMap;
  /** Without the caption when a heading beside it already says it. */
  readonly hideCaption?: boolean;
}

const ROWS_WORTH_FILTERING = 8;
/** Pixels; narrower ones break words, and rows become cards. */
const NARROWEST_COLUMN = 84;

/** A document table that sorts, filters and goes out as CSV; its figures are reached with the arrows. */
export function VisualTable({ table: visual, figures, hideCaption = false }: VisualTableProps) {
  const captionId = useId();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const isStacked = width > 0 && visual.columns.length > 2 && width < visual.columns.length * NARROWEST_COLUMN;
  const [filter, setFilter] = useState('');
  const columns = useMemo(() => documentColumns(visual, figures), [visual, figures]);
  const rows = useMemo(() => documentRows(visual, figures), [visual, figures]);
  const data = useMemo(() => rows.filter((row) => row.words.includes(plainWords(filter.trim()))), [rows, filter]);
  const table = useTable({ features: documentTableFeatures, columns, data, enableSortingRemoval: true });
  const total = visual.totalRow && filter.trim() === '' ? visual.rows.at(-1) : undefined;
  const shown = table.getRowModel().rows;
  const arrows = useFigureArrows(firstFigureCell(shown.map((row) => row.original.cells)));
  const sorted = table.state.sorting[0];

  const exportCsv = (): void => {
    const onScreen = [...shown.map((row) => row.original.cells), ...(total ? [total] : [])];
    downloadFile(fileNameOf(visual.caption, 'csv'), tableCsv({ columns: visual.columns, rows: onScreen }, figures));
  };

  return (
    <div ref={ref} className={isStacked ? 'v-table-box v-stacked' : 'v-table-box'}>
      <Group gap="xs" justify="space-between" align="center" className="v-table-tools">
        <span id={captionId} className={hideCaption ? 'v-table-caption v-visually-hidden' : 'v-table-caption'}>
          <Words text={visual.caption} />
        </span>
        <Group gap="xs" align="center" ml="auto">
          {rows.length > ROWS_WORTH_FILTERING ? (
            <TextInput
              size="xs"
              w={150}
              placeholder="Filtrar filas"
              aria-label={`Filtrar filas de ${visual.caption}`}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
            />
          ) : null}
          <NativeSelect
            size="xs"
            className="v-table-sort-select"
            aria-label={`Ordenar ${visual.caption}`}
            value={sorted?.id ?? ''}
            onChange={(event) => {
              const id = event.currentTarget.value;
              table.setSorting(id === '' ? [] : [{ id, desc: false }]);
            }}
            data={[
              { value: '', label: 'Orden original' },
              ...visual.columns.map(({ key, label }) => ({ value: key, label: label || 'Fila' })),
            ]}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={exportCsv}
            aria-label={`Descargar CSV de ${visual.caption}`}
          >
            CSV
          </Button>
        </Group>
      </Group>
      <div className="v-table-scroll">
        {/* The figures inside are the buttons; the table hears the arrows that go between them. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table
          className="v-table"
          aria-labelledby={captionId}
          onKeyDown={arrows.onKeyDown}
          onFocus={arrows.onFocus}
          onBlur={arrows.onBlur}
        >
          <thead>
            <tr>
              {visual.columns.map((column) => (
                <HeaderCell
                  key={column.key}
                  column={column}
                  direction={sorted?.id === column.key ? (sorted.desc ? 'descending' : 'ascending') : 'none'}
                  onSort={() => table.getColumn(column.key)?.toggleSorting()}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, rowIndex) => (
              <TableRow
                key={row.id}
                cells={row.original.cells}
                rowIndex={rowIndex}
                visual={visual}
                figures={figures}
                reachable={arrows.reachable}
              />
            ))}
            {total ? (
              <TableRow
                key="total"
                cells={total}
                rowIndex={shown.length}
                visual={visual}
                figures={figures}
                reachable={arrows.reachable}
                isTotal
              />
            ) : null}
          </tbody>
        </table>
      </div>
      {shown.length === 0 ? <p className="v-muted">Ninguna fila contiene «{filter}».</p> : null}
    </div>
  );
}

interface HeaderCellProps {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending' | 'none';
  readonly onSort: () => void;
}

const SORT_MARK = { ascending: '▲', descending: '▼', none: '' } as const;

function HeaderCell({ column, direction, onSort }: HeaderCellProps) {
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={`v-align-${column.align ?? 'left'}`}
      style={column.width === undefined ? undefined : { width: `${column.width * 100}%` }}
    >
      {column.label === '' ? null : (
        <button type="button" className="v-table-sort" onClick={onSort} title="Ordenar">
          <Words text={column.label} />
          <span aria-hidden="true" className="v-table-mark">
            {SORT_MARK[direction]}
          </span>
        </button>
      )}
    </th>
  );
}

interface TableRowProps {
  readonly cells: readonly Cell[];
  readonly rowIndex: number;
  readonly visual: TableVisual;
  readonly figures: FigureMap;
  readonly reachable: (row: number, column: number) => boolean;
  readonly isTotal?: boolean;
}

function TableRow({ cells, rowIndex, visual, figures, reachable, isTotal = false }: TableRowProps) {
  return (
    <tr className={isTotal ? 'v-table-total' : undefined}>
      {cells.map((cell, columnIndex) => {
        const column = visual.columns[columnIndex];
        const isHeader = columnIndex === 0;
        const Tag = isHeader ? 'th' : 'td';
        return (
          <Tag
            key={columnIndex}
            scope={isHeader ? 'row' : undefined}
            data-label={column?.label ?? ''}
            data-row={rowIndex}
            data-column={columnIndex}
            className={cellClass(cell, column)}
          >
            <span className="v-cell">
              <SentenceText
                sentence={cell.state === undefined ? cell.content : withoutMark(cell.content)}
                figures={figures}
                tabIndex={reachable(rowIndex, columnIndex) ? 0 : -1}
              />
            </span>
          </Tag>
        );
      })}
    </tr>
  );
}

function cellClass(cell: Cell, column: Column | undefined): string {
  return [
    `v-align-${column?.align ?? 'left'}`,
    cell.heat === undefined ? '' : `v-heat v-heat-${cell.heat}`,
    cell.state === undefined || cell.state === 'neutral' ? '' : `v-cell-state v-state-${cell.state}`,
    cell.strong ? 'v-strong' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
