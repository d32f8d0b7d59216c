import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Status } from '#web/state/Status.tsx';
import type { AccountList } from '../contract.ts';
import { IDENTITY } from '../policy.ts';
import { useUnmaskEmail } from './accounts-queries.ts';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import { useMayOver } from './session.ts';

interface AccountEmailProps {
  readonly account: AccountList['accounts'][number];
}

/** The address, masked until somebody who may says why they need it; it goes with the page. */
export function AccountEmail({ account }: AccountEmailProps) {
  const mayUnmaskOver = useMayOver(IDENTITY.unmask);
  const mayUnmask = account.grants.some(({ territory }) => mayUnmaskOver(territory));
  const [isAsking, setIsAsking] = useState(false);
  const unmask = useUnmaskEmail(account.id);
  return (
    <Stack gap="xs" mb="xs">
      <Group gap="xs">
        <Text size="sm" className="v-muted" style={{ overflowWrap: 'anywhere' }} component="div">
          {unmask.data ? <Status>{unmask.data.email}</Status> : account.email}
          {account.twoFactor ? ' · con código al ingresar' : ''}
        </Text>
        {mayUnmask && !isAsking && !unmask.data ? (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => setIsAsking(true)}
            aria-label={`Ver correo de ${account.name}`}
          >
            Ver correo…
          </Button>
        ) : null}
      </Group>
      {isAsking ? (
        <ReasonForm
          title={`Ver correo de ${account.name}`}
          action="Ver correo"
          isPending={unmask.isPending}
          error={unmask.error}
          onSubmit={(reason) => unmask.mutate(reason, { onSuccess: () => setIsAsking(false) })}
          onCancel={() => setIsAsking(false)}
        >
          El correo es un dato personal: se ve solo para algo que lo necesite.
        </ReasonForm>
      ) : null}
    </Stack>
  );
}
