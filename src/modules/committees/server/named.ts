// What addresses and bodies name, looked up or refused.
import { Refusal } from '#shared/refusal.ts';
import type { Principal } from '#modules/identity/index.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { findCommittee, lockCommittee, type StoredCommittee } from './committee-store.ts';
import { findSeat, type StoredSeat } from './member-store.ts';
import { lockSession, type StoredSession } from './session-store.ts';

export interface Asking {
  readonly actor: Principal;
  readonly today: CalendarDate;
}

export const codeOf = (territory: string): string => (territory === 'PE' ? '' : territory);

export async function committeeNamed(tx: ReadTx, id: number): Promise<StoredCommittee> {
  const committee = await findCommittee(tx, id);
  if (!committee) throw unknownCommittee();
  return committee;
}

export async function lockedCommittee(tx: WriteTx, id: number): Promise<StoredCommittee> {
  const committee = await lockCommittee(tx, id);
  if (!committee) throw unknownCommittee();
  return committee;
}

function unknownCommittee(): Refusal {
  return new Refusal('not-found', 'unknown-committee', 'Ese comité no existe.');
}

export async function seatNamed(tx: ReadTx, id: number): Promise<StoredSeat> {
  const seat = await findSeat(tx, id);
  if (!seat) throw new Refusal('not-found', 'unknown-seat', 'Ese miembro no existe.');
  return seat;
}

export function unknownSession(): Refusal {
  return new Refusal('not-found', 'unknown-session', 'Esa sesión no existe.');
}

/** Locked, so that nobody seals or changes it meanwhile. */
export async function lockedSession(tx: WriteTx, id: number): Promise<StoredSession> {
  const session = await lockSession(tx, id);
  if (!session) throw unknownSession();
  return session;
}

/** Throws `minutes-sealed`, `session-cancelled`. */
export function requireUnsealed({ status }: Pick<StoredSession, 'status'>): void {
  if (status === 'sealed')
    throw new Refusal(
      'conflict',
      'minutes-sealed',
      'El acta de esta sesión está sellada y no cambia. Puede hacer un acta de rectificación.',
    );
  if (status === 'cancelled')
    throw new Refusal('conflict', 'session-cancelled', 'Esta sesión se canceló. Convoque otra.');
}
