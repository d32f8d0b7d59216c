import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  acceptanceInput,
  type AccountList,
  grantInput,
  type Invitation,
  invitationInput,
  invitationToken,
  type OpenInvitation,
  resetLinkInput,
  type Session,
} from '../contract.ts';
import { mayAct, mayActSomewhere } from '../grant.ts';
import { maskedEmail } from '../mask.ts';
import { type Permission, PUBLIC } from '../permission.ts';
import { IDENTITY } from '../policy.ts';
import { grantRole, type IdentityDeps, makeResetLink, revokeRole } from './actions.ts';
import type { Guard } from './guard.ts';
import { acceptInvitation, invite, readInvitation } from './invitations.ts';
import { registerKeyRoutes } from './key-routes.ts';
import { registerLibraryRoutes } from './library-routes.ts';
import { registerPersonalRoutes } from './personal-routes.ts';
import { findAccounts, findGrants } from './store.ts';

export interface IdentityRoutesDeps extends IdentityDeps, Guard {
  /** Of all modules: what the session's account may do is told by their codes. */
  readonly permissions: readonly Permission[];
  readonly openId: boolean;
}

export function registerIdentityRoutes(app: FastifyInstance, deps: IdentityRoutesDeps): void {
  registerLibraryRoutes(app, deps);
  registerSessionRoute(app, deps);
  registerInvitationRoutes(app, deps);
  registerAccountRoutes(app, deps);
  registerPersonalRoutes(app, deps);
  registerKeyRoutes(app, deps);
}

function registerSessionRoute(app: FastifyInstance, deps: IdentityRoutesDeps): void {
  app.get('/api/session', { config: { permission: PUBLIC } }, async (request, reply): Promise<Session> => {
    reply.header('cache-control', 'no-store');
    const principal = deps.principalOf(request);
    const [account] = principal.account === null ? [] : await findAccounts(deps.accounts.pool, [principal.account]);
    return {
      account: account ?? null,
      grants: principal.grants === 'machine' ? [] : principal.grants,
      permissions: deps.permissions.filter((one) => mayActSomewhere(principal, one)).map(({ code }) => code),
      mail: deps.accounts.withMail,
      openId: deps.openId,
    };
  });
}

function registerInvitationRoutes(app: FastifyInstance, deps: IdentityRoutesDeps): void {
  app.post('/api/invitations', { config: { permission: IDENTITY.invite } }, async (request, reply) => {
    const invitation: Invitation = await invite(deps, invitationInput.parse(request.body), deps.principalOf(request));
    return reply.status(201).send(invitation);
  });

  // The link is in the body: an address would be written in logs.
  app.post('/api/invitations/reading', { config: { permission: PUBLIC } }, async (request): Promise<OpenInvitation> =>
    readInvitation(deps, invitationToken.parse(request.body).token),
  );

  app.post('/api/invitations/acceptance', { config: { permission: PUBLIC } }, async (request, reply) => {
    await acceptInvitation(deps, acceptanceInput.parse(request.body));
    return reply.status(204).send();
  });
}

function registerAccountRoutes(app: FastifyInstance, deps: IdentityRoutesDeps): void {
  app.get('/api/accounts', { config: { permission: IDENTITY.readAccounts } }, async (request): Promise<AccountList> => {
    const principal = deps.principalOf(request);
    const grants = (await deps.dbOf(request).read((tx) => findGrants(tx))).filter(({ territory }) =>
      mayAct(principal, IDENTITY.readAccounts, territory),
    );
    const accounts = await findAccounts(deps.accounts.pool, [...new Set(grants.map(({ userId }) => userId))]);
    return {
      accounts: accounts.map((account) => {
        const held = grants.filter(({ userId }) => userId === account.id);
        return {
          ...account,
          email: maskedEmail(account.email),
          grants: held.map(({ userId: _userId, ...grant }) => grant),
        };
      }),
    };
  });

  const account = z.object({ id: z.string().max(64) });

  app.post('/api/accounts/:id/grants', { config: { permission: IDENTITY.grantRole } }, async (request, reply) => {
    const { id } = account.parse(request.params);
    const grantId = await grantRole(deps, id, grantInput.parse(request.body), deps.principalOf(request));
    return reply.status(201).send({ id: grantId });
  });

  app.delete('/api/grants/:id', { config: { permission: IDENTITY.grantRole } }, async (request, reply) => {
    const { id } = z.object({ id: z.coerce.number().int() }).parse(request.params);
    await revokeRole(deps, id, deps.principalOf(request));
    return reply.status(204).send();
  });

  app.post('/api/accounts/reset-links', { config: { permission: IDENTITY.grantRole } }, async (request, reply) => {
    const whose = resetLinkInput.parse(request.body);
    return reply.status(201).send({ link: await makeResetLink(deps, whose, deps.principalOf(request)) });
  });
}
