import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ReadTx } from '#server/database/database.ts';
import { PUBLIC } from '#modules/identity/index.ts';
import type { WorkDeps } from '#modules/sources/server/index.ts';
import {
  applicationInput,
  articleInput,
  changeInput,
  codeQuery,
  documentInput,
  fulfilmentInput,
  lintInput,
  normInput,
  normQuery,
  obligationInput,
  placeQuery,
  reasonInput,
  rehearsalInput,
  relationInput,
  stepInput,
} from '../contract.ts';
import { lintText } from '../lint.ts';
import { NORMS } from '../policy.ts';
import {
  type ActionContext,
  addArticle,
  addDocument,
  addObligation,
  fulfil,
  moveNorm,
  registerNorm,
  relateNorms,
  removeRelation,
  withdrawObligation,
} from './actions.ts';
import { findCatalogue } from './norms.ts';
import { findOwnNorm } from './norm-store.ts';
import { applyChanges, proposeChange, withdrawChange } from './parameter-actions.ts';
import { type Onlookers, rehearseChanges } from './rehearsing.ts';
import {
  dependentsOf,
  normGraph,
  normList,
  normView,
  obligationList,
  parameterList,
  type ThresholdUser,
  usersOf,
} from './views.ts';

export interface NormsDeps extends WorkDeps, Onlookers {
  /** Works that may read thresholds. */
  readonly works: () => readonly { readonly name: string; readonly title: string }[];
}

const idParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export function registerNormRoutes(app: FastifyInstance, deps: NormsDeps): void {
  registerReading(app, deps);
  registerKeeping(app, deps);
  registerObligations(app, deps);
  registerThresholds(app, deps);
}

async function contextOf(deps: NormsDeps, request: FastifyRequest, tx: ReadTx): Promise<ActionContext> {
  const { today, now, isTerritory } = deps;
  const everything = await deps.scopeOf(tx, { territory: 'PE' });
  return { actor: deps.principalOf(request), today: today(), now, isTerritory, everything };
}

const usersOfThresholds = (deps: NormsDeps): readonly ThresholdUser[] => usersOf(deps.plugs, deps.works());

function registerReading(app: FastifyInstance, deps: NormsDeps): void {
  const open = { config: { permission: PUBLIC } };
  const everywhere = (tx: ReadTx) => deps.scopeOf(tx, { territory: 'PE' });

  app.get('/api/norms', open, async (request) => {
    const { date, ...filter } = normQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => normList(tx, await everywhere(tx), date ?? deps.today(), filter));
  });

  app.get('/api/norms/graph', open, async (request) => {
    const { date, territory } = placeQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => normGraph(tx, await everywhere(tx), date ?? deps.today(), territory));
  });

  app.get('/api/norms/one', open, async (request) => {
    const { code, date } = codeQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => normView(tx, await everywhere(tx), date ?? deps.today(), code));
  });

  app.get('/api/norms/dependents', open, async (request) => {
    const { code, territory, date } = codeQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, { territory: territory || 'PE' });
      return dependentsOf(tx, scope, date ?? deps.today(), code, { ...deps, users: usersOfThresholds(deps) });
    });
  });

  app.post('/api/norms/lint', open, async (request) => {
    const { text, territory } = lintInput.parse(request.body);
    return deps.dbOf(request).read(async (tx) => {
      const catalogue = await findCatalogue(tx, deps.plugs, await everywhere(tx), deps.today());
      return lintText(text, catalogue, territory === undefined ? {} : { territory });
    });
  });
}

function registerKeeping(app: FastifyInstance, deps: NormsDeps): void {
  const keep = { config: { permission: NORMS.keep } };

  app.post('/api/norms', keep, async (request, reply) => {
    const input = normInput.parse(request.body);
    const norm = await deps.dbOf(request).write(async (tx) => {
      const id = await registerNorm(tx, input, await contextOf(deps, request, tx));
      return findOwnNorm(tx, id);
    });
    return reply.status(201).send(norm);
  });

  app.post('/api/norms/:id/step', keep, async (request) => {
    const { id } = idParams.parse(request.params);
    const input = stepInput.parse(request.body);
    return deps.dbOf(request).write(async (tx) => moveNorm(tx, id, input, await contextOf(deps, request, tx)));
  });

  app.post('/api/norms/relations', keep, async (request, reply) => {
    const input = relationInput.parse(request.body);
    const id = await deps.dbOf(request).write(async (tx) => relateNorms(tx, input, await contextOf(deps, request, tx)));
    return reply.status(201).send({ id });
  });

  app.delete('/api/norms/relations/:id', keep, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { reason } = reasonInput.parse(request.body);
    await deps.dbOf(request).write(async (tx) => removeRelation(tx, id, reason, await contextOf(deps, request, tx)));
    return reply.status(204).send();
  });

  app.post('/api/norms/articles', keep, async (request, reply) => {
    const input = articleInput.parse(request.body);
    const id = await deps.dbOf(request).write(async (tx) => addArticle(tx, input, await contextOf(deps, request, tx)));
    return reply.status(201).send({ id });
  });

  app.post('/api/norms/documents', keep, async (request, reply) => {
    const input = documentInput.parse(request.body);
    const id = await deps.dbOf(request).write(async (tx) => addDocument(tx, input, await contextOf(deps, request, tx)));
    return reply.status(201).send({ id });
  });
}

function registerObligations(app: FastifyInstance, deps: NormsDeps): void {
  app.get('/api/norms/obligations', { config: { permission: NORMS.fulfil } }, async (request) => {
    const { territory } = placeQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, { territory: territory || 'PE' });
      return obligationList(tx, scope, deps.today());
    });
  });

  app.post('/api/norms/obligations', { config: { permission: NORMS.keep } }, async (request, reply) => {
    const input = obligationInput.parse(request.body);
    const id = await deps
      .dbOf(request)
      .write(async (tx) => addObligation(tx, input, await contextOf(deps, request, tx)));
    return reply.status(201).send({ id });
  });

  app.post('/api/norms/obligations/:id/withdrawal', { config: { permission: NORMS.keep } }, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { reason } = reasonInput.parse(request.body);
    await deps
      .dbOf(request)
      .write(async (tx) => withdrawObligation(tx, id, reason, await contextOf(deps, request, tx)));
    return reply.status(204).send();
  });

  app.post(
    '/api/norms/obligations/:id/fulfilments',
    { config: { permission: NORMS.fulfil } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const input = fulfilmentInput.parse(request.body);
      await deps.dbOf(request).write(async (tx) => fulfil(tx, id, input, await contextOf(deps, request, tx)));
      return reply.status(204).send();
    },
  );
}

function registerThresholds(app: FastifyInstance, deps: NormsDeps): void {
  const propose = { config: { permission: NORMS.propose } };
  const apply = { config: { permission: NORMS.apply } };

  app.get('/api/norms/parameters', { config: { permission: PUBLIC } }, async (request) => {
    const { territory, date } = placeQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, { territory: territory || 'PE' });
      return parameterList(tx, scope, date ?? deps.today(), usersOfThresholds(deps));
    });
  });

  app.post('/api/norms/parameters', propose, async (request, reply) => {
    const input = changeInput.parse(request.body);
    const id = await deps
      .dbOf(request)
      .write(async (tx) => proposeChange(tx, input, await contextOf(deps, request, tx)));
    return reply.status(201).send({ id });
  });

  app.post('/api/norms/parameters/rehearsal', propose, async (request) => {
    const { ids, ...where } = rehearsalInput.parse(request.body);
    const db = deps.dbOf(request);
    const context = await db.read((tx) => contextOf(deps, request, tx));
    return rehearseChanges({ ...deps, db }, ids, where, context);
  });

  app.post('/api/norms/parameters/application', apply, async (request, reply) => {
    const { ids, reason } = applicationInput.parse(request.body);
    await deps.dbOf(request).write(async (tx) => applyChanges(tx, ids, reason, await contextOf(deps, request, tx)));
    return reply.status(204).send();
  });

  app.post('/api/norms/parameters/:id/withdrawal', apply, async (request, reply) => {
    const { id } = idParams.parse(request.params);
    const { reason } = reasonInput.parse(request.body);
    await deps.dbOf(request).write(async (tx) => withdrawChange(tx, id, reason, await contextOf(deps, request, tx)));
    return reply.status(204).send();
  });
}
