import { plugSection, type SectionPlug, type WorkPlug } from '#modules/sources/server/index.ts';
import { type CentresExtra, NO_REGISTRY, trainingCentresSection } from '../centres/section.ts';
import { trainingSection } from '../people/section.ts';
import { TRAINING } from '../policy.ts';
import { registerCentreRoutes } from './centre-routes.ts';
import { registerCertificateRoutes } from './certificate-routes.ts';
import { contracts } from './contracts.ts';
import { findDuties } from './duties.ts';
import { proveGroup, provePeople } from './proof.ts';
import { findWorkGroups } from './work-groups.ts';
import { registerEventRoutes, registerParticipantRoutes, registerYearRoutes } from './routes.ts';
import { findDeclarations, findPeople } from './year-store.ts';

export const trainingWork: WorkPlug = {
  name: 'training',
  title: 'Capacitación',
  permissions: Object.values(TRAINING),
  contracts,
  registerRoutes: (app, deps) => {
    registerEventRoutes(app, deps);
    registerParticipantRoutes(app, deps);
    registerYearRoutes(app, deps);
    registerCertificateRoutes(app, deps);
    registerCentreRoutes(app, deps);
  },
  duties: findDuties,
};

export const trainingPlug = plugSection(trainingSection, {
  load: async (tx, { place, asOf }) => ({
    people: await findPeople(tx, place.code, asOf),
    declarations: await findDeclarations(tx, place.code, asOf),
    knownOn: asOf,
  }),
  proveQuery: provePeople,
});

/**
 * The share of the registry needs the registry: `serenos` is its section, which comes later in the order
 * of modules and is handed in by the list of plugs. `total` names its figure for a territory.
 */
export function trainingCentresPlugWith(
  serenos: SectionPlug | null,
  total: (territory: string) => string = (territory) => `serenos.total@${territory || 'PE'}`,
): SectionPlug {
  return plugSection(trainingCentresSection, {
    async load(tx, scope): Promise<CentresExtra> {
      const work = await findWorkGroups(tx, scope.place.code, scope.asOf);
      if (!serenos || scope.place.level !== 'region') return { ...NO_REGISTRY, work };
      const { content, editions } = await serenos.compose(tx, scope);
      const serenosTotal = content.figures.find(({ id }) => id === total(scope.place.code)) ?? null;
      return serenosTotal ? { serenosTotal, editions, work } : { ...NO_REGISTRY, work };
    },
    editionsOf: ({ editions }) => editions,
    proveQuery: proveGroup,
  });
}

export const trainingCentresPlug = trainingCentresPlugWith(null);
