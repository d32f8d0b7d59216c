// What the module reads of others: the neighbourhoods that editions name and the catalogue of stations.
import type { FastifyRequest } from 'fastify';
import type { ReadTx } from '#server/database/database.ts';
import type { Scope } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce, type WorkDeps } from '#modules/sources/server/index.ts';
import { stationNames } from '#modules/territory/server/index.ts';
import { type StatedNeighbourhood, statedNeighbourhoods } from '../neighbourhood.ts';
import { barrioSeguroTables } from '../tables.ts';
import type { NeighbourhoodContext } from './neighbourhood-actions.ts';

type ScopeOf = WorkDeps['scopeOf'];

/** Of a territory and inside it. */
export async function findStated(tx: ReadTx, scope: Scope): Promise<readonly StatedNeighbourhood[]> {
  const tables = barrioSeguroTables.filter(({ code }) => code === 'barrio-seguro-activities');
  const live = await findEditionsOfSection(tx, 'barrio-seguro');
  const { records } = await findRecordsInForce(tx, tables, live, scope);
  return statedNeighbourhoods(records).filter(({ territory }) => territory.startsWith(scope.place.code));
}

export async function findStations(
  tx: ReadTx,
  scopeOf: ScopeOf,
  territory: string,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const [stations] = stationNames;
  if (!stations) return [];
  const scope = await scopeOf(tx, { territory });
  const live = await findEditionsOfSection(tx, stations.section);
  const { records } = await findRecordsInForce(tx, [stations.table], live, scope);
  return records.map(({ values }) => ({
    code: String(values['code'] ?? ''),
    name: String(values[stations.column] ?? ''),
  }));
}

/** What the actions ask of other modules, as one request may see it. */
export function contextOf(deps: WorkDeps, request: FastifyRequest): NeighbourhoodContext {
  return {
    actor: deps.principalOf(request),
    today: deps.today(),
    stated: async (tx, territory) => findStated(tx, await deps.scopeOf(tx, { territory })),
    stations: (tx, territory) => findStations(tx, deps.scopeOf, territory),
  };
}
