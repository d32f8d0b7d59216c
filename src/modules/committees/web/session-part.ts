import type { SessionView } from '../contract.ts';

/** What every part of a session's page is given. */
export interface SessionPartProps {
  readonly view: SessionView;
}
