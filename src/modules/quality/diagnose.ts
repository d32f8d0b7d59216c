// From rules that fail to causes: the best hypothesis is believed, its change is made, and what is
// still wrong is explained in the corrected world, until nothing more can be.
import type { Constraint } from '#shared/check.ts';
import { type Bench, type Hypothesis, hypothesesFor, isAtTheRoot } from './hypothesis.ts';
import { evaluate } from './relation.ts';
import type { World } from './world.ts';

export interface Explained {
  readonly constraint: Constraint;
  /** With the corrections already believed, and without its own. */
  readonly world: World;
  /** Null when no single cell explains it. */
  readonly cause: Hypothesis | null;
  /** Other hypotheses that would mend this rule, the best first. */
  readonly others: readonly Hypothesis[];
  /** The rule holds as printed: its figure was computed from the wrong cell. */
  readonly follows: boolean;
}

const OTHERS_SHOWN = 2;
/** Alternatives that explain much less than the best one are noise. */
const WORTH_TELLING = 3;

export function explain(failing: readonly Constraint[], world: World, bench: Bench): readonly Explained[] {
  const candidates = failing
    .map((constraint) => ({ constraint, hypotheses: hypothesesFor(constraint, world, bench) }))
    .flatMap(({ constraint, hypotheses }) => {
      const [best, second] = hypotheses;
      return best && !isTied(best, second) ? [{ constraint, best, hypotheses }] : [];
    });
  const atTheRoot = candidates.filter(({ best }) => isAtTheRoot(best));
  const [chosen] = (atTheRoot.length > 0 ? atTheRoot : candidates).toSorted(
    (a, b) => b.best.score - a.best.score || a.best.figure.localeCompare(b.best.figure),
  );
  if (!chosen) return failing.map((constraint) => ({ constraint, world, cause: null, others: [], follows: false }));

  const cause = chosen.best;
  const mended = failing.filter((constraint) => cause.fixed.includes(constraint));
  const explained = mended.map((constraint): Explained => {
    const all = candidates.find((candidate) => candidate.constraint === constraint)?.hypotheses ?? [];
    return { constraint, world, cause, others: alternatives(cause, all), follows: false };
  });
  const followers = [...new Set(cause.propagation.figures.values())].map((constraint): Explained => ({
    constraint,
    world,
    cause,
    others: [],
    follows: true,
  }));
  const corrected = cause.propagation.world;
  const left = failing.filter(
    (constraint) => !mended.includes(constraint) && evaluate(constraint, corrected) === 'fails',
  );
  return [...explained, ...followers, ...explain(left, corrected, bench)];
}

/** Several cells explain it as well as each other and none looks like a slip: nobody can tell which. */
function isTied(best: Hypothesis, second: Hypothesis | undefined): boolean {
  return (
    second !== undefined &&
    best.pattern.kind === 'implied' &&
    second.score === best.score &&
    second.figure !== best.figure
  );
}

function alternatives(cause: Hypothesis, all: readonly Hypothesis[]): readonly Hypothesis[] {
  const byFigure = new Map(
    all
      .filter(({ figure }) => figure !== cause.figure)
      .toReversed()
      .map((other) => [other.figure, other]),
  );
  return [...byFigure.values()]
    .filter(
      (other) =>
        other.pattern.kind !== 'implied' &&
        other.pattern.kind !== 'oneDigit' &&
        cause.score - other.score <= WORTH_TELLING,
    )
    .toSorted((a, b) => b.score - a.score)
    .slice(0, OTHERS_SHOWN);
}
