import type { Check, Constraint } from '#shared/check.ts';
import type { Figure } from '#shared/figure.ts';

/** The figures of the document's profile, against each other: INEI's annex is another dataset. */
const documentProfile: Check = ({ territory, figures }) => {
  const at = territory || 'PE';
  const population = Object.values(figures).find(({ id }) => id.startsWith(`profile.statedPopulation@${at}/`));
  if (!population) return [];
  const year = population.period;
  const printed = figures[`profile.statedDensity@${at}/${year}`];
  return [
    {
      rule: 'profile-density-ratio',
      severity: 'serious',
      title: 'La densidad es la población entre la superficie.',
      relation: {
        kind: 'ratio',
        result: `profile.statedDensity@${at}/${year}`,
        numerator: population.id,
        denominator: `profile.statedArea@${at}`,
        scale: 1,
      },
      advice: 'Corrija la densidad, o diga con qué población y superficie se calculó.',
    },
    {
      rule: 'profile-population-sum',
      severity: 'serious',
      title: 'La población es la suma de hombres y mujeres.',
      relation: {
        kind: 'sum',
        total: population.id,
        parts: [`profile.men@${at}/${year}`, `profile.women@${at}/${year}`],
      },
    },
    ...entityOf(figures[`profile.entity@${at}`], population.id),
    ...(printed?.printed === undefined
      ? []
      : [
          {
            rule: 'profile-number-format',
            severity: 'minor' as const,
            title: 'Los números se escriben con un solo formato: punto decimal y coma de miles.',
            relation: {
              kind: 'holds' as const,
              figures: [printed.id],
              holds: !/^\d+,\d{1,2}$/.test(printed.printed),
              expected: 'punto decimal',
              stated: printed.printed,
            },
            advice: 'Escriba la densidad con punto decimal, como la superficie del mismo cuadro.',
          },
        ]),
  ];
};

/** Population and area are those of the territory; the word that names it should be too. */
function entityOf(entity: Figure | undefined, population: string): readonly Constraint[] {
  if (typeof entity?.value !== 'string') return [];
  return [
    {
      rule: 'profile-entity',
      severity: 'minor',
      title: 'La ficha nombra la entidad de la que son su población y su superficie.',
      relation: {
        kind: 'holds',
        figures: [entity.id, population],
        holds: !/^ciudad$/i.test(entity.value) || entity.territory.length === 6,
        expected: 'región, provincia o distrito',
        stated: entity.value,
      },
      advice: 'Diga que la ficha es de la Provincia Constitucional: una ciudad no tiene esos límites.',
    },
  ];
}

export const profileChecks: readonly Check[] = [documentProfile];
