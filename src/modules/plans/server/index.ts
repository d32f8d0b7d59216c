import type { Figure, FigureMap } from '#shared/figure.ts';
import { type ComposedSection, plugSection, type SectionPlug } from '#modules/sources/server/index.ts';
import { trainingPlug } from '#modules/training/server/index.ts';
import { articulationSection } from '../articulation/section.ts';
import { measureIds, NO_MEASURES, type PascExtra, pascSection } from '../pasc/section.ts';
import { policySection } from '../policy/section.ts';
import { proveProgress, questionOf } from './progress-proof.ts';
import { findPlanRollups } from './rollup-store.ts';
import { proveActivities } from './thread-proof.ts';

export { findThreadActivities, findThreadPlans, type ThreadActivity } from './thread-store.ts';
export { plansWork } from './work.ts';

export const policyPlug = plugSection(policySection);
export const articulationPlug = plugSection(articulationSection);

/**
 * The plans' challenges print figures of other sections (`measure` of `pasc-challenge`): those of
 * `others` are composed for the same territory and date. Sections later in the order of modules come in
 * here, from the list of plugs.
 */
export function pascPlugWith(
  others: readonly SectionPlug[],
  readers: Pick<SectionPlug, 'figuresOfView'> = {},
): SectionPlug {
  return plugSection(pascSection, {
    async load(tx, scope, { records }): Promise<PascExtra> {
      const wanted = new Set(measureIds(records));
      const needed = others.filter(({ section }) => [...wanted].some((id) => id.startsWith(`${section.code}.`)));
      // Before anything is sealed, exactly what the edition prints.
      const sealed = scope.place.level === 'country' ? [] : await findPlanRollups(tx, questionOf(scope));
      if (needed.length === 0 || scope.place.level === 'district') return { ...NO_MEASURES, sealed };
      const composed: ComposedSection[] = [];
      // One after the other: a transaction is one connection.
      for (const plug of needed) composed.push(await plug.compose(tx, scope));
      const figures: FigureMap = Object.fromEntries(
        composed.flatMap(({ content }) => content.figures.map((figure): [string, Figure] => [figure.id, figure])),
      );
      return { measures: figures, editions: composed.flatMap(({ editions }) => editions), sealed };
    },
    editionsOf: ({ editions }) => editions,
    proveQuery: (tx, origin, limit) =>
      origin.filter['of'] === 'activities' ? proveActivities(tx, origin, limit) : proveProgress(tx, origin, limit),
    ...readers,
  });
}

export const pascPlug = pascPlugWith([trainingPlug]);
