import type { Check, CheckInput, Constraint } from '#shared/check.ts';

export const checks: readonly Check[] = [guidelinesSum, everyObjectiveServed, termsDefined];

function branchIds({ figures }: CheckInput): readonly string[] {
  return Object.keys(figures).filter((id) => id.startsWith('articulation.objective-guidelines@PE/'));
}

/** Each guideline hangs from an objective. */
function guidelinesSum(input: CheckInput): readonly Constraint[] {
  const parts = branchIds(input);
  if (parts.length === 0) return [];
  return [
    {
      rule: 'articulation-guidelines-sum',
      severity: 'serious',
      title: 'Los lineamientos de los objetivos suman el total.',
      relation: { kind: 'sum', total: 'articulation.guidelines@PE', parts },
    },
  ];
}

function everyObjectiveServed(input: CheckInput): readonly Constraint[] {
  return branchIds(input).map((id) => ({
    rule: 'articulation-objective-served',
    severity: 'moderate',
    title: 'Cada objetivo prioritario tiene al menos un lineamiento.',
    relation: {
      kind: 'holds',
      figures: [id],
      holds: input.figures[id]?.value !== 0,
      expected: 'uno o más',
      stated: String(input.figures[id]?.value ?? ''),
    },
  }));
}

/** An objective that speaks of a class of crime nobody defines cannot be measured. */
function termsDefined({ figures }: CheckInput): readonly Constraint[] {
  return Object.values(figures)
    .filter(({ id }) => id.startsWith('articulation.undefined-term@PE/'))
    .map((term) => ({
      rule: 'articulation-term-defined',
      severity: 'minor',
      title: `El objetivo habla de «${String(term.value)}» y la fuente no dice qué delitos son.`,
      relation: {
        kind: 'holds',
        figures: [term.id],
        holds: term.value === null,
        expected: 'una clase de delito definida',
        stated: String(term.value),
      },
      advice: 'Definir la expresión o nombrar los delitos que abarca.',
    }));
}
