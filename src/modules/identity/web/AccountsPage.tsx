import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { signInHref } from '#web/shell/way-back.ts';
import { Answer } from '#web/state/Answer.tsx';
import { IDENTITY } from '../policy.ts';
import { AccountItem } from './AccountItem.tsx';
import { AccountSection } from './AccountCard.tsx';
import { useAccounts } from './accounts-queries.ts';
import { InviteForm } from './InviteForm.tsx';
import { useSession } from './session.ts';
import './identity.css';

/** "Cuentas": who holds which role where, of one's jurisdiction. */
export function AccountsPage() {
  usePageTitle('Cuentas');
  const session = useSession();
  return (
    <div className="v-page v-account-page">
      <Title order={1} size="h2">
        Cuentas
      </Title>
      <Answer query={session}>
        {({ account, permissions }) =>
          permissions.includes(IDENTITY.readAccounts.code) ? (
            <AccountsOf mayInvite={permissions.includes(IDENTITY.invite.code)} />
          ) : (
            <Text>
              {account === null ? (
                <Anchor component={Link} href={signInHref('/cuentas')}>
                  Ingrese para ver las cuentas
                </Anchor>
              ) : (
                'Su cuenta no tiene un rol que permita ver las cuentas.'
              )}
            </Text>
          )
        }
      </Answer>
    </div>
  );
}

interface AccountsOfProps {
  readonly mayInvite: boolean;
}

function AccountsOf({ mayInvite }: AccountsOfProps) {
  const accounts = useAccounts();
  return (
    <Stack gap="md">
      <Text className="v-muted">Las que tienen un rol donde usted actúa.</Text>
      {mayInvite ? (
        <AccountSection id="invite" title="Invitar a una persona">
          <InviteForm />
        </AccountSection>
      ) : null}
      <Answer query={accounts} blocks={[120, 120]}>
        {(list) =>
          list.accounts.length === 0 ? (
            <Text>Todavía nadie tiene un rol aquí.</Text>
          ) : (
            <>
              {list.accounts.map((account) => (
                <AccountItem key={account.id} account={account} />
              ))}
            </>
          )
        }
      </Answer>
    </Stack>
  );
}
