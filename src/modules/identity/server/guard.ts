// Every route of the API says who may use it; what says nothing does not register.
import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '#server/database/database.ts';
import { actingUnder, mayActSomewhere, type Principal, refusalOf } from '../grant.ts';
import type { Permission } from '../permission.ts';
import { findPrincipal, type PrincipalDeps } from './principal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route, somewhere; its action decides whether here. */
    permission?: Permission;
  }
  interface FastifyRequest {
    principal: Principal | null;
  }
  interface FastifyInstance {
    /** Every route that says who may use it. */
    guardedRoutes: readonly GuardedRoute[];
  }
}

export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  /** The one that is asked at each request. */
  readonly config: FastifyContextConfig;
}

export interface Guard {
  readonly principalOf: (request: FastifyRequest) => Principal;
  /** The database as who asks may see it. */
  readonly dbOf: (request: FastifyRequest) => Database;
}

/** Before the routes that it guards are registered. */
export function guardRoutes(app: FastifyInstance, deps: PrincipalDeps): Guard {
  app.decorateRequest('principal', null);
  const routes: GuardedRoute[] = [];
  app.decorate('guardedRoutes', routes);
  app.addHook('onRoute', ({ url, method, config }) => {
    if (isOfApi(url) && !config?.permission) throw new Error(`${String(method)} ${url} does not say who may use it`);
    if (config?.permission) routes.push(...[method].flat().map((one) => ({ method: one, url, config })));
  });
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (!permission) return;
    const principal = await findPrincipal(deps, request);
    request.principal = actingUnder(principal, permission);
    // Before the body is read: who may do it nowhere sends nothing.
    if (!mayActSomewhere(principal, permission)) throw refusalOf(principal, permission);
  });
  app.addHook('onSend', async (request, reply) => {
    // What somebody is shown by who they are is no cache's to give to the next one.
    if (request.principal?.account && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  const principalOf = (request: FastifyRequest): Principal => {
    if (request.principal) return request.principal;
    throw new Error(`nobody asked who is behind ${request.method} ${request.routeOptions.url ?? ''}`);
  };
  return { principalOf, dbOf: (request) => deps.db.as(principalOf(request).jurisdiction) };
}

function isOfApi(url: string): boolean {
  return url.startsWith('/api/') && !url.startsWith('/api/health/');
}
