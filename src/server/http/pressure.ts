// Back-pressure: what cannot be served soon is refused at once, with when to come back.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#shared/refusal.ts';
import { routeOf } from './request-log.ts';

export interface PressureLimits {
  /** Requests of the API in hand at one time. */
  readonly concurrent: number;
  /** How late the event loop comes, again and again: one slow piece of work is no pressure. */
  readonly lateMilliseconds: number;
}

/** What each connection of the pool can serve before whoever waits gives up. */
const REQUESTS_PER_CONNECTION = 64;

export function limitsForPool(maxConnections: number): PressureLimits {
  return { concurrent: maxConnections * REQUESTS_PER_CONNECTION, lateMilliseconds: 1_000 };
}

/** Answers with how many requests are in hand. */
export function addBackPressure(app: FastifyInstance, limits: PressureLimits): () => number {
  const lateness = watchLateness(app, limits.lateMilliseconds);
  let inHand = 0;
  app.addHook('onRequest', async (request, reply) => {
    if (!isHeavy(request)) return;
    if (inHand >= limits.concurrent || lateness() > limits.lateMilliseconds) throw overloaded();
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

const lookMilliseconds = 250;
/** Weight of the newest look: three late ones in a row are needed to be called late. */
const newestWeight = 0.3;

/** Smoothed, in milliseconds. */
function watchLateness(app: FastifyInstance, limit: number): () => number {
  let smoothed = 0;
  let looked = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    // Nothing that happens once, however long it takes, is to count as if it went on.
    const late = Math.min(Math.max(0, now - looked - lookMilliseconds), limit * 2);
    smoothed += (late - smoothed) * newestWeight;
    looked = now;
  }, lookMilliseconds);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
  return () => smoothed;
}

/**
 * The client's files and what watches the server cost nothing, and the latter must see what happens. Who listens to
 * changes does nothing for minutes, and is bounded apart.
 */
function isHeavy(request: FastifyRequest): boolean {
  const route = routeOf(request);
  return route.startsWith('/api/') && !route.startsWith('/api/health/') && route !== '/api/changes';
}

function overloaded(): Refusal {
  return new Refusal(
    'unavailable',
    'overloaded',
    'Vigía está atendiendo a muchas personas a la vez. Vuelva a intentarlo en unos segundos.',
  );
}
