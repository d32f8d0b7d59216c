import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Permitted } from '#modules/identity/web/index.tsx';
import { Failure } from '#web/state/Failure.tsx';
import type { ApprovalInput, PlanRow, VersionView } from '../contract.ts';
import { PLANS } from '../policy.ts';
import { useAct } from './plan-queries.ts';

interface ApprovalFormProps {
  readonly version: VersionView;
  readonly plan: PlanRow;
}

/** The ordinance that approves a draft, and from when it rules. */
export function ApprovalForm({ version, plan }: ApprovalFormProps) {
  const [instrument, setInstrument] = useState('');
  const [approvedOn, setApprovedOn] = useState('');
  const [inForceFrom, setInForceFrom] = useState('');
  const approve = useAct<ApprovalInput>('POST', `/api/plan-versions/${version.id}/approval`);
  return (
    <Permitted permission={PLANS.keepPlan} territory={plan.territory}>
      <form
        noValidate
        className="v-card"
        aria-label="Aprobar la versión"
        onSubmit={(event) => {
          event.preventDefault();
          approve.mutate({ instrument, approvedOn: approvedOn === '' ? null : approvedOn, inForceFrom });
        }}
      >
        <Title order={2} size="h4" mb="xs">
          Aprobación
        </Title>
        <Stack gap="sm">
          <TextInput
            label="Ordenanza que la aprueba"
            value={instrument}
            maxLength={300}
            onChange={({ currentTarget }) => setInstrument(currentTarget.value)}
          />
          <Group gap="sm">
            <TextInput
              type="date"
              label="Fecha de la ordenanza"
              value={approvedOn}
              onChange={({ currentTarget }) => setApprovedOn(currentTarget.value)}
            />
            <TextInput
              type="date"
              label="Rige desde"
              value={inForceFrom}
              onChange={({ currentTarget }) => setInForceFrom(currentTarget.value)}
            />
          </Group>
          {approve.error ? <Failure error={approve.error} /> : null}
          <Button
            type="submit"
            w="fit-content"
            loading={approve.isPending}
            disabled={instrument.trim() === '' || inForceFrom === ''}
          >
            Aprobar la versión
          </Button>
        </Stack>
      </form>
    </Permitted>
  );
}
