import type { ReactNode } from 'react';

interface StatusProps {
  readonly children: ReactNode;
  readonly isMuted?: boolean;
}

/** Words that change while the person works; a screen reader says them when they do. */
export function Status({ children, isMuted = false }: StatusProps) {
  return <output className={isMuted ? 'v-status v-muted' : 'v-status'}>{children}</output>;
}
