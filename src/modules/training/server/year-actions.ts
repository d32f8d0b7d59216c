import type { WriteTx } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { YearInput } from '../contract.ts';
import { yearsOf } from '../people/detail.ts';
import { TRAINING } from '../policy.ts';
import { type ActionContext, requireKnownPlace } from './event-actions.ts';
import {
  findDeclaration,
  findDeclarations,
  findPeople,
  insertDeclaration,
  updateDeclarationWithdrawn,
} from './year-store.ts';

/** From then on the sum of the detail is the year's figure, and what an edition stated stands beside it. */
export async function declareYear(tx: WriteTx, input: YearInput, context: ActionContext): Promise<number> {
  const { territory, year, reason } = input;
  const { actor, today } = context;
  requireKnownPlace(context, territory);
  authorise(actor, TRAINING.declareYear, territory);
  if (year > Number(today.slice(0, 4)))
    throw new Refusal('invalid', 'year-to-come', `El año ${year} no ha empezado: nadie puede darlo por completo.`);
  const detail = yearsOf(await findPeople(tx, territory, null)).find((one) => one.year === year);
  if (!detail)
    throw new Refusal('conflict', 'year-without-detail', `El ${year} no tiene ningún evento cerrado con asistencia.`);
  if ((await findDeclarations(tx, territory, null)).some((one) => one.year === year))
    throw new Refusal('conflict', 'year-declared', `El detalle de ${year} ya está declarado completo.`);
  const id = await insertDeclaration(tx, { territory, year, declaredOn: today, declaredBy: actor.name, reason });
  await recordAct(tx, {
    actor,
    territory,
    action: 'declareTrainingYear',
    subject: `training-year/${id}`,
    reason,
    details: { year, servants: detail.servants, neighbours: detail.neighbours },
  });
  return id;
}

export async function withdrawYear(tx: WriteTx, id: number, reason: string, context: ActionContext): Promise<void> {
  const declaration = await findDeclaration(tx, id);
  if (!declaration) throw new Refusal('not-found', 'unknown-declaration', 'Esa declaración no existe.');
  const { actor, today } = context;
  authorise(actor, TRAINING.declareYear, declaration.territory);
  if (!(await updateDeclarationWithdrawn(tx, id, today, actor.name)))
    throw new Refusal('conflict', 'declaration-withdrawn', 'Esa declaración ya se había retirado.');
  await recordAct(tx, {
    actor,
    territory: declaration.territory,
    action: 'withdrawTrainingYear',
    subject: `training-year/${id}`,
    reason,
    details: { year: declaration.year },
  });
}
