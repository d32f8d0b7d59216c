import type { Check, CheckInput, Constraint } from '#shared/check.ts';
import { type Figure, numberOf } from '#shared/figure.ts';

export const checks: readonly Check[] = [groupsSum, membersCounted, centreInPilot, groupDates, openGroups];

function starting({ figures }: CheckInput, prefix: string): readonly Figure[] {
  return Object.values(figures).filter(({ id }) => id.startsWith(prefix));
}

function groupsSum(input: CheckInput): readonly Constraint[] {
  const total = `training-centres.participants@${input.territory}`;
  if (!input.figures[total]) return [];
  return [
    {
      rule: 'training-centres-groups-sum',
      severity: 'moderate',
      title: 'Los serenos de los grupos suman el total del centro.',
      relation: { kind: 'sum', total, parts: starting(input, 'training-centres.group@').map(({ id }) => id) },
    },
  ];
}

function membersCounted(input: CheckInput): readonly Constraint[] {
  const [current, coming] = ['training-centres.members@PE', 'training-centres.members-coming@PE'].map((id) =>
    numberOf(input.figures[id]),
  );
  if (current == null || coming == null) return [];
  const named = starting(input, 'training-centres.member@PE/');
  return [
    {
      rule: 'training-centres-members-count',
      severity: 'moderate',
      title: 'Ninguna municipalidad participa y está por incorporarse a la vez.',
      relation: {
        kind: 'holds',
        figures: ['training-centres.members@PE', 'training-centres.members-coming@PE'],
        holds: named.length === current + coming,
        expected: String(current + coming),
        stated: String(named.length),
      },
    },
  ];
}

/** A centre with groups belongs to a municipality of the pilot. */
function centreInPilot(input: CheckInput): readonly Constraint[] {
  if (!input.figures['training-centres.members@PE']) return [];
  return starting(input, 'training-centres.group@').map((group) => ({
    rule: 'training-centres-in-pilot',
    severity: 'moderate' as const,
    title: 'El centro que capacita es de una municipalidad del piloto.',
    relation: {
      kind: 'holds' as const,
      figures: [group.id, 'training-centres.members@PE'],
      holds: input.figures[`training-centres.member@PE/${group.territory}`] !== undefined,
      expected: 'una municipalidad del piloto',
      stated: group.territory,
    },
  }));
}

/** A group closes after it begins. */
function groupDates(input: CheckInput): readonly Constraint[] {
  return starting(input, 'training-centres.started@').flatMap((started): Constraint[] => {
    const closed = input.figures[started.id.replace('.started@', '.closed@')];
    if (typeof started.value !== 'string' || typeof closed?.value !== 'string') return [];
    return [
      {
        rule: 'training-centres-group-dates',
        severity: 'moderate',
        title: 'Un grupo se clausura después de empezar.',
        relation: {
          kind: 'holds',
          figures: [started.id, closed.id],
          holds: started.value <= closed.value,
          expected: `después de ${started.value}`,
          stated: closed.value,
        },
      },
    ];
  });
}

/** A group still "in course" long after the others took to finish is a date that nobody wrote down. */
function openGroups(input: CheckInput): readonly Constraint[] {
  const days = starting(input, 'training-centres.days@').map((figure) => ({
    figure,
    closed: input.figures[figure.id.replace('.days@', '.closed@')],
  }));
  const longest = days
    .filter(({ closed }) => typeof closed?.value === 'string')
    .toSorted((a, b) => (numberOf(b.figure) ?? 0) - (numberOf(a.figure) ?? 0))[0];
  const limit = longest ? (numberOf(longest.figure) ?? 0) * 2 : null;
  if (!longest || limit === null) return [];
  return days.flatMap(({ figure, closed }): Constraint[] => {
    const elapsed = numberOf(figure);
    if (!closed || closed.value !== null || elapsed === null) return [];
    return [
      {
        rule: 'training-centres-open-group',
        severity: 'minor',
        title: 'Un grupo en curso no lleva más del doble de lo que duró el más largo ya clausurado.',
        relation: {
          kind: 'holds',
          figures: [figure.id, closed.id, longest.figure.id],
          holds: elapsed <= limit,
          expected: `hasta ${limit} días`,
          stated: `${elapsed} días`,
        },
        advice: 'Preguntar si el grupo terminó y registrar su clausura, o decir por qué sigue abierto.',
      },
    ];
  });
}
