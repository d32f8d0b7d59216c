// One session is one session, whoever else lists it: how other modules point to it.
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { CommitteeKind } from '../committee.ts';
import { type SessionStatus, sessionTitle } from '../session.ts';
import { findCommittees } from './committee-store.ts';
import { findSessionById, findSessionsBetween, type NamedSession } from './session-store.ts';

export interface SessionReference {
  readonly id: number;
  readonly committeeId: number;
  readonly committee: string;
  readonly territory: string;
  /** «Tercera sesión ordinaria de 2026». */
  readonly title: string;
  readonly heldOn: CalendarDate;
  readonly status: SessionStatus;
}

function referenceOf(session: NamedSession): SessionReference {
  const { id, committeeId, committee, territory, heldOn, status } = session;
  return { id, committeeId, committee, territory, title: sessionTitle(session), heldOn, status };
}

/** The session of that id; undefined: there is none. */
export async function findSession(tx: ReadTx, id: number): Promise<SessionReference | undefined> {
  const session = await findSessionById(tx, id);
  return session && referenceOf(session);
}

/** Those of committees of a kind in exactly that territory on that day, cancelled ones apart: what an activity of the day may be. */
export async function findSessionsOn(
  tx: ReadTx,
  { territory, kind, on }: { readonly territory: string; readonly kind: CommitteeKind; readonly on: CalendarDate },
): Promise<readonly SessionReference[]> {
  const { rows } = await findCommittees(tx, territory, { limit: 1000, offset: 0 });
  const committeeIds = rows.filter((one) => one.kind === kind && one.territory === territory).map(({ id }) => id);
  const sessions = await findSessionsBetween(tx, { committeeIds }, { from: on, to: on });
  return sessions.filter(({ status }) => status !== 'cancelled').map(referenceOf);
}
