import type { ReactNode } from 'react';
import type { Permission } from '#modules/identity/index.ts';
import { Permitted } from '#modules/identity/web/index.tsx';
import { useInSection } from './use-section.ts';

interface PermittedInSectionProps {
  readonly section: string;
  readonly permission: Permission;
  /** 'PE' or digits. */
  readonly territory: string;
  /** After "Ingrese para": said to a visitor in place of the controls. Absent: nothing is said. */
  readonly toDo?: string;
  readonly children?: ReactNode;
}

/** Controls, only to who keeps the section there: a specialist keeps some, not all, of their territory. */
export function PermittedInSection({ section, permission, ...rest }: PermittedInSectionProps) {
  return <Permitted permission={useInSection(section, permission)} {...rest} />;
}
