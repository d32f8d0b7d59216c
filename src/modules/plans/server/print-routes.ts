import type { FastifyInstance, FastifyReply } from 'fastify';
import { PUBLIC } from '#modules/identity/index.ts';
import { findParameters } from '#modules/norms/server/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import { Refusal } from '#shared/refusal.ts';
import { planDocument } from '../print/plan-document.ts';
import { quarterDocument } from '../print/quarter-document.ts';
import { findActivitiesOfVersion } from './activity-store.ts';
import { findGuidelineNames } from './edition-plans.ts';
import { loadFollowUp } from './follow-up-routes.ts';
import { renderDocument } from './print-pdf.ts';
import { askedPlan, idParams } from './routes.ts';
import { planDetail } from './views.ts';

export function registerPrintRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.get('/api/plans/:id/document', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const document = await deps.dbOf(request).read(async (tx) => {
      const plan = await askedPlan(tx, id);
      const scope = await deps.scopeOf(tx, { territory: plan.territory });
      const detail = await planDetail(tx, plan, { scope, today: deps.today() }, await findParameters(tx, scope));
      const version = detail.versions.findLast(({ status }) => status === 'approved') ?? detail.versions.at(-1);
      if (!version) throw new Refusal('not-found', 'unknown-plan-version', 'Esa versión del plan no existe.');
      return planDocument({ ...detail, version, activities: await findActivitiesOfVersion(tx, version.id) });
    });
    return sendPdf(reply, await renderDocument(document, deps.today()), `vigia-plan-${id}.pdf`);
  });

  app.get('/api/plans/:id/quarters/:quarter/document', { config: { permission: PUBLIC } }, async (request, reply) => {
    const { follow, document } = await deps.dbOf(request).read(async (tx) => {
      const asked = await loadFollowUp(tx, deps, request);
      const scope = await deps.scopeOf(tx, { territory: asked.plan.territory });
      return { follow: asked, document: quarterDocument(asked, await findGuidelineNames(tx, scope)) };
    });
    // A sealed quarter prints the same bytes whatever the day.
    const datedOn = follow.sealed[0]?.closedOn ?? deps.today();
    return sendPdf(
      reply,
      await renderDocument(document, datedOn),
      `vigia-informe-${follow.plan.id}-${follow.quarter}.pdf`,
    );
  });
}

function sendPdf(reply: FastifyReply, content: Uint8Array, name: string): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(content));
}
