import { Anchor, Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import type { Centre, CentreInput, CentreList, GroupInput, PhaseInput, StatedGroup } from '../contract.ts';
import { TRAINING } from '../policy.ts';
import { EventTable } from './EventTable.tsx';
import { useAct, useCentres } from './training-queries.ts';
import './training.css';

const STAGE_WORDS = { pilot: 'Participa del piloto', extension: 'En ampliación' } as const;

/** "Centros y grupos": the pilot plan at work, beside what the edition prints of it. */
export function CentresPage() {
  usePageTitle('Centros de capacitación');
  const { territory } = useScope();
  const centres = useCentres(territory);
  const path = `${placePath(territory)}/capacitacion`;
  return (
    <div className="v-page">
      <Anchor component={Link} href={path} size="sm">
        ← Capacitación
      </Anchor>
      <Title order={1} size="h2" mt={4} mb={4}>
        Centros de capacitación y sus grupos
      </Title>
      <Text mb="sm">
        <Anchor component={Link} href={sectionPath(territory, 'training-centres')}>
          Lo que imprime la edición
        </Anchor>{' '}
        queda como está; aquí se lleva el trabajo de cada grupo.
      </Text>
      <Answer query={centres} blocks={[160]}>
        {(list) => (
          <Stack gap="lg">
            {list.centres.map((centre) => (
              <CentreCard key={centre.id} centre={centre} path={path} />
            ))}
            <KnownCentres known={list.known} />
            {list.centres.length === 0 && list.known.length === 0 ? (
              <Text>Ninguna edición nombra un centro de este lugar, y nadie lo ha registrado.</Text>
            ) : null}
          </Stack>
        )}
      </Answer>
    </div>
  );
}

interface CentreCardProps {
  readonly centre: Centre;
  readonly path: string;
}

function CentreCard({ centre, path }: CentreCardProps) {
  const waiting = centre.stated.filter(({ number }) => !centre.groups.some((group) => group.groupNumber === number));
  return (
    <section className="v-card" aria-labelledby={`centre-${centre.id}`}>
      <Title order={2} size="h4" id={`centre-${centre.id}`} mb="xs">
        {centre.title}
      </Title>
      <Stack gap="sm">
        <Text>
          {STAGE_WORDS[centre.stage]} · fase {centre.phase}
          {centre.phaseSince === null ? '' : `, desde el ${formatDate(centre.phaseSince)}`}
        </Text>
        {centre.groups.length > 0 ? (
          <EventTable events={centre.groups} hrefOf={({ id }) => `${path}/grupo/${id}`} />
        ) : (
          <Text>Ningún grupo abierto aquí todavía.</Text>
        )}
        {centre.stated.map((stated) => (
          <Text key={stated.number} size="sm" className="v-muted">
            {statedWords(stated)}
          </Text>
        ))}
        <Permitted permission={TRAINING.keepCentres} territory={centre.territory}>
          <Stack gap="sm">
            {waiting.map((stated) => (
              <OpenStated key={stated.number} centre={centre} stated={stated} />
            ))}
            <OpenGroup centre={centre} />
            <NextPhase centre={centre} />
          </Stack>
        </Permitted>
      </Stack>
    </section>
  );
}

/** "La edición imprime el grupo 01: 28 serenos, del 08/11/2024 al 13/12/2024; informes 505-…, 576-…" */
function statedWords({ number, people, startedOn, closedOn, reports }: StatedGroup): string {
  const period =
    startedOn === null
      ? 'sin fecha de inicio'
      : closedOn === null
        ? `desde el ${formatDate(startedOn)}, sin clausura registrada`
        : `del ${formatDate(startedOn)} al ${formatDate(closedOn)}`;
  const count = people === null ? 'sin cantidad' : `${formatNumber(people, 0)} serenos`;
  return `La edición imprime el grupo ${number}: ${count}, ${period}${reports.length > 0 ? `; informes ${reports.join(', ')}` : ''}.`;
}

interface OpenStatedProps {
  readonly centre: Centre;
  readonly stated: StatedGroup;
}

function OpenStated({ centre, stated }: OpenStatedProps) {
  const open = useAct<GroupInput>('POST', '/api/training/groups');
  return (
    <Stack gap={4}>
      <Button
        w="fit-content"
        loading={open.isPending}
        onClick={() =>
          open.mutate({
            centre: centre.id,
            number: stated.number,
            startsOn: null,
            endsOn: null,
            hours: null,
            capacity: null,
          })
        }
      >
        {`Llevar el grupo ${stated.number} de la edición`}
      </Button>
      {open.error ? <Failure error={open.error} /> : null}
    </Stack>
  );
}

interface OfCentreProps {
  readonly centre: Centre;
}

function OpenGroup({ centre }: OfCentreProps) {
  const [number, setNumber] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const [capacity, setCapacity] = useState('');
  const open = useAct<GroupInput>('POST', '/api/training/groups');
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return (
    <form
      noValidate
      aria-label="Abrir un grupo"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        open.mutate({
          centre: centre.id,
          number,
          startsOn: orNull(startsOn),
          endsOn: orNull(endsOn),
          hours: null,
          capacity: capacity === '' ? null : Number(capacity),
        });
      }}
    >
      <Group gap="xs" align="end">
        <TextInput
          label="Grupo"
          placeholder="03"
          maxLength={10}
          w={90}
          value={number}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Primer día"
          value={startsOn}
          onChange={({ currentTarget }) => setStartsOn(currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Último día"
          value={endsOn}
          onChange={({ currentTarget }) => setEndsOn(currentTarget.value)}
        />
        <TextInput
          label="Aforo"
          inputMode="numeric"
          w={90}
          value={capacity}
          onChange={({ currentTarget }) => setCapacity(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={open.isPending} disabled={number.trim() === ''}>
          Abrir grupo
        </Button>
      </Group>
      {open.error ? <Failure error={open.error} /> : null}
    </form>
  );
}

function NextPhase({ centre }: OfCentreProps) {
  const [phase, setPhase] = useState(String(centre.phase));
  const [since, setSince] = useState('');
  const [stage, setStage] = useState<PhaseInput['stage']>(centre.stage);
  const move = useAct<PhaseInput>('PATCH', `/api/training/centres/${centre.id}`);
  return (
    <form
      noValidate
      aria-label="Cambiar de fase"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        move.mutate({ stage, phase: Number(phase), phaseSince: since === '' ? null : since });
      }}
    >
      <Group gap="xs" align="end">
        <NativeSelect
          label="Situación"
          value={stage}
          onChange={({ currentTarget: { value } }) => setStage(value === 'pilot' ? 'pilot' : 'extension')}
          data={Object.entries(STAGE_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          label="Fase"
          inputMode="numeric"
          w={80}
          value={phase}
          onChange={({ currentTarget }) => setPhase(currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Desde"
          value={since}
          onChange={({ currentTarget }) => setSince(currentTarget.value)}
        />
        <Button type="submit" variant="subtle" loading={move.isPending}>
          Guardar la fase
        </Button>
      </Group>
      {move.error ? <Failure error={move.error} /> : null}
    </form>
  );
}

interface KnownCentresProps {
  readonly known: CentreList['known'];
}

/** Of the edition's list: one click, nothing typed again. */
function KnownCentres({ known }: KnownCentresProps) {
  const register = useAct<CentreInput>('POST', '/api/training/centres');
  if (known.length === 0) return null;
  return (
    <section className="v-card" aria-labelledby="known-centres">
      <Title order={2} size="h4" id="known-centres" mb="xs">
        Centros que la edición nombra
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {known.map((centre) => (
          <Stack key={`${centre.territory} ${centre.title}`} gap={4}>
            <Text>
              {centre.title}
              <br />
              <span className="v-muted">
                {STAGE_WORDS[centre.stage]}
                {centre.phase === null ? '' : ` · fase ${centre.phase}`}
              </span>
            </Text>
            <Permitted permission={TRAINING.keepCentres} territory={centre.territory}>
              <Button
                w="fit-content"
                variant="default"
                loading={register.isPending}
                aria-label={`Llevar ${centre.title}`}
                onClick={() => register.mutate({ ...centre, phase: centre.phase ?? 1, phaseSince: null })}
              >
                Llevar este centro
              </Button>
            </Permitted>
          </Stack>
        ))}
      </SimpleGrid>
      {register.error ? <Failure error={register.error} /> : null}
    </section>
  );
}
