// Bodies that come byte by byte hold a place among the requests in hand: nobody holds many of them, nor for long.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#shared/refusal.ts';

export interface BodyPatience {
  /** Bodies under way from one address. */
  readonly perAddress: number;
  /** From all addresses: where there are more, the one that has taken longest gives its place. */
  readonly ofAll: number;
  /** For a body that is read before its route runs; a file is read by its route, of somebody who may bring it. */
  readonly milliseconds: number;
}

/** Of what is in hand at most an eighth waits for one address, and a quarter for bodies at all. */
export function patienceFor(concurrent: number): BodyPatience {
  return {
    perAddress: Math.max(4, Math.floor(concurrent / 8)),
    ofAll: Math.max(8, Math.floor(concurrent / 4)),
    milliseconds: 20_000,
  };
}

export function boundBodies(app: FastifyInstance, { perAddress, ofAll, milliseconds }: BodyPatience): void {
  const underWay = new Map<string, number>();
  /** The one that began first is the first. */
  const begun = new Set<IncomingMessage>();
  const endings = new WeakMap<FastifyRequest, () => void>();
  const begin = (request: FastifyRequest): (() => void) => {
    const { ip, raw } = request;
    underWay.set(ip, (underWay.get(ip) ?? 0) + 1);
    begun.add(raw);
    const timer = setTimeout(() => raw.destroy(), milliseconds);
    return () => {
      if (!endings.delete(request)) return;
      clearTimeout(timer);
      begun.delete(raw);
      const left = (underWay.get(ip) ?? 1) - 1;
      if (left > 0) underWay.set(ip, left);
      else underWay.delete(ip);
    };
  };
  app.addHook('preParsing', async (request, reply) => {
    if (!isReadBefore(request)) return;
    if ((underWay.get(request.ip) ?? 0) >= perAddress) throw tooMany();
    // Those that come as they should are read in an instant: the oldest is of somebody who sends byte by byte.
    const [oldest] = begun;
    if (oldest && begun.size >= ofAll) oldest.destroy();
    const end = begin(request);
    endings.set(request, end);
    // One that is refused or cut short comes to no later hook.
    reply.raw.once('close', end);
  });
  app.addHook('preValidation', async (request) => endings.get(request)?.());
}

function isReadBefore({ headers }: FastifyRequest): boolean {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return hasBody && !/^multipart\//i.test(headers['content-type'] ?? '');
}

function tooMany(): Refusal {
  return new Refusal('too-many', 'too-many-requests', 'Demasiadas peticiones a la vez. Espere y pruebe otra vez.');
}
