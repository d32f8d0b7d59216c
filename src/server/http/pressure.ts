// Back-pressure: what cannot be served soon is refused at once, with when to come back.
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#shared/refusal.ts';
import { routeOf } from './request-log.ts';

export interface PressureLimits {
  /** Requests of the API in hand at one time. */
  readonly concurrent: number;
  /** Mean lateness of the event loop over a second. */
  readonly eventLoopMilliseconds: number;
}

/** What each connection of the pool can serve before whoever waits gives up. */
const REQUESTS_PER_CONNECTION = 64;

export function limitsForPool(maxConnections: number): PressureLimits {
  return { concurrent: maxConnections * REQUESTS_PER_CONNECTION, eventLoopMilliseconds: 1_000 };
}

/** Answers with how many requests are in hand. */
export async function addBackPressure(app: FastifyInstance, limits: PressureLimits): Promise<() => number> {
  await app.register(underPressure, {
    maxEventLoopDelay: limits.eventLoopMilliseconds,
    sampleInterval: 500,
    pressureHandler: async (request) => {
      if (isHeavy(request)) throw overloaded();
    },
  });
  let inHand = 0;
  app.addHook('onRequest', async (request, reply) => {
    if (!isHeavy(request)) return;
    if (inHand >= limits.concurrent) throw overloaded();
    inHand += 1;
    let isIn = true;
    const leave = (): void => {
      if (isIn) inHand -= 1;
      isIn = false;
    };
    // Closed and not finished: whoever asked has left.
    reply.raw.once('close', leave).once('finish', leave);
  });
  return () => inHand;
}

/** The client's files and what watches the server cost nothing, and the latter must see what happens. */
function isHeavy(request: FastifyRequest): boolean {
  const route = routeOf(request);
  return route.startsWith('/api/') && !route.startsWith('/api/health/');
}

function overloaded(): Refusal {
  return new Refusal(
    'unavailable',
    'overloaded',
    'Vigía está atendiendo a muchas personas a la vez. Vuelva a intentarlo en unos segundos.',
  );
}
