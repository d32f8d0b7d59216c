import { Anchor, NativeSelect, Table, TextInput, Title } from '@mantine/core';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import { Pager } from '#web/table/Pager.tsx';
import { Status } from '#web/state/Status.tsx';
import { useToday } from '#web/state/use-today.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import { ACTORS, KINDS, STATUSES } from '../activity.ts';
import type { ActivityList } from '../contract.ts';
import { useActivities, useNeighbourhoods } from './neighbourhood-queries.ts';
import './neighbourhoods.css';

const ORDERS = { newest: 'Más recientes', oldest: 'Más antiguas', people: 'Más personas' } as const;

/** Activities of a place, as whoever asks may see them. */
export function ActivitiesPage() {
  usePageTitle('Actividades de Barrio Seguro');
  const { territory } = useScope();
  const { read, put, page } = useAddressFilters();
  const today = useToday();
  const year = (read('desde') ?? today).slice(0, 4);
  const names = useNeighbourhoods(territory, year).data?.neighbourhoods ?? [];
  const activities = useActivities({
    territory,
    neighbourhood: read('barrio'),
    kind: read('tipo'),
    actor: read('actor'),
    status: read('estado'),
    inConflict: read('distintos'),
    from: read('desde'),
    to: read('hasta'),
    order: read('orden'),
    page,
  });
  const path = `${placePath(territory)}/barrios`;
  const choice = (name: string, label: string, options: Readonly<Record<string, string>>) => (
    <NativeSelect
      label={label}
      value={read(name) ?? ''}
      onChange={({ currentTarget }) => put(name, currentTarget.value)}
      data={[
        { value: '', label: 'Todos' },
        ...Object.entries(options).map(([value, words]) => ({ value, label: words })),
      ]}
    />
  );
  return (
    <div className="v-page">
      <Anchor component={Link} href={path} size="sm">
        ← Barrios
      </Anchor>
      <Title order={1} size="h2" mb="sm">
        Actividades de Barrio Seguro
      </Title>
      <form className="v-activity-filters" aria-label="Filtros" onSubmit={(event) => event.preventDefault()}>
        {choice('barrio', 'Barrio', Object.fromEntries(names.map(({ id, title }) => [id, title])))}
        {choice('tipo', 'Tipo de acción', KINDS)}
        {choice('actor', 'Actor', ACTORS)}
        {choice('estado', 'Estado', STATUSES)}
        {choice('distintos', 'Valores distintos', { 1: 'Por decidir' })}
        <TextInput
          label="Desde"
          type="date"
          value={read('desde') ?? ''}
          onChange={({ currentTarget }) => put('desde', currentTarget.value)}
        />
        <TextInput
          label="Hasta"
          type="date"
          value={read('hasta') ?? ''}
          onChange={({ currentTarget }) => put('hasta', currentTarget.value)}
        />
        <NativeSelect
          label="Orden"
          value={read('orden') ?? 'newest'}
          onChange={({ currentTarget }) => put('orden', currentTarget.value)}
          data={Object.entries(ORDERS).map(([value, label]) => ({ value, label }))}
        />
      </form>
      <Answer query={activities} blocks={[60, 60]}>
        {(list) => (
          <>
            <Status isMuted>
              {list.isMore ? 'Más de ' : ''}
              {list.total === 1 ? '1 actividad' : `${formatNumber(list.total, 0)} actividades`}
            </Status>
            {list.total === 0 ? null : (
              <ActivityTable
                list={list}
                path={path}
                nameOf={(id) => names.find((one) => one.id === id)?.title ?? id ?? 'Sin barrio'}
              />
            )}
            <Pager of={list} />
          </>
        )}
      </Answer>
    </div>
  );
}

interface ActivityTableProps {
  readonly list: ActivityList;
  readonly path: string;
  readonly nameOf: (id: string | null) => string;
}

function ActivityTable({ list, path, nameOf }: ActivityTableProps) {
  const wordOf = (words: Readonly<Record<string, string>>, code: string | null): string =>
    code === null ? 'sin dato' : (words[code] ?? code);
  return (
    <ScrollRegion label="Actividades">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Fecha</Table.Th>
            <Table.Th>Barrio</Table.Th>
            <Table.Th>Tipo de acción</Table.Th>
            <Table.Th>Actor</Table.Th>
            <Table.Th>Lugar</Table.Th>
            <Table.Th ta="right">Personas</Table.Th>
            <Table.Th>Estado</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.activities.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <Anchor component={Link} href={`${path}/actividad/${one.id}`}>
                  {one.heldOn ? formatDate(one.heldOn) : 'sin fecha'}
                </Anchor>
              </Table.Td>
              <Table.Td>{nameOf(one.neighbourhood)}</Table.Td>
              <Table.Td>{wordOf(KINDS, one.kind)}</Table.Td>
              <Table.Td>{wordOf(ACTORS, one.actor)}</Table.Td>
              <Table.Td>{one.place}</Table.Td>
              <Table.Td ta="right">{one.people === null ? 'sin contar' : formatNumber(one.people, 0)}</Table.Td>
              <Table.Td>
                {STATUSES[one.status]}
                {one.conflicts > 0 ? <span className="v-state v-state-bad"> valores distintos</span> : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
