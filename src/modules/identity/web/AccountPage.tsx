import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { signInHref } from '#web/shell/way-back.ts';
import { usePageTitle } from '#web/shell/use-page-title.ts';
import { Answer } from '#web/state/Answer.tsx';
import type { Session } from '../contract.ts';
import { ROLES } from '../role.ts';
import { AccountSection } from './AccountCard.tsx';
import { GrantText } from './GrantText.tsx';
import { PasskeySection } from './PasskeySection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { useSession } from './session.ts';
import { SessionSection } from './SessionSection.tsx';
import { TwoFactorSection } from './TwoFactorSection.tsx';
import './identity.css';

/** "Mi cuenta": who one is here, and how one comes in. */
export function AccountPage() {
  usePageTitle('Mi cuenta');
  const session = useSession();
  return (
    <div className="v-page v-account-page">
      <Title order={1} size="h2" mb="sm">
        Mi cuenta
      </Title>
      <Answer query={session}>
        {({ account, grants }) =>
          account === null ? (
            <Text>
              <Anchor component={Link} href={signInHref('/mi-cuenta')}>
                Ingrese para ver su cuenta
              </Anchor>
              .
            </Text>
          ) : (
            <Stack gap="md">
              <OwnRoles account={account} grants={grants} />
              <PasswordSection email={account.email} />
              <TwoFactorSection isOn={account.twoFactor} />
              <PasskeySection />
              <SessionSection />
            </Stack>
          )
        }
      </Answer>
    </div>
  );
}

interface OwnRolesProps {
  readonly account: NonNullable<Session['account']>;
  readonly grants: Session['grants'];
}

function OwnRoles({ account, grants }: OwnRolesProps) {
  return (
    <AccountSection id="own-roles" title={account.name}>
      <Text size="sm" className="v-muted" mb="xs">
        {account.email}
      </Text>
      {grants.length === 0 ? (
        <Text>Su cuenta no tiene hoy ningún rol: lee lo publicado. Pida uno a quien le invitó.</Text>
      ) : (
        <ul className="v-account-list" aria-label="Roles">
          {grants.map((grant, index) => (
            <li key={index}>
              <div>
                <GrantText grant={grant} />
                <Text size="sm" className="v-muted">
                  {ROLES[grant.role].purpose}
                </Text>
              </div>
            </li>
          ))}
        </ul>
      )}
    </AccountSection>
  );
}
