// The quarters of a plan: reported, sealed, looked at, and their sums.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PUBLIC } from '#modules/identity/index.ts';
import { findParameters } from '#modules/norms/server/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { covers } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import {
  correctionInput,
  type FollowUp,
  progressInput,
  quarterParam,
  reviewInput,
  rollupQuery,
  type RollupView,
} from '../contract.ts';
import { parseQuarter, type Quarter } from '../follow-up/quarter.ts';
import { rulesOf } from '../follow-up/rules.ts';
import { PLANS } from '../policy.ts';
import { findGuidelineNames } from './edition-plans.ts';
import {
  closeQuarter,
  openCorrection,
  type QuarterContext,
  reportProgress,
  reviewQuarter,
} from './follow-up-actions.ts';
import { followUpView } from './follow-up-view.ts';
import { rollupView } from './rollup-view.ts';
import { askedPlan } from './routes.ts';

const params = z.object({ id: z.coerce.number().int().min(1), quarter: quarterParam });
/** A plan may run for so many years. */
const longestSpan = 10;

export function askedQuarter(request: FastifyRequest): { readonly id: number; readonly quarter: Quarter } {
  const { id, quarter: code } = params.parse(request.params);
  const quarter = parseQuarter(code);
  if (!quarter) throw new Refusal('invalid', 'unknown-quarter', 'Un trimestre se escribe 2025-T1.');
  return { id, quarter };
}

/** As who asks may see it. */
export async function loadFollowUp(tx: ReadTx, deps: WorkDeps, request: FastifyRequest): Promise<FollowUp> {
  const { id, quarter } = askedQuarter(request);
  const plan = await askedPlan(tx, id);
  const parameters = await findParameters(tx, await deps.scopeOf(tx, { territory: plan.territory }));
  const isInside = covers(deps.principalOf(request).jurisdiction, plan.territory);
  return followUpView(tx, { plan, quarter, today: deps.today(), parameters, isInside });
}

export function registerFollowUpRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const path = '/api/plans/:id/quarters/:quarter';
  app.get(path, { config: { permission: PUBLIC } }, (request) =>
    deps.dbOf(request).read((tx) => loadFollowUp(tx, deps, request)),
  );

  const contextOf = async (tx: WriteTx, request: FastifyRequest): Promise<QuarterContext> => {
    const { id, quarter } = askedQuarter(request);
    const { territory } = await askedPlan(tx, id);
    const parameters = await findParameters(tx, await deps.scopeOf(tx, { territory }));
    const rules = rulesOf(parameters, quarter, territory);
    return { actor: deps.principalOf(request), planId: id, quarter, today: deps.today(), rules };
  };

  app.post(`${path}/progress`, { config: { permission: PLANS.report } }, async (request, reply) => {
    const input = progressInput.parse(request.body);
    await deps
      .dbOf(request)
      .write(async (tx) => reportProgress(tx, { ...(await contextOf(tx, request)), now: deps.now() }, input));
    return reply.status(204).send();
  });

  app.post(`${path}/closing`, { config: { permission: PLANS.closeQuarter } }, async (request, reply) => {
    await deps.dbOf(request).write(async (tx) => closeQuarter(tx, await contextOf(tx, request)));
    return reply.status(204).send();
  });

  app.post(`${path}/correction`, { config: { permission: PLANS.closeQuarter } }, async (request, reply) => {
    const { reason } = correctionInput.parse(request.body);
    await deps.dbOf(request).write(async (tx) => openCorrection(tx, await contextOf(tx, request), reason));
    return reply.status(204).send();
  });

  app.post(`${path}/reviews`, { config: { permission: PLANS.reviewQuarter } }, async (request, reply) => {
    const input = reviewInput.parse(request.body);
    await deps.dbOf(request).write(async (tx) => reviewQuarter(tx, await contextOf(tx, request), input));
    return reply.status(204).send();
  });

  app.get('/api/plan-rollups', { config: { permission: PUBLIC } }, async (request): Promise<RollupView> => {
    const { territory, year, through } = rollupQuery.parse(request.query);
    const fromYear = year ?? Number(deps.today().slice(0, 4));
    const toYear = Math.min(Math.max(through ?? fromYear, fromYear), fromYear + longestSpan);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, { territory });
      const parameters = await findParameters(tx, scope);
      const guidelines = await findGuidelineNames(tx, scope);
      return rollupView(tx, scope, { fromYear, toYear }, { parameters, guidelines });
    });
  });
}
