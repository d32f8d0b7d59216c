// Expected against stated, figure by figure.
import type { Relation } from '#shared/check.ts';
import { numberOf } from '#shared/figure.ts';
import { exactly, halfUnit, type Interval, middle, roundedTo, widened } from '#shared/interval.ts';
import type { Explained } from './diagnose.ts';
import type { FindingFigure } from './finding.ts';
import { cellsOf, figuresNamed, impliedFor } from './relation.ts';
import { isExact, type World } from './world.ts';

export function findingFigures({ constraint, world, cause, follows }: Explained): readonly FindingFigure[] {
  const { relation } = constraint;
  const ids = [...new Set(figuresNamed(relation))];
  const asserted = assertedIn(relation, cause && !follows ? cause.figure : null);
  return ids.map((id): FindingFigure => {
    const stated = world.figures[id]?.value ?? null;
    // What a wrong cell made wrong is judged with the cell mended.
    if (id === asserted)
      return { id, stated, ...expectedOf(relation, id, follows && cause ? cause.propagation.world : world) };
    if (id === cause?.figure) return { id, stated, computed: cause.to, ...boundsAround(cause.to, id, world) };
    return { id, stated, computed: null, low: null, high: null };
  });
}

/** The figure that the rule judges. Of a fact printed twice, the one believed wrong. */
function assertedIn(relation: Relation, changed: string | null): string | null {
  if (relation.kind === 'equal' && changed === relation.right) return null;
  return figuresNamed(relation)[0] ?? null;
}

type Expected = Pick<FindingFigure, 'computed' | 'low' | 'high'>;

function expectedOf(relation: Relation, id: string, world: World): Expected {
  if (relation.kind === 'atMost') return { computed: null, low: null, high: numberOf(world.figures[relation.upper]) };
  if (relation.kind === 'holds') return { computed: relation.expected, low: null, high: null };
  if (relation.kind === 'equal' && typeof world.figures[id]?.value === 'string') {
    return { computed: world.figures[relation.right]?.value ?? null, low: null, high: null };
  }
  const figure = world.figures[id];
  const interval = cellsOf(relation).includes(id) ? impliedFor(relation, id, world.intervalOf) : null;
  if (!figure || !interval) return { computed: null, low: null, high: null };
  const point = impliedFor(relation, id, (other) => pointOf(world, other)) ?? interval;
  const allowed = widened(interval, isExact(figure) ? 0 : halfUnit(figure.decimals));
  return {
    computed: roundedTo(middle(point), figure.decimals + 2),
    low: roundedTo(allowed.low, figure.decimals + 3),
    high: roundedTo(allowed.high, figure.decimals + 3),
  };
}

function boundsAround(value: number, id: string, world: World): Pick<FindingFigure, 'low' | 'high'> {
  const figure = world.figures[id];
  if (!figure || isExact(figure)) return { low: value, high: value };
  const half = halfUnit(figure.decimals);
  return { low: roundedTo(value - half, figure.decimals + 3), high: roundedTo(value + half, figure.decimals + 3) };
}

function pointOf(world: World, id: string): Interval | null {
  const value = world.valueOf(id);
  return value === null ? null : exactly(value);
}
