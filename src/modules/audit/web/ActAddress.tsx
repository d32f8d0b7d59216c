import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import { Status } from '#web/state/Status.tsx';
import type { ActView } from '../contract.ts';
import { UNMASK_ADDRESS } from '../policy.ts';
import { useMaySomewhere, useUnmaskAddress } from './act-queries.ts';

interface ActAddressProps {
  readonly act: ActView;
}

/** Where an act came from, masked until somebody who may says why they need it; it goes with the page. */
export function ActAddress({ act }: ActAddressProps) {
  const mayUnmask = useMaySomewhere(UNMASK_ADDRESS);
  const [isAsking, setIsAsking] = useState(false);
  const unmask = useUnmaskAddress();
  const { chain, sequence, address } = act;
  if (address === null) return null;
  if (unmask.data) return <Status>{`Desde ${unmask.data.address}`}</Status>;
  const title = `Ver desde dónde se hizo el acto ${sequence} de la cadena ${chain || 'nacional'}`;
  return (
    <>
      <Text size="xs" className="v-muted v-act-place">
        Desde {address}
        {mayUnmask.data === true && !isAsking ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setIsAsking(true)} aria-label={title}>
            Ver dirección…
          </Button>
        ) : null}
      </Text>
      {isAsking ? (
        <ReasonForm
          title={title}
          action="Ver dirección"
          isPending={unmask.isPending}
          error={unmask.error}
          onSubmit={(reason) => unmask.mutate({ chain, sequence, reason }, { onSuccess: () => setIsAsking(false) })}
          onCancel={() => setIsAsking(false)}
        >
          La dirección de red es un dato personal: se ve solo para algo que lo necesite.
        </ReasonForm>
      ) : null}
    </>
  );
}
