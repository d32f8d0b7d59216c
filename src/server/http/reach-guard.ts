// What the reach means to each request: under which names it is answered, and whether it came encrypted.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#shared/refusal.ts';
import { isLoopbackAddress, isLoopbackHost, isOfNetworks, networksOf, type Reach } from './reach.ts';

/** A year, which is what browsers ask of a site that means it. */
const STRICT_TRANSPORT = 'max-age=31536000';

/** Addresses that say nothing about anybody: whoever watches the service asks for them by address and in clear. */
const WATCHED = /^\/api\/health\/(live|ready)$/;

export interface ReachGuard {
  /** From a proxy that we trust. */
  isFromProxy(request: FastifyRequest): boolean;
  /** From this machine itself, with nothing in between. */
  isLocal(request: FastifyRequest): boolean;
  isEncrypted(request: FastifyRequest): boolean;
}

export function guardReach(app: FastifyInstance, reach: Reach): ReachGuard {
  const proxies = networksOf(reach.trustedProxies);
  const publicHosts = new Set(reach.publicOrigins.map((origin) => new URL(origin).host));
  const peerOf = (request: FastifyRequest): string => request.socket.remoteAddress ?? '127.0.0.1';
  const isFromProxy = (request: FastifyRequest): boolean => isOfNetworks(proxies, peerOf(request));
  const isEncrypted = (request: FastifyRequest): boolean =>
    reach.tls !== undefined ||
    (isFromProxy(request) && lastOf(request.headers['x-forwarded-proto'])?.toLowerCase() === 'https');
  const isLocal = (request: FastifyRequest): boolean =>
    reach.trustedProxies.length === 0 && isLoopbackAddress(peerOf(request)) && isLoopbackHost(hostName(request));

  app.addHook('onRequest', async (request, reply) => {
    if (isEncrypted(request)) reply.header('strict-transport-security', STRICT_TRANSPORT);
    if (WATCHED.test(request.routeOptions.url ?? '')) return;
    const isOwnMachine = isLoopbackHost(hostName(request)) && isLoopbackAddress(peerOf(request));
    const isForwarded =
      request.headers['x-forwarded-for'] !== undefined || request.headers['x-forwarded-proto'] !== undefined;
    if (isOwnMachine && !(isForwarded && isFromProxy(request))) return;
    // Another name in Host is a rebinding attack: the server answers only to its own.
    if (!publicHosts.has((request.headers.host ?? '').toLowerCase())) throw unknownHost(reach);
    if (!isEncrypted(request)) {
      throw new Refusal(
        'forbidden',
        'https-required',
        `Entre por https: ${reach.publicOrigins.join(', ')}. Si ya lo hace, el proxy no envía X-Forwarded-Proto o no está en TRUST_PROXY.`,
      );
    }
  });
  return { isFromProxy, isLocal, isEncrypted };
}

function unknownHost(reach: Reach): Refusal {
  return new Refusal(
    'forbidden',
    'unknown-host',
    reach.publicOrigins.length === 0
      ? 'Vigía solo atiende en este equipo: use http://127.0.0.1.'
      : `Vigía solo atiende en ${reach.publicOrigins.join(', ')}.`,
  );
}

function hostName(request: FastifyRequest): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '');
}

/** What the proxy nearest to us said: those before it may have been made up. */
function lastOf(header: string | readonly string[] | undefined): string | undefined {
  const text = typeof header === 'string' ? header : header?.at(-1);
  return text?.split(',').at(-1)?.trim();
}
