import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#shared/refusal.ts';
import { recordApart } from '#modules/audit/server/index.ts';
import { authorise, PUBLIC } from '#modules/identity/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import {
  monthInput,
  type NeighbourhoodList,
  neighbourhoodInput,
  newNeighbourhoodInput,
  withReason,
} from '../contract.ts';
import { organisationInput, type OrganisationList, type UnmaskedCoordinator } from '../organisation-contract.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { registerActivityRoutes } from './activity-routes.ts';
import { contextOf, findStations } from './named.ts';
import {
  addNeighbourhood,
  addOrganisation,
  declareMonth,
  keepNeighbourhood,
  withdrawMonth,
} from './neighbourhood-actions.ts';
import { findOrganisation, findOrganisations } from './neighbourhood-store.ts';
import { listNeighbourhoods, maskedOrganisation } from './reading.ts';

const idParams = z.object({ id: z.string().max(120) });
const listQuery = z.object({
  territory: z.string().optional(),
  year: z
    .string()
    .regex(/^20\d\d$/, 'El año tiene cuatro cifras.')
    .optional(),
});

export function registerNeighbourhoodRoutes(app: FastifyInstance, deps: WorkDeps): void {
  registerListRoutes(app, deps);
  registerMonthRoutes(app, deps);
  registerOrganisationRoutes(app, deps);
  registerActivityRoutes(app, deps);
}

function registerListRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.get('/api/neighbourhoods', { config: { permission: PUBLIC } }, async (request): Promise<NeighbourhoodList> => {
    const { territory, year = deps.today().slice(0, 4) } = listQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, { territory });
      const catalogue = await findStations(tx, deps.scopeOf, scope.place.code);
      return listNeighbourhoods(tx, scope, { year, today: deps.today(), catalogue });
    });
  });

  app.post(
    '/api/neighbourhoods',
    { config: { permission: NEIGHBOURHOODS.keepNeighbourhood } },
    async (request, reply) => {
      const input = newNeighbourhoodInput.parse(request.body);
      if (!deps.isTerritory(input.territory))
        throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${input.territory}.`);
      const id = await deps.dbOf(request).write((tx) => addNeighbourhood(tx, input, contextOf(deps, request)));
      return reply.status(201).send({ id });
    },
  );

  app.patch(
    '/api/neighbourhoods/:id',
    { config: { permission: NEIGHBOURHOODS.keepNeighbourhood } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const input = neighbourhoodInput.parse(request.body);
      await deps.dbOf(request).write((tx) => keepNeighbourhood(tx, id, input, contextOf(deps, request)));
      return reply.status(204).send();
    },
  );
}

function registerMonthRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.post(
    '/api/neighbourhoods/:id/months',
    { config: { permission: NEIGHBOURHOODS.declareMonth } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const input = monthInput.parse(request.body);
      await deps.dbOf(request).write((tx) => declareMonth(tx, id, input, contextOf(deps, request)));
      return reply.status(204).send();
    },
  );

  app.delete(
    '/api/neighbourhoods/:id/months/:month',
    { config: { permission: NEIGHBOURHOODS.declareMonth } },
    async (request, reply) => {
      const { id, month } = idParams.extend({ month: z.string().max(7) }).parse(request.params);
      const { reason } = withReason.parse(request.body);
      await deps.dbOf(request).write((tx) => withdrawMonth(tx, id, month, reason, deps.principalOf(request)));
      return reply.status(204).send();
    },
  );
}

function registerOrganisationRoutes(app: FastifyInstance, deps: WorkDeps): void {
  app.get(
    '/api/neighbourhoods/:id/organisations',
    { config: { permission: NEIGHBOURHOODS.readWork } },
    async (request): Promise<OrganisationList> => {
      const { id } = idParams.parse(request.params);
      authorise(deps.principalOf(request), NEIGHBOURHOODS.readWork, id.slice(0, 6));
      const rows = await deps.dbOf(request).read((tx) => findOrganisations(tx, id));
      return { organisations: rows.map(maskedOrganisation) };
    },
  );

  app.post(
    '/api/neighbourhoods/:id/organisations',
    { config: { permission: NEIGHBOURHOODS.keepNeighbourhood } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const input = organisationInput.parse(request.body);
      const added = await deps.dbOf(request).write((tx) => addOrganisation(tx, id, input, contextOf(deps, request)));
      return reply.status(201).send({ id: added });
    },
  );

  app.post(
    '/api/organisations/:id/unmasking',
    { config: { permission: NEIGHBOURHOODS.unmaskCoordinator } },
    async (request): Promise<UnmaskedCoordinator> => {
      const { id } = z.object({ id: z.coerce.number().int() }).parse(request.params);
      const { reason } = withReason.parse(request.body);
      const actor = deps.principalOf(request);
      const found = await deps.dbOf(request).read((tx) => findOrganisation(tx, id));
      if (!found) throw new Refusal('not-found', 'unknown-organisation', 'Esa organización no existe.');
      authorise(actor, NEIGHBOURHOODS.unmaskCoordinator, found.territory);
      await recordApart(deps.dbOf(request), {
        kind: 'unmask',
        actor,
        territory: found.territory,
        action: 'unmaskCoordinator',
        subject: `organisation/${id}`,
        reason,
      });
      return { name: found.coordinatorName, phone: found.coordinatorPhone };
    },
  );
}
