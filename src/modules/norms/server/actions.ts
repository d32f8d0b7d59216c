// What a person does with norms: registers them, moves them through their life, and says what they do and oblige to.
import type { WriteTx } from '#server/database/database.ts';
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { authorise, type Principal } from '#modules/identity/index.ts';
import { recordAct } from '#modules/audit/server/index.ts';
import type { Scope } from '#modules/sources/index.ts';
import { findEvidence, publishEvidence } from '#modules/sources/server/index.ts';
import { canonicalIdOf } from '../citation.ts';
import type {
  ArticleInput,
  DocumentInput,
  FulfilmentInput,
  NormInput,
  ObligationInput,
  RelationInput,
  StepInput,
} from '../contract.ts';
import { advanceNorm, isProject, type OwnNorm, refuseUnfitNorm, type Stage } from '../norm.ts';
import { isDueDay } from '../obligation.ts';
import { NORMS } from '../policy.ts';
import { type NormEntry, refuseUnfitRelation } from '../relation.ts';
import {
  deleteRelation,
  findOwnNorm,
  findRelation,
  insertArticle,
  insertDocument,
  insertNorm,
  insertRelation,
  updateNorm,
} from './norm-store.ts';
import { findNorms, type KnownNorms } from './norms.ts';
import { findObligation, insertFulfilment, insertObligation, updateObligationWithdrawn } from './obligation-store.ts';

export interface ActionContext {
  readonly actor: Principal;
  readonly today: CalendarDate;
  readonly now: () => Date;
  readonly isTerritory: (code: string) => boolean;
  /** The whole country, as it is known now. */
  readonly everything: Scope;
}

export function requireKnownPlace({ isTerritory }: Pick<ActionContext, 'isTerritory'>, territory: string): void {
  if (!isTerritory(territory))
    throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${territory}.`);
}

/** Throws a Refusal: unknown-norm. */
export function requireNorm(norms: KnownNorms, code: string): NormEntry {
  const norm = norms.find(code);
  if (norm) return norm;
  throw new Refusal('not-found', 'unknown-norm', `«${code}» no está en el catálogo de normas: regístrela primero.`);
}

/** Two norms never share a type, number, year and issuer. Throws a Refusal: norm-numbered-twice. */
function refuseTwin(norms: KnownNorms, canonicalId: string | null, own: number | null): void {
  if (canonicalId === null) return;
  const shipped = norms.find(canonicalId);
  const rival =
    shipped?.origin === 'edition'
      ? shipped.citation
      : norms.own.find((norm) => norm.canonicalId === canonicalId && norm.id !== own)?.subject;
  if (rival === undefined) return;
  throw new Refusal(
    'conflict',
    'norm-numbered-twice',
    `${canonicalId} ya es el número de otra norma: ${rival}. Revise el tipo, el número, el año y las siglas.`,
  );
}

export async function registerNorm(tx: WriteTx, input: NormInput, context: ActionContext): Promise<number> {
  const { actor, today } = context;
  requireKnownPlace(context, input.territory);
  authorise(actor, NORMS.keep, input.territory);
  const stage = stageOf(input);
  const { number, year, acronym, type, territory } = input;
  const dated = year ?? yearOf(input.approvedOn ?? input.publishedOn);
  const canonicalId = number === null ? null : canonicalIdOf({ type, number, year: dated, issuer: acronym, territory });
  const norm = { ...input, year: number === null ? null : dated, stage, canonicalId };
  refuseUnfitNorm(norm);
  for (const day of [input.draftedOn, input.sentOn, input.approvedOn, input.publishedOn])
    if (day !== null && day > today)
      throw new Refusal(
        'invalid',
        'norm-day-to-come',
        `El ${formatDate(day)} aún no llega: registre lo que ya ocurrió.`,
      );
  if (number === null && (stage === 'approved' || stage === 'published'))
    throw new Refusal('invalid', 'norm-without-number', 'Una norma aprobada tiene número: escríbalo.');
  refuseTwin(await findNorms(tx, context.everything), canonicalId, null);
  const id = await insertNorm(tx, norm, actor.name);
  await recordAct(tx, {
    actor,
    territory,
    action: 'registerNorm',
    subject: `norm/${id}`,
    details: { type, number, year: dated, stage, subject: input.subject },
  });
  return id;
}

const yearOf = (day: CalendarDate | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

function stageOf({ sentOn, approvedOn, publishedOn }: NormInput): Stage {
  if (publishedOn !== null) return 'published';
  if (approvedOn !== null) return 'approved';
  return sentOn === null ? 'drafted' : 'sent';
}

/** One stage further; what hangs from its project's code becomes public with it. */
export async function moveNorm(tx: WriteTx, id: number, input: StepInput, context: ActionContext): Promise<OwnNorm> {
  const { actor, today } = context;
  const norm = await findOwnNorm(tx, id);
  if (!norm)
    throw new Refusal('not-found', 'unknown-norm', 'Esa norma no existe, o es un proyecto de otro territorio.');
  authorise(actor, NORMS.keep, norm.territory);
  if (norm.revision !== input.revision) throw changedMeanwhile();
  const { reason, revision: _seen, ...step } = input;
  const next = advanceNorm(norm, step, today);
  refuseTwin(await findNorms(tx, context.everything), next.canonicalId, id);
  if (!(await updateNorm(tx, norm, next))) throw changedMeanwhile();
  await recordAct(tx, {
    actor,
    territory: norm.territory,
    action: 'moveNorm',
    subject: `norm/${id}`,
    reason,
    details: { from: norm.stage, to: next.stage, on: input.on, code: next.code },
  });
  return next;
}

function changedMeanwhile(): Refusal {
  return new Refusal('conflict', 'norm-changed', 'Otra persona cambió esa norma: actualice la página.');
}

/** What hangs from a norm is kept by who keeps the norm: what ships is the nation's. */
function authoriseFor(context: ActionContext, norm: NormEntry): { territory: string; createdBy: string } {
  authorise(context.actor, NORMS.keep, norm.territory);
  return { territory: norm.territory, createdBy: context.actor.name };
}

export async function relateNorms(tx: WriteTx, input: RelationInput, context: ActionContext): Promise<number> {
  const norms = await findNorms(tx, context.everything);
  const [norm, target] = [requireNorm(norms, input.norm), requireNorm(norms, input.target)];
  const signed = authoriseFor(context, norm);
  refuseUnfitRelation(norm, input.kind, target);
  const id = await insertRelation(tx, { ...input, ...signed });
  if (id === undefined)
    throw new Refusal(
      'conflict',
      'norm-related',
      `Eso ya está registrado entre ${norm.citation} y ${target.citation}.`,
    );
  await record(tx, context, norm, 'relateNorms', { relation: id, kind: input.kind, target: input.target });
  return id;
}

export async function removeRelation(tx: WriteTx, id: number, reason: string, context: ActionContext): Promise<void> {
  const relation = await findRelation(tx, id);
  if (!relation) throw new Refusal('not-found', 'unknown-relation', 'Esa relación entre normas ya no está.');
  authorise(context.actor, NORMS.keep, relation.territory);
  await deleteRelation(tx, id);
  await recordAct(tx, {
    actor: context.actor,
    territory: relation.territory,
    action: 'removeNormRelation',
    subject: `norm/${relation.norm}`,
    reason,
    details: { kind: relation.kind, target: relation.target },
  });
}

export async function addArticle(tx: WriteTx, input: ArticleInput, context: ActionContext): Promise<number> {
  const norm = requireNorm(await findNorms(tx, context.everything), input.norm);
  const id = await insertArticle(tx, { ...input, ...authoriseFor(context, norm) });
  if (id === undefined)
    throw new Refusal(
      'conflict',
      'article-registered',
      `El artículo ${input.article} de ${norm.citation} ya está registrado.`,
    );
  await record(tx, context, norm, 'addNormArticle', { article: input.article });
  return id;
}

export async function addDocument(tx: WriteTx, input: DocumentInput, context: ActionContext): Promise<number> {
  const norm = requireNorm(await findNorms(tx, context.everything), input.norm);
  const signed = authoriseFor(context, norm);
  if (input.evidenceId !== null) {
    await requireEvidence(tx, input.evidenceId);
    if (!isProject(norm.code)) await publishEvidence(tx, [input.evidenceId]);
  }
  const id = await insertDocument(tx, { ...input, ...signed });
  await record(tx, context, norm, 'addNormDocument', { document: id, title: input.title });
  return id;
}

async function requireEvidence(tx: WriteTx, id: number): Promise<void> {
  if ((await findEvidence(tx, [id])).length === 0)
    throw new Refusal('not-found', 'unknown-evidence', 'Ese sustento no existe: vuelva a subir el archivo.');
}

export async function addObligation(tx: WriteTx, input: ObligationInput, context: ActionContext): Promise<number> {
  const { actor } = context;
  requireKnownPlace(context, input.territory);
  authorise(actor, NORMS.keep, input.territory);
  const norm = requireNorm(await findNorms(tx, context.everything), input.norm);
  if (input.endsOn !== null && input.endsOn < input.firstDueOn)
    throw new Refusal(
      'invalid',
      'obligation-ends-early',
      `La obligación no puede acabar el ${formatDate(input.endsOn)} si se debe desde el ${formatDate(input.firstDueOn)}.`,
    );
  const id = await insertObligation(tx, { ...input, createdBy: actor.name });
  await recordAct(tx, {
    actor,
    territory: input.territory,
    action: 'addObligation',
    subject: `obligation/${id}`,
    details: { norm: norm.code, what: input.what, every: input.every, firstDueOn: input.firstDueOn },
  });
  return id;
}

export async function withdrawObligation(
  tx: WriteTx,
  id: number,
  reason: string,
  context: ActionContext,
): Promise<void> {
  const obligation = await findObligation(tx, id);
  if (!obligation) throw unknownObligation();
  authorise(context.actor, NORMS.keep, obligation.territory);
  await updateObligationWithdrawn(tx, id, context.now().toISOString());
  await recordAct(tx, {
    actor: context.actor,
    territory: obligation.territory,
    action: 'withdrawObligation',
    subject: `obligation/${id}`,
    reason,
  });
}

export async function fulfil(tx: WriteTx, id: number, input: FulfilmentInput, context: ActionContext): Promise<void> {
  const { actor, today } = context;
  const obligation = await findObligation(tx, id);
  if (!obligation) throw unknownObligation();
  authorise(actor, NORMS.fulfil, obligation.territory);
  if (!isDueDay(obligation, input.dueOn))
    throw new Refusal('invalid', 'not-a-due-day', `Esa obligación no vence el ${formatDate(input.dueOn)}.`);
  if (input.doneOn > today)
    throw new Refusal(
      'invalid',
      'norm-day-to-come',
      `El ${formatDate(input.doneOn)} aún no llega: registre lo que ya ocurrió.`,
    );
  if (input.evidenceId !== null) await requireEvidence(tx, input.evidenceId);
  const { territory } = obligation;
  if (!(await insertFulfilment(tx, { ...input, obligationId: id, territory, createdBy: actor.name })))
    throw new Refusal('conflict', 'obligation-met', `Lo que vencía el ${formatDate(input.dueOn)} ya está registrado.`);
  await recordAct(tx, {
    actor,
    territory,
    action: 'fulfilObligation',
    subject: `obligation/${id}`,
    details: { dueOn: input.dueOn, doneOn: input.doneOn },
  });
}

function unknownObligation(): Refusal {
  return new Refusal('not-found', 'unknown-obligation', 'Esa obligación no existe o se retiró.');
}

async function record(
  tx: WriteTx,
  { actor }: ActionContext,
  norm: NormEntry,
  action: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordAct(tx, { actor, territory: norm.territory, action, subject: `norm/${norm.code}`, details });
}
