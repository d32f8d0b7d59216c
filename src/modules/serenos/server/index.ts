import { numberAt } from '#modules/norms/index.ts';
import { findParameters } from '#modules/norms/server/index.ts';
import { plugSection } from '#modules/sources/server/index.ts';
import { loadPopulations } from '#modules/territory/server/index.ts';
import { HEADCOUNT_AGE } from '../checks.ts';
import { serenosSection } from '../section.ts';

export const serenosPlug = plugSection(serenosSection, {
  load: async (tx, scope) => ({
    ...(await loadPopulations(tx, scope)),
    maximumAgeDays: numberAt(await findParameters(tx, scope), HEADCOUNT_AGE, scope.today, scope.place.code),
  }),
});
