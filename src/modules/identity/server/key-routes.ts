import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { keyInput, type KeyList, type NewKey } from '../contract.ts';
import { IDENTITY } from '../policy.ts';
import type { Guard } from './guard.ts';
import { endKey, type KeyDeps, listKeys, makeKey, rotateKey } from './keys.ts';

const key = z.object({ id: z.string().max(64) });
const config = { permission: IDENTITY.holdKeys };

/** Of the account that is signed in: nobody sees those of another. */
export function registerKeyRoutes(app: FastifyInstance, deps: KeyDeps & Guard): void {
  app.get('/api/keys', { config }, async (request): Promise<KeyList> => ({
    keys: await listKeys(deps, deps.principalOf(request)),
  }));

  app.post('/api/keys', { config }, async (request, reply) => {
    const made: NewKey = await makeKey(deps, keyInput.parse(request.body), deps.principalOf(request));
    return reply.status(201).header('cache-control', 'no-store').send(made);
  });

  app.post('/api/keys/:id/rotation', { config }, async (request, reply) => {
    const made: NewKey = await rotateKey(deps, key.parse(request.params).id, deps.principalOf(request));
    return reply.status(201).header('cache-control', 'no-store').send(made);
  });

  app.delete('/api/keys/:id', { config }, async (request, reply) => {
    await endKey(deps, key.parse(request.params).id, deps.principalOf(request));
    return reply.status(204).send();
  });
}
