// The HTTP server's frame: reach, limits, headers, one shape for every refusal.
import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { Refusal } from '#shared/refusal.ts';
import type { Log } from '../log.ts';
import { type ApiDescription, registerApiDocument } from './api-document.ts';
import { answerTo, errorBody, sendError } from './answer.ts';
import { type BodyPatience, boundBodies, patienceFor } from './body-patience.ts';
import { type Readiness, registerHealthRoutes } from './health.ts';
import { createListener } from './listener.ts';
import { type PoolCounts, registerMetrics } from './metrics.ts';
import { addBackPressure, type PressureLimits } from './pressure.ts';
import { guardReach } from './reach-guard.ts';
import type { Reach } from './reach.ts';
import { logRequests, requestIds, routeOf } from './request-log.ts';
import { addSecurityHeaders, setSecurityHeaders } from './security-headers.ts';

export interface AppOptions {
  readonly uploadLimitBytes: number;
  readonly reach: Reach;
  readonly log: Log;
  readonly pool: PoolCounts;
  readonly pressure: PressureLimits;
  /** By default, of the pressure that is borne. */
  readonly bodies?: BodyPatience;
  readonly readiness: Readiness;
  readonly metricsToken: string | undefined;
  readonly api: ApiDescription;
}

const bodyLimitBytes = 2 * 1024 * 1024;

export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { reach, log } = options;
  const app = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    // Those that are idle: who waits for an answer gets it before we end.
    forceCloseConnections: 'idle',
    trustProxy: reach.trustedProxies.length > 0 ? [...reach.trustedProxies] : false,
    genReqId: requestIds(reach),
    // An address that cannot be read comes to no hook and no handler of errors.
    frameworkErrors: (error, _request, reply) => {
      setSecurityHeaders(reply);
      return sendError(
        reply,
        answerTo(error, () => '', options.uploadLimitBytes),
      );
    },
    serverFactory: (handler) => createListener(reach, handler),
  });
  logRequests(app, log);
  addSecurityHeaders(app);
  app.setErrorHandler((error, request, reply) => {
    const reportDefect = (): string => {
      const incident = randomUUID().slice(0, 8);
      const route = `${request.method} ${routeOf(request)}`;
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      // Never with what the person sent.
      log.say(`incidente ${incident} en ${route}: ${stack}`, 'error', { incident, route, requestId: request.id });
      return incident;
    };
    return sendError(reply, answerTo(error, reportDefect, options.uploadLimitBytes));
  });
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, { status: 404, body: errorBody('unknown-address', 'Esa dirección no existe.') }),
  );
  const guard = guardReach(app, reach);
  refuseForeignWrites(app);
  const requestsInHand = addBackPressure(app, options.pressure);
  boundBodies(app, options.bodies ?? patienceFor(options.pressure.concurrent));
  await app.register(multipart, {
    limits: { fileSize: options.uploadLimitBytes, files: 1, fields: 30, fieldSize: 64 * 1024 },
  });
  registerApiDocument(app, options.api);
  registerHealthRoutes(app, options.readiness);
  const { pool, metricsToken: token } = options;
  registerMetrics(app, { pool, requestsInHand, token, isLocal: guard.isLocal });
  return app;
}

/** A page of another site must not write through the visitor's browser. */
function refuseForeignWrites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const foreign =
      (typeof site === 'string' && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && hostOf(origin) !== request.headers.host);
    if (foreign) throw new Refusal('forbidden', 'foreign-origin', 'La petición viene de otro sitio.');
  });
}

/** Undefined for an origin that is no address, as the «null» of a page without one. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
