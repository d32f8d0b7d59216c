import { Anchor, Button, Menu } from '@mantine/core';
import { Link, useLocation, useSearch } from 'wouter';
import { signInHref } from '#web/shell/way-back.ts';
import { IDENTITY } from '../policy.ts';
import { useSignOut } from './account-queries.ts';
import { useSession } from './session.ts';
import './identity.css';

/** "Ingresar", or the name of who is signed in over what they may open. */
export function AccountMenu() {
  const { data: session } = useSession();
  const here = useHere();
  const signOut = useSignOut();
  if (!session) return null;
  const { account, permissions } = session;
  if (account === null) {
    return (
      <Anchor component={Link} href={signInHref(here)} underline="hover" size="sm">
        Ingresar
      </Anchor>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-md" aria-label={`Cuenta de ${account.name}`}>
          <span className="v-account-name">{account.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href="/mi-cuenta">
          Mi cuenta
        </Menu.Item>
        {permissions.includes(IDENTITY.readAccounts.code) ? (
          <Menu.Item component={Link} href="/cuentas">
            Cuentas
          </Menu.Item>
        ) : null}
        <Menu.Item onClick={() => signOut.mutate()}>Salir</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Path and query of this page: where signing in leads back to. */
export function useHere(): string {
  const [path] = useLocation();
  const search = useSearch();
  return search === '' ? path : `${path}?${search}`;
}
