import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccountList } from '../contract.ts';
import { IDENTITY } from '../policy.ts';
import { useEraseAccount } from './accounts-queries.ts';
import { ReasonForm } from '#web/state/ReasonForm.tsx';
import { useLeave, useSession } from './session.ts';

interface AccountErasureButtonProps {
  readonly account: AccountList['accounts'][number];
}

/** Erases somebody else's account, after saying what goes and why. */
export function AccountErasureButton({ account }: AccountErasureButtonProps) {
  const { data: session } = useSession();
  const mayErase = useLeave(IDENTITY.eraseAccount, 'PE') === 'yes' && session?.account?.id !== account.id;
  const [isAsking, setIsAsking] = useState(false);
  const erase = useEraseAccount(account.id);
  if (!mayErase) return null;
  if (isAsking) {
    return (
      <ReasonForm
        title={`Suprimir la cuenta de ${account.name}`}
        action="Suprimir para siempre"
        color="red"
        isPending={erase.isPending}
        error={erase.error}
        onSubmit={(reason) => erase.mutate(reason)}
        onCancel={() => setIsAsking(false)}
      >
        Se borran su nombre, su correo y todo con lo que ingresa, y se retiran sus roles. No se puede deshacer. Lo que
        firmó conserva el nombre con que lo firmó.
      </ReasonForm>
    );
  }
  return (
    <Button
      size="compact-md"
      variant="subtle"
      color="red"
      onClick={() => setIsAsking(true)}
      aria-label={`Suprimir la cuenta de ${account.name}`}
      style={{ alignSelf: 'flex-start' }}
    >
      Suprimir la cuenta…
    </Button>
  );
}
