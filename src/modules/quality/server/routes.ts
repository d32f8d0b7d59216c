import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PUBLIC } from '#modules/identity/index.ts';
import type { Guard } from '#modules/identity/server/index.ts';
import { QUALITY } from '../policy.ts';
import type { ReadTx } from '#server/database/database.ts';
import type { Scope } from '#modules/sources/index.ts';
import { type ComposedSection, figuresOf, type SectionPlug } from '#modules/sources/server/index.ts';
import type { FigureMap } from '#shared/figure.ts';
import { acceptanceInput, type QualityView } from '../contract.ts';
import type { CheckReport } from '../finding.ts';
import { acceptFinding, withdrawAcceptance } from './actions.ts';
import { checkTerritory } from './check-territory.ts';

export interface QualityRoutesDeps extends Guard {
  readonly plugs: readonly SectionPlug[];
  /** Throws `unknown-ubigeo`, `impossible-date`. */
  readonly scopeOf: (
    tx: ReadTx,
    query: { territory?: string | undefined; asOf?: string | undefined },
  ) => Promise<Scope>;
}

const scopeQuery = z.object({ territory: z.string().optional(), asOf: z.string().optional() });
const idParams = z.object({ id: z.string() });

export function registerQualityRoutes(app: FastifyInstance, deps: QualityRoutesDeps): void {
  app.get('/api/quality', { config: { permission: PUBLIC } }, async (request): Promise<QualityView> => {
    const query = scopeQuery.parse(request.query);
    return deps.dbOf(request).read(async (tx) => {
      const scope = await deps.scopeOf(tx, query);
      const { sections, report } = await checkAll(tx, deps.plugs, scope);
      return {
        ...report,
        territory: scope.place.code || 'PE',
        asOf: scope.asOf,
        named: namedIn(report, figuresOf(sections)),
      };
    });
  });

  app.post(
    '/api/findings/:id/acceptance',
    { config: { permission: QUALITY.acceptFinding } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const { territory, asOf, reason } = acceptanceInput.parse(request.body);
      await deps.dbOf(request).write(async (tx) => {
        const scope = await deps.scopeOf(tx, { territory, asOf: asOf ?? undefined });
        const { report } = await checkAll(tx, deps.plugs, scope);
        const finding = report.findings.find((one) => one.id === id);
        await acceptFinding(tx, { actor: deps.principalOf(request), territory: scope.place.code, reason, finding });
      });
      return reply.status(204).send();
    },
  );

  app.delete(
    '/api/findings/:id/acceptance',
    { config: { permission: QUALITY.withdrawAcceptance } },
    async (request, reply) => {
      const { id } = idParams.parse(request.params);
      const query = scopeQuery.parse(request.query);
      await deps.dbOf(request).write(async (tx) => {
        const scope = await deps.scopeOf(tx, query);
        await withdrawAcceptance(tx, { actor: deps.principalOf(request), territory: scope.place.code, findingId: id });
      });
      return reply.status(204).send();
    },
  );
}

async function checkAll(
  tx: ReadTx,
  plugs: readonly SectionPlug[],
  scope: Scope,
): Promise<{ readonly sections: readonly ComposedSection[]; readonly report: CheckReport }> {
  const sections: ComposedSection[] = [];
  // One after the other: a transaction is one connection.
  for (const plug of plugs) sections.push(await plug.compose(tx, scope));
  return { sections, report: await checkTerritory(tx, sections, scope) };
}

function namedIn({ findings }: CheckReport, figures: FigureMap): FigureMap {
  const ids = findings.flatMap((finding) => [
    ...finding.figures.map(({ id }) => id),
    ...finding.diagnosis.flatMap(({ change }) => (change ? [change.figure] : [])),
  ]);
  return Object.fromEntries(ids.flatMap((id) => (figures[id] ? [[id, figures[id]]] : [])));
}
