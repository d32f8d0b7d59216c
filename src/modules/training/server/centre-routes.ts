import type { FastifyInstance } from 'fastify';
import { PUBLIC } from '#modules/identity/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import { centreInput, type CentreList, deliveryInput, groupInput, phaseInput, reportInput } from '../contract.ts';
import { TRAINING } from '../policy.ts';
import { askReport, deliverReport, movePhase, openGroup, registerCentre } from './centre-actions.ts';
import { contextOf, idParams, placeQuery } from './routes.ts';
import { centreList } from './views.ts';

export function registerCentreRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const keeping = { config: { permission: TRAINING.keepCentres } };

  app.get('/api/training/centres', { config: { permission: PUBLIC } }, async (request): Promise<CentreList> => {
    const { territory } = placeQuery.parse(request.query);
    return deps.dbOf(request).read((tx) => centreList(tx, territory, deps));
  });

  app.post('/api/training/centres', keeping, async (request, reply) => {
    const input = centreInput.parse(request.body);
    const id = await deps.dbOf(request).write((tx) => registerCentre(tx, input, contextOf(deps, request)));
    return reply.status(201).send({ id });
  });

  app.patch('/api/training/centres/:id', keeping, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = phaseInput.parse(request.body);
    await deps.dbOf(request).write((tx) => movePhase(tx, id, input, contextOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/training/groups', keeping, async (request, reply) => {
    const input = groupInput.parse(request.body);
    const id = await deps.dbOf(request).write((tx) => openGroup(tx, input, deps, contextOf(deps, request)));
    return reply.status(201).send({ id });
  });

  app.post('/api/training/events/:id/reports', keeping, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = reportInput.parse(request.body);
    const report = await deps.dbOf(request).write((tx) => askReport(tx, id, input, deps, contextOf(deps, request)));
    return reply.status(201).send({ id: report });
  });

  app.post('/api/training/reports/:id/delivery', keeping, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = deliveryInput.parse(request.body);
    await deps.dbOf(request).write((tx) => deliverReport(tx, id, input, contextOf(deps, request)));
    return reply.status(204).send();
  });
}
