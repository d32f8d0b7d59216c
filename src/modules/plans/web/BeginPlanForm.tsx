import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Permitted } from '#modules/identity/web/index.tsx';
import { placePath } from '#web/place/scope.ts';
import { Failure } from '#web/state/Failure.tsx';
import type { PlanInput, PlanRow } from '../contract.ts';
import { PLANS } from '../policy.ts';
import { useAct } from './plan-queries.ts';

const LEVELS: Readonly<Record<number, string>> = { 2: 'CORESEC', 4: 'COPROSEC', 6: 'CODISEC' };

interface BeginPlanFormProps {
  /** 'PE' or digits. */
  readonly territory: string;
}

/** Of a committee that no edition prints. Peru itself has none. */
export function BeginPlanForm({ territory }: BeginPlanFormProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (territory === 'PE') return null;
  return (
    <Permitted permission={PLANS.keepPlan} territory={territory}>
      {isOpen ? (
        <Fields territory={territory} onCancel={() => setIsOpen(false)} />
      ) : (
        <Button variant="default" w="fit-content" onClick={() => setIsOpen(true)}>
          Empezar otro plan
        </Button>
      )}
    </Permitted>
  );
}

interface FieldsProps extends BeginPlanFormProps {
  readonly onCancel: () => void;
}

function Fields({ territory, onCancel }: FieldsProps) {
  const [committee, setCommittee] = useState(`${LEVELS[territory.length] ?? ''} `);
  const [entity, setEntity] = useState('');
  const [fromYear, setFromYear] = useState('2024');
  const [toYear, setToYear] = useState('2027');
  const [, navigate] = useLocation();
  const begin = useAct<PlanInput, PlanRow>('POST', '/api/plans');
  return (
    <form
      noValidate
      aria-label="Empezar otro plan"
      className="v-card"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate(
          {
            territory,
            committee,
            shortTitle: committee.slice(0, 80),
            entity,
            fromYear: Number(fromYear),
            toYear: Number(toYear),
          },
          { onSuccess: ({ id }) => navigate(`${placePath(territory)}/planes/${id}`) },
        );
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Comité"
          value={committee}
          maxLength={200}
          onChange={({ currentTarget }) => setCommittee(currentTarget.value)}
        />
        <TextInput
          label="Entidad que lo aprueba"
          value={entity}
          maxLength={200}
          onChange={({ currentTarget }) => setEntity(currentTarget.value)}
        />
        <Group gap="sm">
          <TextInput
            label="Primer año"
            inputMode="numeric"
            w={110}
            value={fromYear}
            onChange={({ currentTarget }) => setFromYear(currentTarget.value)}
          />
          <TextInput
            label="Último año"
            inputMode="numeric"
            w={110}
            value={toYear}
            onChange={({ currentTarget }) => setToYear(currentTarget.value)}
          />
        </Group>
        {begin.error ? <Failure error={begin.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={begin.isPending} disabled={entity.trim() === ''}>
            Empezar el plan
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
