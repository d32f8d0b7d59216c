// Each request has an id, and one line of the log that says nothing of what was sent.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import { isOfNetworks, networksOf, type Reach } from './reach.ts';

const ACCEPTED_ID = /^[\w.-]{8,64}$/;

/** A trusted proxy's id when it sends one, so that its log and ours can be read together; else a new one. */
export function requestIds(reach: Pick<Reach, 'trustedProxies'>): (raw: IncomingMessage) => string {
  const proxies = networksOf(reach.trustedProxies);
  return ({ headers, socket }) => {
    const given = headers['x-request-id'];
    const isAccepted =
      typeof given === 'string' && ACCEPTED_ID.test(given) && isOfNetworks(proxies, socket.remoteAddress ?? '');
    return isAccepted ? given : randomUUID();
  };
}

export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    log.note('request', {
      requestId: request.id,
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
}

/** The pattern, as '/api/rows/:id': what stands in an address may be anybody's data. */
export function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
}
