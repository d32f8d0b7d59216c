import type { Check, CheckInput, Constraint } from '#shared/check.ts';
import { type Figure, numberOf } from '#shared/figure.ts';

export const checks: readonly Check[] = [goalLowers, objectivesTwice];

/** The goal of a policy against victimisation is to lower it. */
function goalLowers({ figures }: CheckInput): readonly Constraint[] {
  const goals = Object.values(figures)
    .filter((figure: Figure) => figure.id.startsWith('policy.goal@PE/') && numberOf(figure) !== null)
    .toSorted((a, b) => a.period.localeCompare(b.period));
  const [baseline, target] = [goals[0], goals.at(-1)];
  if (!baseline || !target || baseline === target) return [];
  return [
    {
      rule: 'policy-goal-lowers',
      severity: 'serious',
      title: 'La meta de victimización es menor que su línea base.',
      relation: { kind: 'atMost', lower: target.id, upper: baseline.id },
    },
  ];
}

/** The policy's objectives are those that the articulation starts from. */
function objectivesTwice({ figures }: CheckInput): readonly Constraint[] {
  if (!figures['policy.objectives@PE'] || !figures['articulation.objectives@PE']) return [];
  return [
    {
      rule: 'policy-objectives-articulated',
      severity: 'moderate',
      title: 'La política y su articulación cuentan los mismos objetivos.',
      relation: { kind: 'equal', left: 'policy.objectives@PE', right: 'articulation.objectives@PE' },
    },
  ];
}
