import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { signInHref } from '#web/shell/way-back.ts';
import type { Permission } from '../permission.ts';
import { useHere } from './AccountMenu.tsx';
import { useLeave } from './session.ts';

interface PermittedProps {
  readonly permission: Permission;
  /** 'PE' or digits. */
  readonly territory: string;
  /** After "Ingrese para": said to a visitor in place of the controls. Absent: nothing is said. */
  readonly toDo?: string;
  /** Absent: only the hint is wanted here. */
  readonly children?: ReactNode;
}

/** Controls, only to who may use them there; the server decides finally. */
export function Permitted({ permission, territory, toDo, children }: PermittedProps) {
  const leave = useLeave(permission, territory);
  if (leave === 'yes') return <>{children}</>;
  return leave === 'sign-in' && toDo !== undefined ? <SignInHint toDo={toDo} /> : null;
}

interface SignInHintProps {
  readonly toDo: string;
}

export function SignInHint({ toDo }: SignInHintProps) {
  const here = useHere();
  return (
    <Text size="sm">
      <Anchor component={Link} href={signInHref(here)}>
        Ingrese para {toDo}
      </Anchor>
    </Text>
  );
}
