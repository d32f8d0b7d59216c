// A new value of a threshold: proposed, rehearsed, applied with a reason.
import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { ChangeInput } from '../contract.ts';
import { type ParameterChange, refuseBackdated, refuseUnfitChange } from '../parameter-change.ts';
import { NORMS } from '../policy.ts';
import { type ActionContext, requireKnownPlace, requireNorm } from './actions.ts';
import { findNorms } from './norms.ts';
import { findParameters } from './parameters.ts';
import { findChangesByIds, insertChange, updateChangeApplied, updateChangeWithdrawn } from './parameter-store.ts';

export async function proposeChange(tx: WriteTx, input: ChangeInput, context: ActionContext): Promise<number> {
  const { actor } = context;
  requireKnownPlace(context, input.territory);
  authorise(actor, NORMS.propose, input.territory);
  if (input.validTo !== null && input.validTo < input.validFrom)
    throw new Refusal('invalid', 'parameter-ends-early', 'El umbral no puede dejar de regir antes de empezar.');
  const norm = requireNorm(await findNorms(tx, context.everything), input.norm);
  const known = refuseUnfitChange(input, await findParameters(tx, context.everything));
  refuseBackdated(input.validFrom, { citation: norm.citation, from: norm.inForceFrom });
  const unit = known.value.kind === 'number' ? known.value.unit : 'fecha';
  const id = await insertChange(tx, { ...input, meaning: known.meaning, unit, createdBy: actor.name });
  await recordAct(tx, {
    actor,
    territory: input.territory,
    action: 'proposeParameter',
    subject: `parameter/${input.code}`,
    details: { change: id, norm: norm.code, value: input.value ?? input.day, validFrom: input.validFrom },
  });
  return id;
}

/** Throws a Refusal: unknown-change. Where the actor may not do `permission`: not-allowed. */
export async function findProposals(
  tx: WriteTx,
  ids: readonly number[],
  permission: (typeof NORMS)['propose' | 'apply'],
  { actor }: ActionContext,
): Promise<readonly ParameterChange[]> {
  const changes = await findChangesByIds(tx, ids);
  if (changes.length < new Set(ids).size || changes.some(({ status }) => status === 'withdrawn'))
    throw new Refusal('not-found', 'unknown-change', 'Ese cambio de umbral no existe o se retiró.');
  for (const { territory } of changes) authorise(actor, permission, territory);
  return changes;
}

/** Each against what the ones before leave in use. What is rehearsed goes through here too. */
export async function putInForce(
  tx: WriteTx,
  changes: readonly ParameterChange[],
  reason: string,
  context: ActionContext,
): Promise<void> {
  for (const change of changes) {
    refuseUnfitChange(change, await findParameters(tx, context.everything));
    if (!(await updateChangeApplied(tx, change.id, { reason, on: context.today })))
      throw new Refusal('conflict', 'change-applied', 'Ese cambio de umbral ya se aplicó.');
  }
}

export async function applyChanges(
  tx: WriteTx,
  ids: readonly number[],
  reason: string,
  context: ActionContext,
): Promise<void> {
  const changes = await findProposals(tx, ids, NORMS.apply, context);
  const norms = await findNorms(tx, context.everything);
  for (const { norm: code, validFrom } of changes) {
    const norm = requireNorm(norms, code);
    if (norm.stage !== 'published')
      throw new Refusal(
        'conflict',
        'norm-not-published',
        `${norm.citation} aún no se publica: una norma obliga desde el día siguiente de su publicación (Constitución, art. 109). Ensaye el cambio mientras tanto.`,
      );
    refuseBackdated(validFrom, { citation: norm.citation, from: norm.inForceFrom });
  }
  await putInForce(tx, changes, reason, context);
  for (const change of changes)
    await recordAct(tx, {
      actor: context.actor,
      territory: change.territory,
      action: 'applyParameter',
      subject: `parameter/${change.code}`,
      reason,
      details: { change: change.id, norm: change.norm, value: change.value ?? change.day, validFrom: change.validFrom },
    });
}

export async function withdrawChange(tx: WriteTx, id: number, reason: string, context: ActionContext): Promise<void> {
  const [change] = await findProposals(tx, [id], NORMS.apply, context);
  if (!change || !(await updateChangeWithdrawn(tx, id, reason)))
    throw new Refusal('not-found', 'unknown-change', 'Ese cambio de umbral no existe o se retiró.');
  await recordAct(tx, {
    actor: context.actor,
    territory: change.territory,
    action: 'withdrawParameter',
    subject: `parameter/${change.code}`,
    reason,
    details: { change: id, status: change.status },
  });
}
