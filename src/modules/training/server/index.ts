import { plugSection, type SectionPlug } from '#modules/sources/server/index.ts';
import { type CentresExtra, NO_REGISTRY, trainingCentresSection } from '../centres/section.ts';
import { trainingSection } from '../people/section.ts';

export const trainingPlug = plugSection(trainingSection);

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
      if (!serenos || scope.place.level !== 'region') return NO_REGISTRY;
      const { content, editions } = await serenos.compose(tx, scope);
      const serenosTotal = content.figures.find(({ id }) => id === total(scope.place.code)) ?? null;
      return serenosTotal ? { serenosTotal, editions } : NO_REGISTRY;
    },
    editionsOf: ({ editions }) => editions,
  });
}

export const trainingCentresPlug = trainingCentresPlugWith(null);
