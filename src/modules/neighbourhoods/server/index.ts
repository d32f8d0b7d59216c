import { plugSection, type WorkPlug } from '#modules/sources/server/index.ts';
import type { NamedPlaces } from '#modules/territory/server/index.ts';
import { NEIGHBOURHOODS } from '../policy.ts';
import { barrioSeguroSection } from '../section.ts';
import { barrioSeguroTables } from '../tables.ts';
import { neighbourhoodContracts } from './contracts.ts';
import { loadDetail, proveDetail } from './detail.ts';
import { findDuties } from './duties.ts';
import { registerNeighbourhoodRoutes } from './routes.ts';

export const barrioSeguroPlug = plugSection(barrioSeguroSection, { load: loadDetail, proveQuery: proveDetail });

export const neighbourhoodsWork: WorkPlug = {
  name: 'neighbourhoods',
  title: 'Barrio Seguro',
  permissions: Object.values(NEIGHBOURHOODS),
  contracts: neighbourhoodContracts,
  registerRoutes: registerNeighbourhoodRoutes,
  duties: findDuties,
};

const activities = barrioSeguroTables.find((table) => table.code === 'barrio-seguro-activities');

/** Neighbourhoods of the strategy, for the place box. */
export const neighbourhoodNames: readonly NamedPlaces[] = activities
  ? [
      {
        section: barrioSeguroSection.code,
        table: activities,
        column: 'neighbourhood',
        kind: 'neighbourhood',
        word: 'Barrio seguro',
      },
    ]
  : [];
