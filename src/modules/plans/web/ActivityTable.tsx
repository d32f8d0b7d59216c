import { Button, Group, Text } from '@mantine/core';
import { formatNumber } from '#shared/format.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { ActivityPage, ActivityRow } from '../contract.ts';
import { amountWords, countWords } from '../print/words.ts';

export interface Sorting {
  readonly sort: string;
  readonly direction: string;
}

interface ActivityTableProps {
  readonly list: ActivityPage;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly onPage: (page: number) => void;
  /** Of several plans: whose each is. */
  readonly withCommittee?: boolean;
  readonly onEdit?: (activity: ActivityRow) => void;
}

const SORTED = [
  { sort: 'code', label: 'Código' },
  { sort: 'title', label: 'Actividad' },
  { sort: 'guideline', label: 'Lineamiento' },
  { sort: 'goal', label: 'Meta' },
] as const;

/** A page of the matrix; the server sorts and filters. */
export function ActivityTable({ list, sorting, onSort, onPage, withCommittee = false, onEdit }: ActivityTableProps) {
  const pages = Math.max(1, Math.ceil(list.total / list.pageSize));
  if (list.total === 0) return <Text>Ninguna actividad.</Text>;
  return (
    <>
      <ScrollRegion label="Actividades">
        <table className="v-table v-plan-table">
          <thead>
            <tr>
              {SORTED.map(({ sort, label }) => (
                <th key={sort} scope="col" aria-sort={sortOf(sorting, sort)}>
                  <button
                    type="button"
                    className="v-table-sort"
                    onClick={() =>
                      onSort({ sort, direction: sorting.sort === sort && sorting.direction === 'asc' ? 'desc' : 'asc' })
                    }
                  >
                    {label}
                    {sorting.sort === sort ? (sorting.direction === 'asc' ? ' ↑' : ' ↓') : ''}
                  </button>
                </th>
              ))}
              <th scope="col">Trimestres</th>
              <th scope="col">Unidad</th>
              <th scope="col">{withCommittee ? 'Comité' : 'Responsable'}</th>
              {onEdit ? <th scope="col">Cambiar</th> : null}
            </tr>
          </thead>
          <tbody>
            {list.activities.map((activity) => (
              <tr key={activity.id}>
                <td>{activity.code}</td>
                <th scope="row">{activity.title}</th>
                <td>{activity.guideline}</td>
                <td className="v-align-right">{amountWords(activity.goal)}</td>
                <td>{[activity.q1, activity.q2, activity.q3, activity.q4].map(amountWords).join(' + ')}</td>
                <td>{activity.unit}</td>
                <td>{withCommittee ? activity.committee : activity.responsible}</td>
                {onEdit ? (
                  <td>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={`Cambiar ${activity.code}`}
                      onClick={() => onEdit(activity)}
                    >
                      Cambiar
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Group gap="xs" mt="sm">
        <Button variant="default" disabled={list.page <= 1} onClick={() => onPage(list.page - 1)}>
          Anterior
        </Button>
        <Text size="sm">
          Página {formatNumber(list.page, 0)} de {formatNumber(pages, 0)};{' '}
          {countWords(list.total, 'actividad', 'actividades')}
        </Text>
        <Button variant="default" disabled={list.page >= pages} onClick={() => onPage(list.page + 1)}>
          Siguiente
        </Button>
      </Group>
    </>
  );
}

function sortOf(sorting: Sorting, sort: string): 'ascending' | 'descending' | 'none' {
  if (sorting.sort !== sort) return 'none';
  return sorting.direction === 'asc' ? 'ascending' : 'descending';
}
