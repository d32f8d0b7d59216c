import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface DisclosedProps {
  readonly label: string;
  /** To who hears it, where the label alone does not say of what. */
  readonly name?: string;
  readonly isOpenAtFirst?: boolean;
  readonly variant?: 'filled' | 'default' | 'subtle';
  readonly children: (close: () => void) => ReactNode;
}

/** A button that gives way to the form that it opens. */
export function Disclosed({
  label,
  name = label,
  isOpenAtFirst = false,
  variant = 'default',
  children,
}: DisclosedProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  if (isOpen) return <div className="v-committee-form">{children(() => setOpen(false))}</div>;
  return (
    <Button variant={variant} size="compact-md" w="fit-content" aria-label={name} onClick={() => setOpen(true)}>
      {label}
    </Button>
  );
}
