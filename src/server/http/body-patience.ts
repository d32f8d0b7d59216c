// Bodies that come byte by byte hold a place among the requests in hand: nobody holds many of them, nor for long.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#shared/refusal.ts';

export interface BodyPatience {
  /** Bodies under way from one address. */
  readonly perAddress: number;
  /** For a body that is read before its route runs; a file is read by its route, of somebody who may bring it. */
  readonly milliseconds: number;
}

/** Of what is in hand at most an eighth waits for one address. */
export function patienceFor(concurrent: number): BodyPatience {
  return { perAddress: Math.max(4, Math.floor(concurrent / 8)), milliseconds: 20_000 };
}

export function boundBodies(app: FastifyInstance, { perAddress, milliseconds }: BodyPatience): void {
  const underWay = new Map<string, number>();
  const endings = new WeakMap<FastifyRequest, () => void>();
  const begin = (request: FastifyRequest): (() => void) => {
    const { ip, raw } = request;
    underWay.set(ip, (underWay.get(ip) ?? 0) + 1);
    const timer = setTimeout(() => raw.destroy(), milliseconds);
    return () => {
      if (!endings.delete(request)) return;
      clearTimeout(timer);
      const left = (underWay.get(ip) ?? 1) - 1;
      if (left > 0) underWay.set(ip, left);
      else underWay.delete(ip);
    };
  };
  app.addHook('preParsing', async (request, reply) => {
    if (!isReadBefore(request)) return;
    if ((underWay.get(request.ip) ?? 0) >= perAddress) throw tooMany();
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
