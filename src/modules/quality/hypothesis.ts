// A hypothesis is one changed cell. It is worth what it explains: the rules that it mends, less those
// that it breaks, tested by evaluating again every rule that touches the cell.
import type { Constraint, Relation } from '#shared/check.ts';
import { type FigureMap, numberOf } from '#shared/figure.ts';
import { exactly, type Interval, intersection, middle, roundedTo } from '#shared/interval.ts';
import {
  isInThousands,
  isTruncation,
  mayPrint,
  oneDigitSlips,
  type Pattern,
  PATTERN_WEIGHT,
  type Reading,
  slipsOf,
  subtotalOf,
} from './pattern.ts';
import { cellsOf, derivedResult, evaluate, figuresNamed, impliedFor } from './relation.ts';
import { type Propagation, propagate } from './propagation.ts';
import { isExact, type World } from './world.ts';

export interface Hypothesis {
  readonly figure: string;
  readonly from: number;
  readonly to: number;
  readonly pattern: Pattern;
  /** Constraints that failed and hold with the change. */
  readonly fixed: readonly Constraint[];
  /** Constraints that failed and still do: another mistake. */
  readonly remaining: readonly Constraint[];
  /** Constraints that held, and must not with this cell: they refute it. */
  readonly broken: readonly Constraint[];
  /** Figures that the source computed from the wrong cell. */
  readonly propagation: Propagation;
  readonly score: number;
}

export interface Bench {
  readonly constraints: readonly Constraint[];
  /** Constraints by the figures they rest on, through computed ones too. */
  readonly touching: ReadonlyMap<string, readonly Constraint[]>;
  /** The same figures in the editions before this one, for stale copies. */
  readonly earlier: FigureMap;
}

/** Hypotheses that would mend `failing`, the best first; refuted ones are left out. */
export function hypothesesFor(failing: Constraint, world: World, bench: Bench): readonly Hypothesis[] {
  if (joinsTwoSources(failing.relation, world)) return [];
  return cellsOf(failing.relation)
    .flatMap((id) => readingsOf(failing, id, world, bench).map((reading) => test(failing, id, reading, world, bench)))
    .filter((hypothesis): hypothesis is Hypothesis => hypothesis !== null && hypothesis.broken.length === 0)
    .toSorted((a, b) => b.score - a.score || a.figure.localeCompare(b.figure));
}

/**
 * True when the change mends a sum or a fact printed twice, or several rules at once. Such cells come
 * first: a percentage is judged after the cells that it was computed from.
 */
export function isAtTheRoot({ figure, fixed }: Hypothesis): boolean {
  return fixed.length > 1 || fixed.some(({ relation }) => !isOperationOn(relation, figure));
}

function isOperationOn(relation: Relation, figure: string): boolean {
  return derivedResult(relation) !== null && figuresNamed(relation).includes(figure);
}

const DIGITS_THAT_PIN = 20;
/** Among many values that a percentage allows, one that looks like a slip is often a coincidence. */
const LOOSE_PENALTY = 6;

/** Values that the cell may have had. */
function readingsOf(failing: Constraint, id: string, world: World, bench: Bench): readonly Reading[] {
  const figure = world.figures[id];
  const from = world.valueOf(id);
  if (!figure || from === null || figure.origin.kind === 'formula' || world.changes.has(id)) return [];
  const wanted = wantedOf(failing, id, world, bench);
  if (!wanted) return [];
  const fits = (value: number): boolean => mayPrint(world, id, value, wanted) && isPossible(value, from);
  const slip = slipsOf(from, figure.decimals).find(({ to }) => fits(to));
  const to = pinnedValue(failing.relation, id, wanted, world);
  if (to === null) return slip ? [{ ...slip, loose: true }] : [];
  if (to === from || !fits(to)) return [];
  const told = (pattern: Pattern): readonly Reading[] => [{ to, pattern }];
  const subtotal = subtotalOf(world, from, siblingsOf(id, bench));
  if (subtotal) return told({ kind: 'pastedSubtotal', of: subtotal });
  if (!isExact(figure) && isTruncation(from, figure.decimals, wanted)) return told({ kind: 'truncated' });
  if (slip?.pattern.kind === 'transposedDigits') return [slip];
  const twin = twinOf(id, from, world, bench);
  if (twin) return told({ kind: 'otherCell', id: twin });
  if (slip?.pattern.kind === 'unitThousand') return [slip];
  if (isInThousands(from, to)) return told({ kind: 'unitThousand' });
  if (bench.earlier[id]?.value === from) return told({ kind: 'staleCopy' });
  if (slip) return [slip];
  const digit = oneDigitSlips(from, figure.decimals).find(fits);
  return digit === undefined ? told({ kind: 'implied' }) : [{ to: digit, pattern: { kind: 'oneDigit' } }];
}

/** The one value that the rules leave, when they leave one; a result is what its operation gives. */
function pinnedValue(relation: Relation, id: string, wanted: Interval, world: World): number | null {
  const decimals = world.figures[id]?.decimals ?? 0;
  if (wanted.high - wanted.low <= DIGITS_THAT_PIN * 10 ** -decimals) return roundedTo(middle(wanted), decimals);
  if (!isComputedBy(relation, id, world)) return null;
  const point = impliedFor(relation, id, (other) => {
    const value = world.valueOf(other);
    return value === null ? null : exactly(value);
  });
  return point && roundedTo(middle(point), decimals);
}

/** The result of an operation, or a printed figure beside the platform's own computation of it. */
function isComputedBy(relation: Relation, id: string, world: World): boolean {
  if (relation.kind !== 'equal') return derivedResult(relation) === id;
  return world.figures[relation.left === id ? relation.right : relation.left]?.origin.kind === 'formula';
}

/** Where two sources differ, the rule cannot tell which of them is right. */
function joinsTwoSources(relation: Relation, world: World): boolean {
  if (relation.kind !== 'equal') return false;
  const [left, right] = [world.figures[relation.left], world.figures[relation.right]];
  return left?.origin.kind === 'cells' && right?.origin.kind === 'cells' && left.source !== right.source;
}

/** Amounts of this kind are not negative unless they already were. */
function isPossible(value: number, from: number): boolean {
  return value >= 0 || from < 0;
}

/** What the failing rule asks of the cell, narrowed by every other rule that can agree with it. */
function wantedOf(failing: Constraint, id: string, world: World, bench: Bench): Interval | null {
  const first = impliedFor(failing.relation, id, world.intervalOf);
  if (!first) return null;
  const others = (bench.touching.get(id) ?? []).filter((constraint) => constraint !== failing);
  const operations = others.filter(({ relation }) => isOperationOn(relation, id));
  return [...others.filter((constraint) => !operations.includes(constraint)), ...operations].reduce(
    (wanted, { relation }) => {
      const implied = cellsOf(relation).includes(id) ? impliedFor(relation, id, world.intervalOf) : null;
      return (implied && intersection(wanted, implied)) ?? wanted;
    },
    first,
  );
}

/** The other cells of the sums that the cell takes part in. */
function siblingsOf(id: string, bench: Bench): readonly string[] {
  const siblings = (bench.touching.get(id) ?? []).flatMap(({ relation }) =>
    relation.kind === 'sum' && relation.parts.includes(id) ? relation.parts.filter((part) => part !== id) : [],
  );
  return [...new Set(siblings)];
}

const FEWEST_TELLING_DIGITS = 4;

/** Another cell of the section with the same value: a value of the next row, column or year. */
function twinOf(id: string, from: number, world: World, bench: Bench): string | null {
  const figure = world.figures[id];
  const digits = String(Math.abs(from)).replace('.', '').replace(/0+$/, '');
  if (!figure || digits.length < FEWEST_TELLING_DIGITS) return null;
  const twins = Object.values(world.figures).filter(
    (other) =>
      other.id !== id &&
      other.section === figure.section &&
      other.unit === figure.unit &&
      other.origin.kind !== 'formula' &&
      numberOf(other) === from &&
      !saysTheSame(id, other.id, bench),
  );
  return twins.map((twin) => twin.id).toSorted()[0] ?? null;
}

/** Two figures that must be equal are not a copy by mistake. */
function saysTheSame(a: string, b: string, bench: Bench): boolean {
  return (bench.touching.get(a) ?? []).some(
    ({ relation }) => relation.kind === 'equal' && figuresNamed(relation).includes(b),
  );
}

function test(
  failing: Constraint,
  id: string,
  { to, pattern, loose }: Reading,
  world: World,
  bench: Bench,
): Hypothesis | null {
  const from = world.valueOf(id);
  if (from === null) return null;
  const propagation = propagate(world, id, to, bench.touching);
  const touched = new Set([id, ...propagation.figures.keys()].flatMap((changed) => bench.touching.get(changed) ?? []));
  const verdicts = [...touched].map((constraint) => ({
    constraint,
    before: evaluate(constraint, world),
    after: evaluate(constraint, propagation.world),
  }));
  const those = (before: string, after: string): readonly Constraint[] =>
    verdicts
      .filter((verdict) => verdict.before === before && verdict.after === after)
      .map(({ constraint }) => constraint);
  const fixed = those('fails', 'holds');
  if (!fixed.includes(failing)) return null;
  const [remaining, broken] = [those('fails', 'fails'), those('holds', 'fails')];
  const score =
    10 * fixed.length -
    4 * propagation.figures.size -
    3 * remaining.length -
    30 * broken.length +
    PATTERN_WEIGHT[pattern.kind] -
    (loose ? LOOSE_PENALTY : 0) +
    preference(failing.relation, id);
  return { figure: id, from, to, pattern, fixed, remaining, broken, propagation, score };
}

/** Between equals: what was computed by hand is wrong sooner than what it was computed from. */
function preference(relation: Relation, id: string): number {
  if (derivedResult(relation) === id) return 2;
  if (relation.kind === 'sum' && relation.total === id) return 0.5;
  // By convention the text stands left and the table right.
  return relation.kind === 'equal' && relation.left === id ? 0.5 : 0;
}
