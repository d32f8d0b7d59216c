import { Anchor, Button, Group, NumberInput, Stack, Table, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'wouter';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { useToday } from '#web/state/use-today.ts';
import { ScrollRegion } from '#web/table/ScrollRegion.tsx';
import type { NeighbourhoodView } from '../contract.ts';
import { MONTH_WORDS } from '../months.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { ComplaintsBeside } from './ComplaintsBeside.tsx';
import { LimitsField } from './LimitsField.tsx';
import { useDeclareMonth, useKeepNeighbourhood, useNeighbourhoods, useWithdrawMonth } from './neighbourhood-queries.ts';
import { OrganisationsCard } from './OrganisationsCard.tsx';
import './neighbourhoods.css';

/** A neighbourhood: its months, its plan, its limits and stations, and who is organised in it. */
export function NeighbourhoodPage() {
  const { id = '' } = useParams<{ id: string }>();
  usePageTitle('Barrio');
  const { territory } = useScope();
  const [search] = useSearchParams();
  const today = useToday();
  const year = search.get('anio') ?? today.slice(0, 4);
  const list = useNeighbourhoods(id.slice(0, 6), year);
  return (
    <div className="v-page">
      <Anchor component={Link} href={`${placePath(territory)}/barrios`} size="sm">
        ← Barrios
      </Anchor>
      <Answer query={list}>
        {({ neighbourhoods }) => {
          const found = neighbourhoods.find((one) => one.id === id);
          return found ? (
            <Body one={found} year={year} />
          ) : (
            <Title order={1} size="h2">
              Ese barrio no existe
            </Title>
          );
        }}
      </Answer>
    </div>
  );
}

function Body({ one, year }: { readonly one: NeighbourhoodView; readonly year: string }) {
  return (
    <Stack gap="lg">
      <Title order={1} size="h2">
        {one.title}
      </Title>
      <MonthsCard one={one} year={year} />
      <Permitted permission={NEIGHBOURHOODS.keepNeighbourhood} territory={one.territory}>
        <KeepForm key={`${one.id} ${year}`} one={one} year={year} />
      </Permitted>
      <OrganisationsCard id={one.id} territory={one.territory} />
      <ComplaintsBeside territory={one.territory} />
    </Stack>
  );
}

function MonthsCard({ one, year }: { readonly one: NeighbourhoodView; readonly year: string }) {
  const declare = useDeclareMonth(one.id);
  const withdraw = useWithdrawMonth(one.id);
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <section className="v-card" aria-labelledby="months">
      <Title order={2} size="h4" mb="xs" id="months">
        Meses de {year}
      </Title>
      <ScrollRegion label="Meses">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Mes</Table.Th>
              <Table.Th>Estado</Table.Th>
              <Table.Th ta="right">Actividades</Table.Th>
              <Table.Th>Declaración</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {one.months.map(({ month, state, activities }) => (
              <Table.Tr key={month}>
                <Table.Td>{month.split('-').toReversed().join('/')}</Table.Td>
                <Table.Td>
                  <span className={`v-month v-month-${state}`}>{MONTH_WORDS[state]}</span>
                </Table.Td>
                <Table.Td ta="right">{activities}</Table.Td>
                <Table.Td>
                  <Permitted permission={NEIGHBOURHOODS.declareMonth} territory={one.territory}>
                    {state === 'missing' ? (
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => declare.mutate({ month, declared: 'none' })}
                      >
                        Declarar sin actividad
                      </Button>
                    ) : state === 'withActivity' ? (
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => declare.mutate({ month, declared: 'complete' })}
                      >
                        Declarar completo
                      </Button>
                    ) : state === 'open' ? null : (
                      <Button size="compact-sm" variant="subtle" onClick={() => setWithdrawing(month)}>
                        Retirar la declaración
                      </Button>
                    )}
                  </Permitted>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {withdrawing === null ? null : (
        <Group gap="sm" align="end" mt="sm">
          <TextInput
            label={`Motivo para retirar la declaración de ${withdrawing}`}
            value={reason}
            maxLength={500}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button
            disabled={reason.trim() === ''}
            onClick={() =>
              withdraw.mutate(
                { month: withdrawing, reason },
                {
                  onSuccess: () => {
                    setWithdrawing(null);
                    setReason('');
                  },
                },
              )
            }
          >
            Retirar
          </Button>
        </Group>
      )}
      {declare.error ? <Failure error={declare.error} /> : null}
      {withdraw.error ? <Failure error={withdraw.error} /> : null}
    </section>
  );
}

function KeepForm({ one, year }: { readonly one: NeighbourhoodView; readonly year: string }) {
  const keep = useKeepNeighbourhood(one.id);
  const [activities, setActivities] = useState<number | string>(one.goal?.activities ?? '');
  const [hours, setHours] = useState<number | string>(one.goal?.hours ?? '');
  const [stations, setStations] = useState(one.stations.map(({ station }) => station).join('; '));
  const [startsOn, setStartsOn] = useState(one.startsOn ?? '');
  const [endsOn, setEndsOn] = useState(one.endsOn ?? '');
  const save = (): void =>
    keep.mutate({
      startsOn: startsOn || null,
      endsOn: endsOn || null,
      stations: stations
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean),
      ...(typeof activities === 'number'
        ? { goal: { year: Number(year), activities, hours: typeof hours === 'number' ? hours : null } }
        : {}),
    });
  return (
    <form
      className="v-card"
      aria-label="Llevar el barrio"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Title order={2} size="h4" mb="xs">
        Plan, comisarías y límites
      </Title>
      <Stack gap="sm">
        <Group gap="sm" align="end">
          <NumberInput label={`Meta de actividades de ${year}`} min={0} value={activities} onChange={setActivities} />
          <NumberInput label="Meta de horas-persona" min={0} value={hours} onChange={setHours} />
          <TextInput
            label="Interviene desde"
            type="date"
            value={startsOn}
            onChange={({ currentTarget }) => setStartsOn(currentTarget.value)}
          />
          <TextInput
            label="Hasta"
            type="date"
            value={endsOn}
            onChange={({ currentTarget }) => setEndsOn(currentTarget.value)}
          />
        </Group>
        <TextInput
          label="Comisarías"
          description="Separadas por punto y coma. Una que no esté en el catálogo se guarda y se señala."
          value={stations}
          onChange={({ currentTarget }) => setStations(currentTarget.value)}
        />
        <Button type="submit" loading={keep.isPending} w="fit-content">
          Guardar
        </Button>
        <LimitsField limits={one.limits} onSave={(limits) => keep.mutate({ limits })} />
        {keep.error ? <Failure error={keep.error} /> : null}
      </Stack>
    </form>
  );
}
