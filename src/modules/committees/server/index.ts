import type { WorkPlug } from '#modules/sources/server/index.ts';
import { COMMITTEES } from '../policy.ts';
import { registerCalendarRoutes } from './calendar-routes.ts';
import { registerCommitteeRoutes } from './committee-routes.ts';
import { contracts } from './contracts.ts';
import { committeeDuties } from './duties.ts';
import { registerMinutesRoutes, registerSessionRoutes } from './session-routes.ts';

export { findSession, findSessionsOn, type SessionReference } from './find-session.ts';

export const committeesWork: WorkPlug = {
  name: 'committees',
  title: 'Comités',
  permissions: Object.values(COMMITTEES),
  contracts,
  registerRoutes: (app, deps) => {
    registerCommitteeRoutes(app, deps);
    registerSessionRoutes(app, deps);
    registerMinutesRoutes(app, deps);
    registerCalendarRoutes(app, deps);
  },
  duties: committeeDuties,
};
