// What plans bring to the server where work is done.
import { findParameters } from '#modules/norms/server/index.ts';
import type { WorkPlug } from '#modules/sources/server/index.ts';
import { findScope } from '#modules/territory/server/index.ts';
import { PLANS } from '../policy.ts';
import { planContracts } from './contracts.ts';
import { findPlanDuties } from './duties.ts';
import { registerFollowUpRoutes } from './follow-up-routes.ts';
import { registerPrintRoutes } from './print-routes.ts';
import { registerPlanRoutes } from './routes.ts';

export const plansWork: WorkPlug = {
  name: 'plans',
  title: 'Planes de acción',
  permissions: Object.values(PLANS),
  contracts: planContracts,
  registerRoutes(app, deps) {
    registerPlanRoutes(app, deps);
    registerFollowUpRoutes(app, deps);
    registerPrintRoutes(app, deps);
  },
  async duties(tx, question) {
    const scope = await findScope(tx, question.territory, null, question.today);
    return findPlanDuties(tx, question, await findParameters(tx, scope));
  },
};
