import { Anchor, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'wouter';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath, sectionPath, useScope } from '#web/place/scope.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import { Failure } from '#web/state/Failure.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { PlanList } from '../contract.ts';
import { PLANS } from '../policy.ts';
import { BeginPlanForm } from './BeginPlanForm.tsx';
import { PlanTable } from './PlanTable.tsx';
import { useAct, usePlans, useRollups } from './plan-queries.ts';
import { RollupCard } from './RollupCard.tsx';
import './plans.css';

const YEARS = ['2024', '2025', '2026', '2027'];

/** "Planes y su seguimiento": the plans of a place, how each quarter goes, and what is still to be followed. */
export function PlansPage() {
  const { territory } = useScope();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const year = search.get('año') ?? today.slice(0, 4);
  const page = Number(search.get('página') ?? 1) || 1;
  const plans = usePlans({ territory, year, page });
  const rollups = useRollups({ territory, year });
  const name = plans.data?.place.name ?? '';
  usePageTitle(`Planes y su seguimiento · ${name}`);
  const choose = (key: string, value: string): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set(key, value);
      if (key !== 'página') next.delete('página');
      return next;
    });
  return (
    <div className="v-page">
      <Anchor component={Link} href={sectionPath(territory, 'pasc')} size="sm">
        ← Planes de acción
      </Anchor>
      <Title order={1} size="h2" mt={4} mb={4}>
        Planes y su seguimiento{name === '' ? '' : `: ${name}`}
      </Title>
      <Text className="v-muted" mb="md">
        El avance de cada trimestre se cierra con su sustento y sube por la provincia y la región hasta el Ministerio.
        Lo que no tiene sustento se dibuja hueco.
      </Text>
      <Group gap="sm" align="end" mb="md">
        <NativeSelect
          label="Año"
          value={year}
          data={YEARS.includes(year) ? YEARS : [...YEARS, year].toSorted()}
          onChange={({ currentTarget }) => choose('año', currentTarget.value)}
        />
        <Button component={Link} variant="default" href={`${placePath(territory)}/planes/actividades?año=${year}`}>
          Buscar actividades
        </Button>
      </Group>
      <Stack gap="lg">
        <Answer query={plans} blocks={[220]}>
          {(list) => (
            <>
              <EditionPlans list={list} territory={territory} />
              <PlanTable list={list} territory={territory} onPage={(next) => choose('página', String(next))} />
            </>
          )}
        </Answer>
        <Answer query={rollups} blocks={[180]}>
          {(view) => <RollupCard view={view} />}
        </Answer>
        <BeginPlanForm territory={territory} />
      </Stack>
    </div>
  );
}

interface EditionPlansProps {
  readonly list: PlanList;
  readonly territory: string;
}

/** Printed by an edition, and not followed yet: one click, nothing typed again. */
function EditionPlans({ list, territory }: EditionPlansProps) {
  const adopt = useAct<{ readonly territory: string }>('POST', '/api/plans/adoption');
  const count = list.fromEdition.length;
  if (count === 0) return null;
  return (
    <section className="v-card" aria-labelledby="edition-plans">
      <Title order={2} size="h4" id="edition-plans" mb="xs">
        {count === 1 ? 'Un plan de la edición por seguir' : `${count} planes de la edición por seguir`}
      </Title>
      <ul>
        {list.fromEdition.map((plan) => (
          <li key={plan.territory}>
            {plan.committee}: {plan.instrument}, {plan.period}
          </li>
        ))}
      </ul>
      <Permitted permission={PLANS.keepPlan} territory={territory} toDo="seguir estos planes">
        <Button mt="sm" loading={adopt.isPending} onClick={() => adopt.mutate({ territory })}>
          {count === 1 ? 'Seguir este plan' : `Seguir los ${count} planes`}
        </Button>
      </Permitted>
      {adopt.error ? <Failure error={adopt.error} /> : null}
    </section>
  );
}
