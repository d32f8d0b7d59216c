// The sections of this installation, in the order of the briefing: a new one is one line here.
import type { Duty } from '#shared/duty.ts';
import { BRIEFING, SECTION_ORDER } from '#modules/briefing/index.ts';
import { camerasPlug } from '#modules/cameras/server/index.ts';
import { committeesWork } from '#modules/committees/server/index.ts';
import { fescPlug } from '#modules/fund/server/index.ts';
import { compromiso5Plug } from '#modules/incentives/server/index.ts';
import { barrioSeguroPlug, neighbourhoodNames, neighbourhoodsWork } from '#modules/neighbourhoods/server/index.ts';
import { AUDIT } from './audit-routes.ts';
import { budgetPlug, budgetWork } from './budget-costs.ts';
import { IDENTITY, type Permission } from '#modules/identity/index.ts';
import { normsPlug, normsWorkWith } from '#modules/norms/server/index.ts';
import { complaintsPlug, observatoryWork } from '#modules/observatory/server/index.ts';
import { articulationPlug, pascPlugWith, plansWork, policyPlug } from '#modules/plans/server/index.ts';
import { QUALITY } from '#modules/quality/index.ts';
import { checkTerritory } from '#modules/quality/server/index.ts';
import { serenosPlug } from '#modules/serenos/server/index.ts';
import { SOURCES } from '#modules/sources/index.ts';
import type { SectionPlug, WorkPlug } from '#modules/sources/server/index.ts';
import { threadFigures, threadWork } from '#modules/thread/server/index.ts';
import { type NamedPlaces, profilePlug, stationNames } from '#modules/territory/server/index.ts';
import { trainingCentresPlugWith, trainingPlug, trainingWork } from '#modules/training/server/index.ts';

const all: readonly SectionPlug[] = [
  profilePlug,
  complaintsPlug,
  policyPlug,
  articulationPlug,
  pascPlugWith([trainingPlug, budgetPlug, barrioSeguroPlug], {
    figuresOfView: (tx, scope, view) => threadFigures(tx, plugs, scope, view),
  }),
  trainingPlug,
  normsPlug,
  trainingCentresPlugWith(serenosPlug),
  serenosPlug,
  camerasPlug,
  budgetPlug,
  compromiso5Plug,
  fescPlug,
  barrioSeguroPlug,
];

export const plugs: readonly SectionPlug[] = all.toSorted(
  (a, b) => SECTION_ORDER.indexOf(a.section.code) - SECTION_ORDER.indexOf(b.section.code),
);

/** What the place box finds besides territories. */
export const namedPlaces: readonly NamedPlaces[] = [...stationNames, ...neighbourhoodNames];

/** A change of norm is rehearsed over all that every module says. */
const normsWork = normsWorkWith(
  {
    findingsOf: async (tx, sections, scope) => (await checkTerritory(tx, sections, scope)).findings,
    dutiesOf: async (tx, question) => {
      const found: Duty[] = [];
      // One after the other: a transaction is one connection.
      for (const plug of workPlugs) found.push(...((await plug.duties?.(tx, question)) ?? []));
      return found;
    },
  },
  () => workPlugs,
);

/** Where work is done, and not only shown: a new module is one line here. */
export const workPlugs: readonly WorkPlug[] = [
  normsWork,
  observatoryWork,
  committeesWork,
  trainingWork,
  plansWork,
  budgetWork,
  neighbourhoodsWork,
  threadWork,
];

/** All that can be done, in the words of each module's policy. */
export const permissions: readonly Permission[] = [
  ...[IDENTITY, AUDIT, SOURCES, QUALITY, BRIEFING].flatMap((policy) => Object.values(policy)),
  ...workPlugs.flatMap((plug) => plug.permissions),
];
