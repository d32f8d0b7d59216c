// A wrong cell makes wrong what its source computed from it: those figures agree with the mistake and
// have to change with it.
import type { Constraint } from '#shared/check.ts';
import { middle, roundedTo } from '#shared/interval.ts';
import { derivedResult, evaluate, impliedFor } from './relation.ts';
import { withChange, type World } from './world.ts';

export interface Propagation {
  /** With the cell and everything that follows from it changed. */
  readonly world: World;
  /** Figures that follow, with the rule by which each does. */
  readonly figures: ReadonlyMap<string, Constraint>;
}

const DEEPEST = 3;

export function propagate(
  world: World,
  id: string,
  to: number,
  touching: ReadonlyMap<string, readonly Constraint[]>,
  depth = 0,
): Propagation {
  const changed = withChange(world, id, to);
  if (depth === DEEPEST) return { world: changed, figures: new Map() };
  return (touching.get(id) ?? []).reduce<Propagation>(
    (reached, constraint) => {
      if (evaluate(constraint, world) !== 'holds' || evaluate(constraint, reached.world) !== 'fails') return reached;
      const follower = followerOf(constraint, id, depth);
      const figure = follower === null ? undefined : world.figures[follower];
      if (follower === null || !figure || figure.origin.kind === 'formula' || reached.world.changes.has(follower))
        return reached;
      const implied = impliedFor(constraint.relation, follower, reached.world.intervalOf);
      if (!implied) return reached;
      const next = propagate(reached.world, follower, roundedTo(middle(implied), figure.decimals), touching, depth + 1);
      return { world: next.world, figures: new Map([...reached.figures, [follower, constraint], ...next.figures]) };
    },
    { world: changed, figures: new Map() },
  );
}

/** What was computed from `id`; of what follows already, a copy of it in the text follows too. */
function followerOf({ relation }: Constraint, id: string, depth: number): string | null {
  const result = derivedResult(relation);
  if (result !== null) return result === id ? null : result;
  if (relation.kind !== 'equal' || depth === 0) return null;
  return relation.left === id ? relation.right : relation.left;
}
