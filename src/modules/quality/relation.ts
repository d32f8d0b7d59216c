// What a relation asserts, what it expects, and what it implies for each of its cells.
import { daysBetween } from '#shared/calendar-date.ts';
import type { Constraint, Relation } from '#shared/check.ts';
import { exactly, type Interval, meet, minus, product, quotient, sumOf, times } from '#shared/interval.ts';
import type { World } from './world.ts';

export type Outcome = 'skipped' | 'holds' | 'fails';

/** Ids of the figures it speaks of, the asserted one first. */
export function figuresNamed(relation: Relation): readonly string[] {
  switch (relation.kind) {
    case 'sum':
      return [relation.total, ...relation.parts];
    case 'ratio':
      return [relation.result, relation.numerator, relation.denominator];
    case 'difference':
      return [relation.result, relation.minuend, relation.subtrahend];
    case 'equal':
      return [relation.left, relation.right];
    case 'atMost':
      return [relation.lower, relation.upper];
    case 'count':
      return [relation.count, ...relation.items];
    case 'next':
      return [relation.next, relation.held];
    case 'fresh':
      return [relation.date];
    case 'mature':
    case 'holds':
      return relation.figures;
  }
}

/** The figure that the source derived from the others, when its rule says so. */
export function derivedResult(relation: Relation): string | null {
  switch (relation.kind) {
    case 'ratio':
    case 'difference':
      return relation.result;
    case 'next':
      return relation.next;
    case 'count':
      return relation.count;
    default:
      return null;
  }
}

/** Cells whose value follows from the others by arithmetic. */
export function cellsOf(relation: Relation): readonly string[] {
  switch (relation.kind) {
    case 'count':
      return [relation.count];
    case 'sum':
    case 'ratio':
    case 'difference':
    case 'equal':
    case 'next':
      return figuresNamed(relation);
    case 'atMost':
    case 'fresh':
    case 'mature':
    case 'holds':
      return [];
  }
}

type Read = (id: string) => Interval | null;

/** What the others say of `id`; null when the relation says nothing exact of it. */
export function impliedFor(relation: Relation, id: string, read: Read): Interval | null {
  switch (relation.kind) {
    case 'sum': {
      const parts = relation.parts.filter((part) => part !== id).map(read);
      if (!allKnown(parts)) return null;
      if (id === relation.total) return sumOf(parts);
      const total = read(relation.total);
      return total && minus(total, sumOf(parts));
    }
    case 'ratio':
      return impliedByRatio(relation, id, read);
    case 'difference':
      return impliedByDifference(relation, id, read);
    case 'equal': {
      const scale = relation.scale ?? 1;
      const other = read(id === relation.left ? relation.right : relation.left);
      return other && times(other, id === relation.left ? 1 / scale : scale);
    }
    case 'count':
      return id === relation.count ? exactly(relation.items.length) : null;
    case 'next': {
      const other = read(id === relation.next ? relation.held : relation.next);
      return other && minus(other, exactly(id === relation.next ? -1 : 1));
    }
    case 'atMost':
    case 'fresh':
    case 'mature':
    case 'holds':
      return null;
  }
}

function impliedByRatio(relation: Extract<Relation, { kind: 'ratio' }>, id: string, read: Read): Interval | null {
  const { result, numerator, denominator, scale } = relation;
  const [r, n, d] = [read(result), read(numerator), read(denominator)];
  if (id === result) return n && d && scaledQuotient(n, d, scale);
  if (id === numerator) return r && d && times(product(r, d), 1 / scale);
  return r && n && scaledQuotient(n, r, scale);
}

function impliedByDifference(
  relation: Extract<Relation, { kind: 'difference' }>,
  id: string,
  read: Read,
): Interval | null {
  const { result, minuend, subtrahend, scale } = relation;
  const [r, m, s] = [read(result), read(minuend), read(subtrahend)];
  if (id === result) return m && s && times(minus(m, s), scale);
  if (id === minuend) return r && s && sumOf([times(r, 1 / scale), s]);
  return r && m && minus(m, times(r, 1 / scale));
}

function scaledQuotient(a: Interval, b: Interval, scale: number): Interval | null {
  const ratio = quotient(a, b);
  return ratio && times(ratio, scale);
}

function allKnown(intervals: readonly (Interval | null)[]): intervals is readonly Interval[] {
  return intervals.every((interval) => interval !== null);
}

/** A relation that names a figure that is missing is skipped: missing is not zero. */
export function evaluate({ relation }: Constraint, world: World): Outcome {
  switch (relation.kind) {
    case 'sum':
    case 'ratio':
    case 'difference':
    case 'next': {
      const result = figuresNamed(relation)[0] ?? '';
      return outcomeOf(world.intervalOf(result), impliedFor(relation, result, world.intervalOf));
    }
    case 'count': {
      if (!relation.items.every((id) => world.figures[id])) return 'skipped';
      return outcomeOf(world.intervalOf(relation.count), exactly(relation.items.length));
    }
    case 'equal': {
      const [left, right] = [world.figures[relation.left], world.figures[relation.right]];
      if (typeof left?.value === 'string' && typeof right?.value === 'string')
        return left.value === right.value ? 'holds' : 'fails';
      return outcomeOf(world.intervalOf(relation.left), impliedFor(relation, relation.left, world.intervalOf));
    }
    case 'atMost': {
      const [lower, upper] = [world.intervalOf(relation.lower), world.intervalOf(relation.upper)];
      if (!lower || !upper) return 'skipped';
      return lower.low <= upper.high || meet(lower, upper) ? 'holds' : 'fails';
    }
    case 'fresh': {
      const date = world.figures[relation.date]?.value;
      if (typeof date !== 'string') return 'skipped';
      const age = daysBetween(date, relation.at);
      return age >= 0 && age <= relation.maximumDays ? 'holds' : 'fails';
    }
    case 'mature': {
      const known = relation.figures.some((id) => (world.figures[id]?.value ?? null) !== null);
      if (!known) return 'skipped';
      return daysBetween(relation.periodEnd, relation.cutOff) >= relation.minimumDays ? 'holds' : 'fails';
    }
    case 'holds': {
      if (!relation.figures.every((id) => world.figures[id])) return 'skipped';
      return relation.holds ? 'holds' : 'fails';
    }
  }
}

function outcomeOf(stated: Interval | null, expected: Interval | null): Outcome {
  if (!stated || !expected) return 'skipped';
  return meet(stated, expected) ? 'holds' : 'fails';
}
