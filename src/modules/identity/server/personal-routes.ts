import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type AccountErasure, reasonInput, type UnmaskedAccount } from '../contract.ts';
import { IDENTITY } from '../policy.ts';
import type { IdentityDeps } from './actions.ts';
import type { Guard } from './guard.ts';
import { eraseAccount, unmaskAccount } from './personal-actions.ts';

export function registerPersonalRoutes(app: FastifyInstance, deps: IdentityDeps & Guard): void {
  const account = z.object({ id: z.string().max(64) });

  app.post(
    '/api/accounts/:id/unmasking',
    { config: { permission: IDENTITY.unmask } },
    async (request, reply): Promise<UnmaskedAccount> => {
      const { id } = account.parse(request.params);
      reply.header('cache-control', 'no-store');
      return unmaskAccount(deps, id, reasonInput.parse(request.body), deps.principalOf(request));
    },
  );

  app.post(
    '/api/accounts/:id/erasure',
    { config: { permission: IDENTITY.eraseAccount } },
    async (request): Promise<AccountErasure> => {
      const { id } = account.parse(request.params);
      return eraseAccount(deps, id, reasonInput.parse(request.body), deps.principalOf(request));
    },
  );
}
