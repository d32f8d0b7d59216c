import { plugSection } from '#modules/sources/server/index.ts';
import type { NamedPlaces } from '#modules/territory/server/index.ts';
import { barrioSeguroSection } from '../section.ts';
import { barrioSeguroTables } from '../tables.ts';

export const barrioSeguroPlug = plugSection(barrioSeguroSection);

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
