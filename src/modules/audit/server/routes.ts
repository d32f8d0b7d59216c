import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '#server/database/database.ts';
import { type ActPage, actQuery } from '../contract.ts';
import { findActs } from './act-list-store.ts';

export interface ActRoutesDeps {
  /** As who asks may see it. */
  readonly dbOf: (request: FastifyRequest) => Database;
  /** What the route says of who may use it. */
  readonly access: FastifyContextConfig;
}

export function registerActRoutes(app: FastifyInstance, { dbOf, access }: ActRoutesDeps): void {
  app.get('/api/acts', { config: access }, async (request): Promise<ActPage> => {
    const query = actQuery.parse(request.query);
    return dbOf(request).read((tx) => findActs(tx, query));
  });
}
