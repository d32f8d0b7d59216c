import type { ReactNode } from 'react';
import type { State } from '#shared/document.ts';
import { STATE_WORDS } from '#shared/theme.ts';

interface StateWordProps {
  readonly state: State | undefined;
  readonly children: ReactNode;
}

/** Words with the mark of their state; the state's own word is there for who cannot see the mark. */
export function StateWord({ state, children }: StateWordProps) {
  if (state === undefined || state === 'neutral') return <>{children}</>;
  return (
    <span className={`v-state v-state-${state}`}>
      <span className="v-visually-hidden">{STATE_WORDS[state]}: </span>
      <span>{children}</span>
    </span>
  );
}
