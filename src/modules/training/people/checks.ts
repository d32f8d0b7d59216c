import type { Check, CheckInput, Constraint } from '#shared/check.ts';
import { numberOf } from '#shared/figure.ts';

export const checks: readonly Check[] = [topicsSeparated, audienceOfServants];

/** A list printed with separators has as many pieces as topics. */
function topicsSeparated({ figures, territory }: CheckInput): readonly Constraint[] {
  const [topics, blocks] = [`training.topics@${territory}`, `training.topic-blocks@${territory}`];
  const [listed, separated] = [numberOf(figures[topics]), numberOf(figures[blocks])];
  if (listed === null || separated === null) return [];
  return [
    {
      rule: 'training-topics-separated',
      severity: 'minor',
      title: 'Los temas enumerados son los que separan las barras impresas.',
      relation: {
        kind: 'holds',
        figures: [blocks, topics],
        holds: listed === separated,
        expected: String(listed),
        stated: String(separated),
      },
      advice: 'Falta una barra entre dos temas: separarlos, porque leídos juntos parecen uno.',
    },
  ];
}

/** A count of servants does not take in neighbours; a sum of the detail keeps them apart by itself. */
function audienceOfServants({ figures, territory }: CheckInput): readonly Constraint[] {
  const outsiders = Object.values(figures).filter(
    ({ id, value }) => id.startsWith(`training.audience-servant@${territory}/`) && value === 'No',
  );
  const people = Object.values(figures).filter(
    ({ id, origin }) =>
      /^training\.people(-stated)?@/.test(id) && id.includes(`@${territory}/`) && origin.kind === 'cells',
  );
  if (outsiders.length === 0 || people.length === 0) return [];
  const named = outsiders.flatMap(({ id }) => figures[id.replace('audience-servant', 'audience')] ?? []);
  return [
    {
      rule: 'training-audience-kind',
      severity: 'minor',
      title: 'El conteo de servidores no incluye a quienes no lo son.',
      relation: {
        kind: 'holds',
        figures: [...people.map(({ id }) => id), ...named.map(({ id }) => id)],
        holds: false,
        expected: 'servidores públicos',
        stated: named.map(({ value }) => String(value)).join('; '),
      },
      advice: 'Decir cuántos de los capacitados son servidores y cuántos son vecinos.',
    },
  ];
}
