import type { FastifyInstance } from 'fastify';
import { PUBLIC } from '#modules/identity/index.ts';
import { Refusal } from '#shared/refusal.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import {
  appointmentInput,
  type CommitteeList,
  committeeInput,
  committeeListQuery,
  type CommitteeView,
  editionBodyInput,
  endInput,
  idParams,
  pageQuery,
  seatInput,
} from '../contract.ts';
import { COMMITTEES } from '../policy.ts';
import { askingOf, bodiesOf, viewDepsOf } from './asking.ts';
import { followEditionBody, registerCommittee } from './committee-actions.ts';
import { committeeList, committeeView } from './committee-views.ts';
import { addSeat, appointMember, closeSeat, endAppointment, publishDirectory } from './member-actions.ts';
import { codeOf } from './named.ts';

export function registerCommitteeRoutes(app: FastifyInstance, deps: WorkDeps): void {
  const keep = { config: { permission: COMMITTEES.keep } };

  app.get('/api/committees', { config: { permission: PUBLIC } }, async (request): Promise<CommitteeList> => {
    const { territory, page } = committeeListQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const { place, children, districts } = await deps.scopeOf(tx, { territory });
      // Of the country that would be every municipality: it is asked by region.
      const below = [...children, ...districts].filter(({ code }) => code !== place.code);
      const inside = place.code === '' ? [] : [...new Map(below.map((one) => [one.code, one])).values()];
      const bodies = place.code === '' ? await bodiesOf(deps, tx) : [];
      return committeeList(tx, { place, inside }, page, { ...viewDepsOf(deps, request), bodies });
    });
  });

  app.get('/api/committees/:id', { config: { permission: PUBLIC } }, async (request): Promise<CommitteeView> => {
    const { id } = idParams.parse(request.params);
    const { page } = pageQuery.parse(request.query);
    return deps
      .dbOf(request)
      .read(async (tx) =>
        committeeView(tx, id, page, { ...viewDepsOf(deps, request), bodies: await bodiesOf(deps, tx) }),
      );
  });

  app.post('/api/committees', keep, async (request, reply) => {
    const input = committeeInput.parse(request.body);
    const territory = codeOf(input.territory);
    if (!deps.isTerritory(territory))
      throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo ${territory}.`);
    const id = await deps.dbOf(request).write((tx) => registerCommittee(tx, input, askingOf(deps, request)));
    return reply.status(201).send({ id });
  });

  app.post('/api/committees/edition-bodies', keep, async (request, reply) => {
    const input = editionBodyInput.parse(request.body);
    const id = await deps
      .dbOf(request)
      .write(async (tx) => followEditionBody(tx, input, await bodiesOf(deps, tx), askingOf(deps, request)));
    return reply.status(201).send({ id });
  });

  app.post('/api/committees/:id/seats', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = seatInput.parse(request.body);
    const seat = await deps.dbOf(request).write((tx) => addSeat(tx, id, input, askingOf(deps, request)));
    return reply.status(201).send({ id: seat });
  });

  app.post('/api/committee-seats/:id/closure', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = endInput.parse(request.body);
    await deps.dbOf(request).write((tx) => closeSeat(tx, id, input, askingOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/committee-seats/:id/appointments', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = appointmentInput.parse(request.body);
    const made = await deps.dbOf(request).write((tx) => appointMember(tx, id, input, askingOf(deps, request)));
    return reply.status(201).send({ id: made });
  });

  app.post('/api/committee-appointments/:id/end', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const input = endInput.parse(request.body);
    await deps.dbOf(request).write((tx) => endAppointment(tx, id, input, askingOf(deps, request)));
    return reply.status(204).send();
  });

  app.post('/api/committees/:id/directory', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    await deps.dbOf(request).write((tx) => publishDirectory(tx, id, askingOf(deps, request)));
    return reply.status(204).send();
  });
}
