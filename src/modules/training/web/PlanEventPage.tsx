import { Anchor, Title } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { useToday } from '#web/state/use-today.ts';
import type { EventInput } from '../contract.ts';
import { TRAINING } from '../policy.ts';
import { EventForm, type EventFormValues } from './EventForm.tsx';
import { useAct } from './training-queries.ts';
import './training.css';

export function PlanEventPage() {
  usePageTitle('Programar evento de capacitación');
  const { territory } = useScope();
  const today = useToday();
  const [, navigate] = useLocation();
  const plan = useAct<Omit<EventInput, 'territory'> & { readonly territory: string }, { readonly id: number }>(
    'POST',
    '/api/training/events',
  );
  const path = `${placePath(territory)}/capacitacion`;
  const nothing: EventFormValues = {
    title: '',
    topic: '',
    workLine: '',
    mode: 'inPerson',
    startsOn: today,
    endsOn: today,
    hours: '',
    organiser: '',
    place: '',
    audience: [],
    capacity: '',
    isEvaluated: true,
  };
  return (
    <div className="v-page">
      <Anchor component={Link} href={path} size="sm">
        ← Capacitación
      </Anchor>
      <Title order={1} size="h2" mt={4} mb="sm">
        Programar evento
      </Title>
      <Permitted permission={TRAINING.keepEvents} territory={territory} toDo="programar eventos">
        <section className="v-card">
          <EventForm
            territory={territory}
            initial={nothing}
            action="Programar"
            error={plan.error}
            isPending={plan.isPending}
            onSubmit={(fields) => {
              const { endsOn, hours } = fields;
              plan.mutate(
                { ...fields, territory, endsOn: endsOn ?? fields.startsOn, hours: hours ?? 0 },
                { onSuccess: ({ id }) => navigate(`${path}/evento/${id}`) },
              );
            }}
          />
        </section>
      </Permitted>
    </div>
  );
}
