import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { Link } from 'wouter';
import { formatNumber } from '#shared/format.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { useAddressFilters } from '#web/state/use-address-filters.ts';
import { Pager } from '#web/table/Pager.tsx';
import { EVENTS_PER_PAGE } from '../contract.ts';
import { TRAINING } from '../policy.ts';
import { EventTable } from './EventTable.tsx';
import { useEvents } from './training-queries.ts';
import { YearsCard } from './YearsCard.tsx';
import './training.css';

/** "Capacitación": the events of a place, and what they add up to by year. */
export function TrainingPage() {
  usePageTitle('Capacitación');
  const { territory } = useScope();
  const path = `${placePath(territory)}/capacitacion`;
  return (
    <div className="v-page">
      <Anchor component={Link} href={sectionPath(territory, 'training')} size="sm">
        ← Capacitación en el briefing
      </Anchor>
      <Group justify="space-between" align="end" mb="sm">
        <Title order={1} size="h2">
          Capacitación
        </Title>
        <Group gap="xs">
          <Button component={Link} href={`${path}/centros`} variant="default">
            Centros y grupos
          </Button>
          <Permitted permission={TRAINING.keepEvents} territory={territory} toDo="programar eventos">
            <Button component={Link} href={`${path}/nuevo`}>
              Programar evento
            </Button>
          </Permitted>
        </Group>
      </Group>
      <Stack gap="lg">
        <YearsCard territory={territory} />
        <Events territory={territory} path={path} />
      </Stack>
    </div>
  );
}

interface EventsProps {
  readonly territory: string;
  readonly path: string;
}

function Events({ territory, path }: EventsProps) {
  const { read, put, page } = useAddressFilters();
  const [year, status, words] = [read('anio') ?? null, read('estado') ?? null, read('buscar') ?? null];
  const events = useEvents({ territory, year, status, search: words, page });
  return (
    <section className="v-card" aria-labelledby="events">
      <Title order={2} size="h4" id="events" mb="xs">
        Eventos
      </Title>
      <form
        className="v-training-filters"
        aria-label="Filtros"
        onSubmit={(event) => {
          event.preventDefault();
          put('buscar', String(new FormData(event.currentTarget).get('buscar') ?? '').trim());
        }}
      >
        <TextInput name="buscar" label="Nombre o tema" defaultValue={words ?? ''} maxLength={100} />
        <TextInput
          label="Año"
          inputMode="numeric"
          maxLength={4}
          defaultValue={year ?? ''}
          onChange={({ currentTarget: { value } }) => {
            if (value === '' || /^20\d\d$/.test(value)) put('anio', value);
          }}
        />
        <NativeSelect
          label="Estado"
          value={status ?? ''}
          onChange={({ currentTarget }) => put('estado', currentTarget.value)}
          data={[
            { value: '', label: 'Todos' },
            { value: 'open', label: 'Abiertos' },
            { value: 'closed', label: 'Cerrados' },
            { value: 'cancelled', label: 'Cancelados' },
          ]}
        />
        <Button type="submit" variant="default">
          Buscar
        </Button>
      </form>
      <Answer query={events} blocks={[60, 60]}>
        {({ events: found, total }) =>
          total === 0 ? (
            <Text>Ningún evento registrado así en este lugar.</Text>
          ) : (
            <Stack gap="sm">
              <Text size="sm" className="v-muted">
                {formatNumber(total, 0)} {total === 1 ? 'evento' : 'eventos'}
              </Text>
              <EventTable events={found} hrefOf={({ id }) => `${path}/evento/${id}`} />
              <Pager of={{ total, pageSize: EVENTS_PER_PAGE }} />
            </Stack>
          )
        }
      </Answer>
    </section>
  );
}
