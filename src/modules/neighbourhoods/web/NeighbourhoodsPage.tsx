import { Anchor, Button, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { formatNumber } from '#shared/format.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useToday } from '#web/state/use-today.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { NeighbourhoodView } from '../contract.ts';
import { doseOf, MONTH_WORDS, type MonthState } from '../months.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { AddNeighbourhoodForm } from './AddNeighbourhoodForm.tsx';
import { ImportCard } from './ImportCard.tsx';
import { useNeighbourhoods } from './neighbourhood-queries.ts';
import './neighbourhoods.css';

const MARKS: Readonly<Record<MonthState, string>> = {
  withActivity: '●',
  complete: '✔',
  declaredEmpty: '○',
  missing: '!',
  open: '·',
};
const MONTH_NAMES = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'set', 'oct', 'nov', 'dic'];

/** «Barrios»: each neighbourhood against its plan and its months. */
export function NeighbourhoodsPage() {
  usePageTitle('Barrio Seguro: barrios');
  const { territory } = useScope();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const thisYear = Number(today.slice(0, 4));
  const year = search.get('anio') ?? String(thisYear);
  const list = useNeighbourhoods(territory, year);
  const path = `${placePath(territory)}/barrios`;
  return (
    <div className="v-page">
      <Anchor component={Link} href={sectionPath(territory, 'barrio-seguro')} size="sm">
        ← Barrio Seguro en el briefing
      </Anchor>
      <Group justify="space-between" align="end" mb="sm">
        <Title order={1} size="h2">
          Barrio Seguro: barrios
        </Title>
        <Group gap="xs" align="end">
          <NativeSelect
            label="Año"
            value={year}
            data={Array.from({ length: Math.max(1, thisYear - 2022) }, (_, index) => String(thisYear - index))}
            onChange={({ currentTarget }) => setSearch({ anio: currentTarget.value })}
          />
          <Button component={Link} href={`${path}/actividades`} variant="default">
            Actividades
          </Button>
          <Permitted permission={NEIGHBOURHOODS.logActivity} territory={territory} toDo="registrar actividades">
            <Button component="a" href="/campo">
              Registrar en campo
            </Button>
          </Permitted>
        </Group>
      </Group>
      <Stack gap="lg">
        <section className="v-card" aria-labelledby="neighbourhood-list">
          <Title order={2} size="h4" mb="xs" id="neighbourhood-list">
            Barrios y meses de {year}
          </Title>
          <Answer query={list} blocks={[120]}>
            {({ neighbourhoods }) =>
              neighbourhoods.length === 0 ? (
                <Text>No hay barrios de la estrategia en este lugar.</Text>
              ) : (
                <NeighbourhoodTable neighbourhoods={neighbourhoods} path={path} />
              )
            }
          </Answer>
        </section>
        <Permitted permission={NEIGHBOURHOODS.keepNeighbourhood} territory={territory}>
          <AddNeighbourhoodForm territory={territory} />
        </Permitted>
        <Permitted permission={NEIGHBOURHOODS.logActivity} territory={territory}>
          <ImportCard territory={territory} />
        </Permitted>
        <Text size="sm">
          La asistencia técnica a comisarios, estadísticos y promotores se registra en las{' '}
          <Anchor component={Link} href={`${sectionPath(territory, 'barrio-seguro')}/datos`}>
            filas de la sección
          </Anchor>
          .
        </Text>
      </Stack>
    </div>
  );
}

interface NeighbourhoodTableProps {
  readonly neighbourhoods: readonly NeighbourhoodView[];
  readonly path: string;
}

function NeighbourhoodTable({ neighbourhoods, path }: NeighbourhoodTableProps) {
  const months = neighbourhoods[0]?.months.map(({ month }) => month) ?? [];
  return (
    <>
      <ScrollRegion label="Barrios">
        <Table className="v-neighbourhood-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Barrio</Table.Th>
              <Table.Th>Comisarías</Table.Th>
              {months.map((month) => (
                <Table.Th key={month} ta="center">
                  {MONTH_NAMES[Number(month.slice(5)) - 1]}
                </Table.Th>
              ))}
              <Table.Th ta="right">Registradas</Table.Th>
              <Table.Th ta="right">Validadas</Table.Th>
              <Table.Th ta="right">Meta</Table.Th>
              <Table.Th ta="right">Horas-persona</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {neighbourhoods.map((one) => (
              <Row key={one.id} one={one} path={path} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <Text size="sm" className="v-muted" mt="xs">
        {Object.entries(MONTH_WORDS)
          .map(([state, words]) => `${MARKS[state as MonthState]} ${words}`)
          .join(' · ')}
        . Un mes sin actividad se declara; si no, falta.
      </Text>
    </>
  );
}

function Row({ one, path }: { readonly one: NeighbourhoodView; readonly path: string }) {
  const elapsed = one.months.filter(({ state }) => state !== 'open').length;
  // A zero is shown only where somebody reported: activities, or a month without any.
  const isReported = one.months.some(({ state }) => state !== 'open' && state !== 'missing');
  const shown = (count: number): string => (isReported ? formatNumber(count, 0) : 'sin dato');
  const dose = doseOf(one.validated, one.goal?.activities ?? null, elapsed);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Anchor component={Link} href={`${path}/${one.id}`}>
          {one.title}
        </Anchor>
        {one.limits === null ? <div className="v-muted">sin límites</div> : null}
      </Table.Th>
      <Table.Td>
        {one.stations.map(({ station, catalogueCode }) => (
          <div key={station}>
            {station}
            {catalogueCode === null ? <div className="v-state v-state-warn">no está en el catálogo</div> : null}
          </div>
        ))}
      </Table.Td>
      {one.months.map(({ month, state, activities }) => (
        <Table.Td key={month} ta="center">
          <span className={`v-month v-month-${state}`} title={`${MONTH_WORDS[state]}: ${activities}`}>
            <span aria-hidden="true">{MARKS[state]}</span>
            <span className="v-only-read">
              {MONTH_WORDS[state]}, {activities}
            </span>
          </span>
        </Table.Td>
      ))}
      <Table.Td ta="right">{shown(one.activities)}</Table.Td>
      <Table.Td ta="right">{shown(one.validated)}</Table.Td>
      <Table.Td ta="right">
        {one.goal ? formatNumber(one.goal.activities, 0) : 'sin plan'}
        {dose.state === 'under' ? <div className="v-state v-state-warn">por debajo</div> : null}
        {dose.state === 'met' ? <div className="v-state v-state-good">al día</div> : null}
      </Table.Td>
      <Table.Td ta="right">{shown(one.hours)}</Table.Td>
    </Table.Tr>
  );
}
