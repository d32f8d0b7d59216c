import { announceChange, type Change } from '#server/changes/change.ts';
import type { Database, WriteTx } from '#server/database/database.ts';
import type { ActKind } from '../act.ts';
import type { Actor } from '../index.ts';
import { destroyPersonal, encryptPersonal, type PersonalInput } from './personal.ts';
import { insertAct } from './store.ts';

export interface Act {
  /** 'write' when it is not said. */
  readonly kind?: ActKind;
  readonly actor: Actor;
  /** Ubigeo prefix that it was done in; '' is Peru. */
  readonly territory: string;
  /** Name of the action, e.g. `confirmImport`. */
  readonly action: string;
  /** What it was done to, e.g. `edition/12`; without personal data. */
  readonly subject: string;
  readonly reason?: string;
  /** Before and after, without personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What a write changes for who looks; absent: something of its territory that is not public. */
  readonly announces?: Pick<Change, 'section' | 'isPublic'>;
  /** Enter encrypted, and can be erased. */
  readonly personal?: PersonalInput;
}

/** Enters its chain when the transaction commits; rolled back with it. */
export async function recordAct(tx: WriteTx, act: Act): Promise<void> {
  await insertAct(tx, {
    kind: act.kind ?? 'write',
    territory: act.territory,
    actor: act.actor.name,
    account: act.actor.account,
    address: act.actor.address,
    action: act.action,
    subject: act.subject,
    reason: act.reason ?? null,
    details: act.details ?? {},
    personalSubject: act.personal?.subject ?? null,
    personal: act.personal ? await encryptPersonal(tx, act.personal) : null,
  });
  if ((act.kind ?? 'write') !== 'write') return;
  announceChange(tx, { section: null, isPublic: false, ...act.announces, territory: act.territory });
}

/** In a transaction of its own, committed when this resolves: a refusal, an export, an unmasking, a read of personal data. */
export function recordApart(db: Database, act: Act): Promise<void> {
  return db.write((tx) => recordAct(tx, act));
}

/**
 * Destroys the key of a subject: what acts say of them can no longer be read by anybody, and the chains stay whole.
 * False when there was nothing to erase.
 */
export async function eraseSubject(
  tx: WriteTx,
  request: Pick<Act, 'actor' | 'territory' | 'reason'> & { readonly subject: string },
): Promise<boolean> {
  const erased = await destroyPersonal(tx, request.subject);
  if (erased) await recordAct(tx, { ...request, action: 'eraseSubject' });
  return erased;
}
