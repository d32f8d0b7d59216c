// What every route of this module asks its deps for.
import type { FastifyRequest } from 'fastify';
import type { ReadTx } from '#server/database/database.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import type { EditionBody } from '../contract.ts';
import type { ViewDeps } from './committee-views.ts';
import { findEditionBodies } from './edition-bodies.ts';
import type { Asking } from './named.ts';

export function askingOf(deps: WorkDeps, request: FastifyRequest): Asking {
  return { actor: deps.principalOf(request), today: deps.today() };
}

export function viewDepsOf(deps: WorkDeps, request: FastifyRequest): ViewDeps {
  return {
    today: deps.today(),
    principal: deps.principalOf(request),
    placeOf: async (tx, territory) => (await deps.scopeOf(tx, { territory: territory || 'PE' })).place,
  };
}

export function bodiesOf(deps: WorkDeps, tx: ReadTx): Promise<readonly EditionBody[]> {
  return findEditionBodies(tx, deps.plugs, deps.today());
}
