import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '#server/database/database.ts';
import { Refusal } from '#shared/refusal.ts';
import { type ActPage, actQuery, type AddressInput, addressInput, type UnmaskedAddress } from '../contract.ts';
import type { Actor } from '../index.ts';
import { findActs, findAddress } from './act-list-store.ts';
import { recordApart } from './record.ts';

export interface ActRoutesDeps {
  /** As who asks may see it. */
  readonly dbOf: (request: FastifyRequest) => Database;
  readonly actorOf: (request: FastifyRequest) => Actor;
  /** What each route says of who may use it. */
  readonly access: FastifyContextConfig;
  readonly unmaskAccess: FastifyContextConfig;
}

export function registerActRoutes(app: FastifyInstance, deps: ActRoutesDeps): void {
  const { dbOf, actorOf, access, unmaskAccess } = deps;
  app.get('/api/acts', { config: access }, async (request): Promise<ActPage> => {
    const query = actQuery.parse(request.query);
    return dbOf(request).read((tx) => findActs(tx, query));
  });

  app.post('/api/acts/unmasking', { config: unmaskAccess }, async (request, reply): Promise<UnmaskedAddress> => {
    reply.header('cache-control', 'no-store');
    return unmaskAddress(dbOf(request), addressInput.parse(request.body), actorOf(request));
  });
}

/** Recorded, and committed, before it is answered. Elsewhere's acts do not exist for who asks. */
async function unmaskAddress(
  db: Database,
  { chain, sequence, reason }: AddressInput,
  actor: Actor,
): Promise<UnmaskedAddress> {
  const found = await db.read((tx) => findAddress(tx, { chain, sequence }));
  if (!found)
    throw new Refusal('not-found', 'unknown-act', 'Ese acto no existe, o se hizo en el equipo donde está Vigía.');
  const { territory, address } = found;
  const subject = `act/${chain || 'PE'}/${sequence}`;
  await recordApart(db, { kind: 'unmask', actor, territory, action: 'unmaskAddress', subject, reason });
  return { address };
}
