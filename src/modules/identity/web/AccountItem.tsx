import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Failure } from '#web/state/Failure.tsx';
import { useToday } from '#web/state/use-today.ts';
import type { AccountList } from '../contract.ts';
import { mayOpen, mayTakeBack } from '../giving.ts';
import { IDENTITY } from '../policy.ts';
import { ROLES } from '../role.ts';
import { AccountEmail } from './AccountEmail.tsx';
import { AccountErasureButton } from './AccountErasureButton.tsx';
import { useGrantRole, useMakeResetLink, useRevokeRole } from './accounts-queries.ts';
import { type GrantDraft, GrantFields, typedGrant } from './GrantFields.tsx';
import { GrantText } from './GrantText.tsx';
import { useLeave, useMayOver, usePrincipal } from './session.ts';
import { ShownLink } from './ShownLink.tsx';

interface AccountItemProps {
  readonly account: AccountList['accounts'][number];
}

/** A person's account: its roles, given and taken back, and a link when they lost their password. */
export function AccountItem({ account }: AccountItemProps) {
  const mayGrantOver = useMayOver(IDENTITY.grantRole);
  const mayGrant = account.grants.some(({ territory }) => mayGrantOver(territory));
  const principal = usePrincipal();
  const isCountrywide = useLeave(IDENTITY.grantRole, 'PE') === 'yes';
  const mayReset = isCountrywide && principal !== undefined && mayOpen(principal, account.grants);
  const [isGranting, setIsGranting] = useState(false);
  const reset = useMakeResetLink();
  const title = `account-${account.id}`;
  return (
    <section className="v-card" aria-labelledby={title}>
      <Title order={2} size="h4" id={title}>
        {account.name}
      </Title>
      <AccountEmail account={account} />
      <Stack gap="sm">
        <HeldRoles account={account} />
        {isGranting ? <GrantForm accountId={account.id} onDone={() => setIsGranting(false)} /> : null}
        <Group gap="xs">
          {mayGrant && !isGranting ? (
            <Button
              size="compact-md"
              variant="default"
              onClick={() => setIsGranting(true)}
              aria-label={`Dar otro rol a ${account.name}`}
            >
              Dar otro rol
            </Button>
          ) : null}
          {mayReset ? (
            <Button
              size="compact-md"
              variant="default"
              loading={reset.isPending}
              onClick={() => reset.mutate(account.id)}
              aria-label={`Hacer un enlace de contraseña nueva para ${account.name}`}
            >
              Enlace de contraseña nueva
            </Button>
          ) : null}
        </Group>
        <AccountErasureButton account={account} />
        {reset.error ? <Failure error={reset.error} /> : null}
        {reset.data ? (
          <ShownLink title={`Entregue este enlace a ${account.name}`} link={reset.data.link}>
            Se muestra una sola vez. Sirve una hora y una vez.
          </ShownLink>
        ) : null}
      </Stack>
    </section>
  );
}

function HeldRoles({ account }: AccountItemProps) {
  const principal = usePrincipal();
  const revoke = useRevokeRole();
  const [asked, setAsked] = useState<number | null>(null);
  return (
    <>
      <ul className="v-account-list">
        {account.grants.map((grant) => (
          <li key={grant.id}>
            <div>
              <GrantText grant={grant} />
              <Text size="sm" className="v-muted">
                Lo dio {grant.grantedBy}
              </Text>
            </div>
            {principal !== undefined && mayTakeBack(principal, grant) ? (
              <Button
                size="compact-sm"
                variant={asked === grant.id ? 'filled' : 'subtle'}
                color="red"
                loading={revoke.isPending && asked === grant.id}
                onClick={() => (asked === grant.id ? revoke.mutate(grant.id) : setAsked(grant.id))}
                aria-label={`${asked === grant.id ? 'Confirmar: retirar' : 'Retirar'} a ${account.name} el rol ${ROLES[grant.role].label}`}
              >
                {asked === grant.id ? 'Confirmar el retiro' : 'Retirar'}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {revoke.error ? <Failure error={revoke.error} /> : null}
    </>
  );
}

interface GrantFormProps {
  readonly accountId: string;
  readonly onDone: () => void;
}

function GrantForm({ accountId, onDone }: GrantFormProps) {
  const today = useToday();
  const [draft, setDraft] = useState<GrantDraft>({ territory: null, role: '', validFrom: today, validTo: '' });
  const give = useGrantRole(accountId);
  const grant = typedGrant(draft);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (grant !== null) give.mutate(grant, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <GrantFields draft={draft} onChange={setDraft} />
        {give.error ? <Failure error={give.error} /> : null}
        <Group gap="xs">
          <Button type="submit" loading={give.isPending} disabled={grant === null}>
            Dar el rol
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
