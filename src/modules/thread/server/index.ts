import { z } from 'zod';
import type { ReadTx } from '#server/database/database.ts';
import { panelFigureIds } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { PUBLIC } from '#modules/identity/index.ts';
import type { Scope } from '#modules/sources/index.ts';
import type { SectionPlug, WorkPlug } from '#modules/sources/server/index.ts';
import { findScope } from '#modules/territory/server/index.ts';
import type { ThreadView } from '../contract.ts';
import { findThread } from './load.ts';

const threadQuery = z.object({ territory: z.string().optional(), asOf: z.string().optional() });

/** A reader: it writes nothing and holds nothing of its own. */
export const threadWork: WorkPlug = {
  name: 'thread',
  title: 'Hilo de los planes',
  permissions: [],
  contracts: [
    { method: 'GET', path: '/api/thread', summary: 'Del objetivo al resultado, y sus vacíos.', query: threadQuery },
  ],
  registerRoutes(app, deps) {
    app.get('/api/thread', { config: { permission: PUBLIC } }, async (request): Promise<ThreadView> => {
      const query = threadQuery.parse(request.query);
      const thread = await deps
        .dbOf(request)
        .read(async (tx) => findThread(tx, deps.plugs, await deps.scopeOf(tx, query)));
      const ids = new Set(thread.panels.flatMap(panelFigureIds));
      return { ...thread, figures: Object.fromEntries(Object.entries(thread.figures).filter(([id]) => ids.has(id))) };
    });
  },
};

/** For the proof of its figures, which are of the plans' section. */
export async function threadFigures(
  tx: ReadTx,
  plugs: readonly SectionPlug[],
  { asOf, today }: Pick<Scope, 'asOf' | 'today'>,
  view: URLSearchParams,
): Promise<FigureMap> {
  const territory = view.get('territory') ?? 'PE';
  const scope = await findScope(tx, territory === 'PE' ? '' : territory, asOf, today);
  return (await findThread(tx, plugs, scope)).figures;
}
