import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { Finding } from '../finding.ts';
import { QUALITY } from '../policy.ts';
import { insertAcceptance, updateAcceptanceWithdrawn } from './store.ts';

export interface AcceptRequest {
  readonly actor: Principal;
  readonly territory: string;
  readonly reason: string;
  /** As the checks see it now: what is no longer found cannot be accepted. */
  readonly finding: Finding | undefined;
}

/** Somebody answers for a difference: its reason is printed wherever the figure is. */
export async function acceptFinding(tx: WriteTx, { actor, territory, reason, finding }: AcceptRequest): Promise<void> {
  authorise(actor, QUALITY.acceptFinding, territory);
  if (!finding)
    throw new Refusal('not-found', 'unknown-finding', 'Esa observación ya no existe: la regla o sus cifras cambiaron.');
  if (finding.status === 'accepted')
    throw new Refusal('conflict', 'already-accepted', 'Esa observación ya está aceptada.');
  await insertAcceptance(tx, territory, { findingId: finding.id, author: actor.name, reason });
  await recordAct(tx, {
    actor,
    territory,
    action: 'acceptFinding',
    subject: `finding/${finding.id}`,
    reason,
    details: { rule: finding.rule, figures: finding.figures },
    // Its reason is printed with what is published.
    announces: { section: null, isPublic: true },
  });
}

export interface WithdrawRequest {
  readonly actor: Principal;
  readonly territory: string;
  readonly findingId: string;
}

export async function withdrawAcceptance(tx: WriteTx, { actor, territory, findingId }: WithdrawRequest): Promise<void> {
  authorise(actor, QUALITY.withdrawAcceptance, territory);
  const withdrawn = await updateAcceptanceWithdrawn(tx, territory, findingId);
  if (withdrawn === 0)
    throw new Refusal('not-found', 'not-accepted', 'Esa observación no está aceptada en este territorio.');
  await recordAct(tx, {
    actor,
    territory,
    action: 'withdrawAcceptance',
    subject: `finding/${findingId}`,
    announces: { section: null, isPublic: true },
  });
}
