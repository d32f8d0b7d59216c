import type { Check } from '#shared/check.ts';

/** The figures of the document's profile, against each other and against INEI's annex. */
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
      relation: { kind: 'ratio', result: `profile.statedDensity@${at}/${year}`, numerator: population.id, denominator: `profile.statedArea@${at}`, scale: 1 },
      advice: 'Corrija la densidad, o diga con qué población y superficie se calculó.',
    },
    {
      rule: 'profile-population-sum',
      severity: 'serious',
      title: 'La población es la suma de hombres y mujeres.',
      relation: { kind: 'sum', total: population.id, parts: [`profile.men@${at}/${year}`, `profile.women@${at}/${year}`] },
    },
    {
      rule: 'profile-population-inei',
      severity: 'minor',
      title: 'La población del documento es la del anexo del INEI del mismo año.',
      relation: { kind: 'equal', left: population.id, right: `profile.population@${at}/${year}` },
      advice: 'Confirme la cifra en el anexo del INEI: difieren en pocas unidades, como una cifra mal copiada.',
    },
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

export const profileChecks: readonly Check[] = [documentProfile];
