import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { formatDate } from '#shared/calendar-date.ts';
import { Permitted, useLeave } from '#modules/identity/web/index.tsx';
import { StateWord } from '#web/document/StateWord.tsx';
import { codeInPath, placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import type { EventChangeInput, EventView, TrainingEvent } from '../contract.ts';
import { hoursWords, MODE_WORDS, periodWords } from '../events/event.ts';
import { roleWords } from '../events/participant-role.ts';
import { TRAINING } from '../policy.ts';
import { EventForm } from './EventForm.tsx';
import { meanMark, satisfactionWords, statusOf } from './event-words.ts';
import { MaterialsCard } from './MaterialsCard.tsx';
import { MeritsCard } from './MeritsCard.tsx';
import { ParticipantsCard } from './ParticipantsCard.tsx';
import { ReportsCard } from './ReportsCard.tsx';
import { useAct, useEvent } from './training-queries.ts';
import './training.css';

/** One event, or one group of a centre: what everybody may know of it, and the work for who keeps it. */
export function EventPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { territory } = useScope();
  const view = useEvent(id);
  usePageTitle(view.data?.event.title ?? 'Capacitación');
  const isGroup = view.data?.event.kind === 'group';
  const path = `${placePath(territory)}/capacitacion`;
  return (
    <div className="v-page">
      <Anchor component={Link} href={isGroup ? `${path}/centros` : path} size="sm">
        {isGroup ? '← Centros y grupos' : '← Capacitación'}
      </Anchor>
      <Answer query={view} blocks={[120, 200]}>
        {(data) => <Content view={data} />}
      </Answer>
    </div>
  );
}

interface ContentProps {
  readonly view: EventView;
}

function Content({ view }: ContentProps) {
  const { event } = view;
  const { state, words } = statusOf(event);
  const code = codeInPath(event.territory);
  const maySeePeople = useLeave(TRAINING.readParticipants, code);
  return (
    <Stack gap="lg">
      <header>
        <Title order={1} size="h2" mt={4}>
          {event.title}
        </Title>
        <Text>
          <StateWord state={state}>{words}</StateWord>
          {event.endedOn ? ` el ${formatDate(event.endedOn)}` : ''}
          {event.endedReason ? `: ${event.endedReason}` : ''}
        </Text>
      </header>
      <FactsCard view={view} />
      {maySeePeople === 'yes' ? (
        <ParticipantsCard event={event} days={view.days} satisfaction={view.satisfaction} />
      ) : (
        <Text size="sm" className="v-muted">
          Quiénes participan solo lo ve quien lleva la capacitación de este territorio.
        </Text>
      )}
      {event.kind === 'group' ? (
        <>
          <ReportsCard event={event} reports={view.reports} />
          <Permitted permission={TRAINING.readMerits} territory={code}>
            <MeritsCard event={event} />
          </Permitted>
        </>
      ) : null}
      <MaterialsCard event={event} materials={view.materials} />
    </Stack>
  );
}

function FactsCard({ view: { event, totals, satisfaction, days } }: ContentProps) {
  const [isEditing, setEditing] = useState(false);
  const facts: readonly (readonly [string, string])[] = [
    ['Cuándo', periodWords(event)],
    ['Duración', event.hours === null ? 'sin dato' : hoursWords(event.hours)],
    ['Modalidad', MODE_WORDS[event.mode]],
    ['Lugar', event.place],
    ['Tema', event.topic],
    ['Línea de trabajo', event.workLine ?? 'ninguna'],
    ['Organiza', event.organiser],
    ['Dirigido a', event.audience.map(roleWords).join('; ')],
    ['Inscritos', event.capacity === null ? String(totals.enrolled) : `${totals.enrolled} de ${event.capacity}`],
    [
      'Asistieron',
      `${totals.attended}, en ${days.length} ${days.length === 1 ? 'día registrado' : 'días registrados'}`,
    ],
    ['Nota promedio', event.isEvaluated ? meanMark(totals) : 'no se evalúa'],
    ['Satisfacción', satisfactionWords(satisfaction) ?? 'sin respuestas'],
    ['Certificados vigentes', String(totals.certified)],
  ];
  return (
    <section className="v-card" aria-labelledby="facts">
      <Title order={2} size="h4" id="facts" mb="xs">
        Datos
      </Title>
      {isEditing ? (
        <Editing event={event} onEnd={() => setEditing(false)} />
      ) : (
        <Stack gap="sm">
          <dl className="v-training-facts">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {event.status === 'open' ? (
            <Permitted permission={TRAINING.keepEvents} territory={codeInPath(event.territory)}>
              <Ending event={event} onEdit={() => setEditing(true)} />
            </Permitted>
          ) : null}
        </Stack>
      )}
    </section>
  );
}

interface EditingProps {
  readonly event: TrainingEvent;
  readonly onEnd: () => void;
}

function Editing({ event, onEnd }: EditingProps) {
  const change = useAct<EventChangeInput>('PATCH', `/api/training/events/${event.id}`);
  return (
    <EventForm
      territory={codeInPath(event.territory)}
      initial={{
        ...event,
        workLine: event.workLine ?? '',
        endsOn: event.endsOn ?? '',
        hours: event.hours === null ? '' : String(event.hours),
        capacity: event.capacity === null ? '' : String(event.capacity),
        audience: [...event.audience],
      }}
      action="Guardar"
      error={change.error}
      isPending={change.isPending}
      onSubmit={({
        title,
        topic,
        workLine,
        mode,
        startsOn,
        endsOn,
        hours,
        organiser,
        place,
        audience,
        capacity,
        isEvaluated,
      }) =>
        change.mutate(
          {
            revision: event.revision,
            title,
            topic,
            workLine,
            mode,
            startsOn,
            endsOn,
            hours,
            organiser,
            place,
            audience,
            capacity,
            isEvaluated,
          },
          { onSuccess: onEnd },
        )
      }
      onCancel={onEnd}
    />
  );
}

interface EndingProps {
  readonly event: TrainingEvent;
  readonly onEdit: () => void;
}

function Ending({ event, onEdit }: EndingProps) {
  const [isCancelling, setCancelling] = useState(false);
  const close = useAct<Record<string, never>>('POST', `/api/training/events/${event.id}/closing`);
  const cancel = useAct<{ reason: string }>('POST', `/api/training/events/${event.id}/cancellation`);
  if (isCancelling)
    return (
      <ReasonForm
        title="Cancelar el evento"
        action="Cancelar el evento"
        color="red"
        isPending={cancel.isPending}
        error={cancel.error}
        onSubmit={(reason) => cancel.mutate({ reason })}
        onCancel={() => setCancelling(false)}
      >
        El evento quedará cancelado, con lo que ya se registró.
      </ReasonForm>
    );
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button loading={close.isPending} onClick={() => close.mutate({})}>
          {event.kind === 'group' ? 'Clausurar el grupo' : 'Cerrar el evento'}
        </Button>
        <Button variant="default" onClick={onEdit}>
          Cambiar
        </Button>
        <Button variant="subtle" color="red" onClick={() => setCancelling(true)}>
          {event.kind === 'group' ? 'Cancelar el grupo' : 'Cancelar el evento'}
        </Button>
      </Group>
      {close.error ? <Failure error={close.error} /> : null}
    </Stack>
  );
}
