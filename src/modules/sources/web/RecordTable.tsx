import { Button, Group, Pagination, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatNumber } from '#shared/format.ts';
import { Status } from '#web/state/Status.tsx';
import { plainWords } from '#web/table/row-order.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { StoredRecord } from '../edition.ts';
import type { TableSpec } from '../table.ts';
import { shownValue } from './field-values.ts';
import './record-table.css';

interface RecordTableProps {
  readonly table: TableSpec;
  readonly records: readonly StoredRecord[];
  readonly filter: string;
  readonly mayCorrect: (record: StoredRecord) => boolean;
  readonly mayWithdraw: (record: StoredRecord) => boolean;
  readonly onCorrect: (record: StoredRecord) => void;
  readonly onWithdraw: (record: StoredRecord) => void;
  readonly onHistory: (record: StoredRecord) => void;
}

const PAGE_ROWS = 50;

export function RecordTable({ table, records, filter, ...actions }: RecordTableProps) {
  const [page, setPage] = useState(1);
  const found = useMemo(() => {
    const wanted = plainWords(filter.trim());
    return wanted === ''
      ? records
      : records.filter((record) => plainWords(recordWords(table, record)).includes(wanted));
  }, [table, records, filter]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  const current = Math.min(page, pages);
  if (records.length === 0) return <Text>Sin información registrada en este lugar y fecha.</Text>;
  return (
    <div>
      <ScrollRegion label={table.title}>
        <table className="v-record-table">
          <caption className="v-visually-hidden">{table.title}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.key} scope="col" title={column.help}>
                  {column.label}
                </th>
              ))}
              <th scope="col">Dónde está</th>
              <th scope="col">Acciones</th>
            </tr>
          </thead>
          <tbody>
            {found.slice((current - 1) * PAGE_ROWS, current * PAGE_ROWS).map((record) => (
              <tr key={record.id}>
                {table.columns.map((column) => (
                  <td
                    key={column.key}
                    className={
                      typeof record.values[column.key] === 'number' && column.type !== 'year'
                        ? 'v-align-right'
                        : undefined
                    }
                  >
                    {shownValue(
                      column,
                      record.values[column.key],
                      record.revision === 0 ? record.printed[column.key] : undefined,
                    )}
                  </td>
                ))}
                <td className="v-muted v-record-place">
                  {record.locator.document ?? `${record.locator.file}, fila ${record.locator.row}`}
                  {record.revision > 0 ? ` · corregida (${record.revision})` : ''}
                </td>
                <td>
                  <RowActions record={record} {...actions} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Group justify="space-between" mt="xs">
        <Status isMuted>
          {formatNumber(found.length, 0)} de {formatNumber(records.length, 0)} filas
        </Status>
        {pages > 1 ? (
          <Pagination
            size="sm"
            total={pages}
            value={current}
            onChange={setPage}
            getControlProps={(control) => ({ 'aria-label': PAGE_WORDS[control] })}
          />
        ) : null}
      </Group>
    </div>
  );
}

type RowActionsProps = Omit<RecordTableProps, 'table' | 'records' | 'filter'> & {
  readonly record: StoredRecord;
};

function RowActions({ record, mayCorrect, mayWithdraw, onCorrect, onWithdraw, onHistory }: RowActionsProps) {
  return (
    <Group gap={4} wrap="nowrap" className="v-row-actions">
      {mayCorrect(record) ? (
        <Button size="compact-xs" variant="default" onClick={() => onCorrect(record)}>
          Corregir
        </Button>
      ) : null}
      <Button size="compact-xs" variant="subtle" onClick={() => onHistory(record)}>
        Historial
      </Button>
      {mayWithdraw(record) ? (
        <Button size="compact-xs" variant="subtle" color="red" onClick={() => onWithdraw(record)}>
          Retirar
        </Button>
      ) : null}
    </Group>
  );
}

const PAGE_WORDS: Readonly<Record<'first' | 'last' | 'next' | 'previous', string>> = {
  first: 'Primera página',
  last: 'Última página',
  next: 'Página siguiente',
  previous: 'Página anterior',
};

function recordWords(table: TableSpec, record: StoredRecord): string {
  return table.columns
    .map((column) => shownValue(column, record.values[column.key], record.printed[column.key]))
    .join(' ');
}
