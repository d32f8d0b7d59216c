import { plugSection, type SectionPlug, type WorkPlug } from '#modules/sources/server/index.ts';
import { NORMS } from '../policy.ts';
import { normsSection } from '../section.ts';
import { contracts } from './contracts.ts';
import { findDuties } from './duties.ts';
import { loadNorms, proveChange } from './load.ts';
import { registerNormRoutes } from './routes.ts';
import type { Onlookers } from './rehearsing.ts';

export { findCatalogue } from './norms.ts';
export { findParameters } from './parameters.ts';

export const normsPlug: SectionPlug = plugSection(normsSection, { load: loadNorms, proveQuery: proveChange });

/**
 * Rehearsing a change looks at what later modules say (findings, duties of every work): the list of plugs
 * hands it in.
 */
export function normsWorkWith(
  onlookers: Onlookers,
  works: () => readonly Pick<WorkPlug, 'name' | 'title'>[],
): WorkPlug {
  return {
    name: 'norms',
    title: 'Normas',
    permissions: Object.values(NORMS),
    contracts,
    registerRoutes: (app, deps) => registerNormRoutes(app, { ...deps, ...onlookers, works }),
    duties: findDuties,
  };
}
