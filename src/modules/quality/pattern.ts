// How a right number becomes a wrong one: what a hypothesis recognises between the value printed
// and the value that the rules ask for.
import { type Interval, isInside, meet, exactly, roundingInterval, truncatedTo } from '#shared/interval.ts';
import type { World } from './world.ts';
import { isExact } from './world.ts';

export type Pattern =
  | { readonly kind: 'pastedSubtotal'; readonly of: readonly string[] }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'transposedDigits' }
  | { readonly kind: 'otherCell'; readonly id: string }
  | { readonly kind: 'unitThousand' }
  | { readonly kind: 'staleCopy' }
  | { readonly kind: 'decimalPoint' }
  | { readonly kind: 'oneDigit' }
  /** Nothing recognised: only what the rules imply. */
  | { readonly kind: 'implied' };

/** The likeliest first; used to rank hypotheses that explain as much. */
export const PATTERN_WEIGHT: Readonly<Record<Pattern['kind'], number>> = {
  pastedSubtotal: 7,
  truncated: 6.5,
  transposedDigits: 6,
  otherCell: 5,
  unitThousand: 4.5,
  staleCopy: 4,
  decimalPoint: 3,
  oneDigit: 2,
  implied: 0,
};

export interface Reading {
  readonly to: number;
  readonly pattern: Pattern;
  /** The rules leave many values; this is the one that looks like a slip. */
  readonly loose?: boolean;
}

/** True when `value`, printed as the figure is, may stand for something in `interval`. */
export function mayPrint(world: World, id: string, value: number, interval: Interval): boolean {
  const figure = world.figures[id];
  if (!figure) return false;
  return meet(isExact(figure) ? exactly(value) : roundingInterval(value, figure.decimals), interval);
}

/** In shorter numbers any other number looks like a slip. */
const FEWEST_DIGITS = 3;

/** Values that one slip of the hand turns into `from`, by kind of slip, the likeliest first. */
export function slipsOf(from: number, decimals: number): readonly Reading[] {
  return [
    ...transpositions(from, decimals).map((to): Reading => ({ to, pattern: { kind: 'transposedDigits' } })),
    ...[3, -3, 6, -6].map((power): Reading => ({ to: shifted(from, power), pattern: { kind: 'unitThousand' } })),
    ...[1, -1, 2, -2].map((power): Reading => ({ to: shifted(from, power), pattern: { kind: 'decimalPoint' } })),
  ];
}

export function oneDigitSlips(from: number, decimals: number): readonly number[] {
  const text = digitsOf(from, decimals);
  if (text.length < FEWEST_DIGITS) return [];
  return [...text].flatMap((digit, at) =>
    [...'0123456789']
      .filter((other) => other !== digit && !(at === 0 && other === '0'))
      .map((other) => numberFrom(text.slice(0, at) + other + text.slice(at + 1), from, decimals)),
  );
}

/** 41,270 of 41,270,355: rounded to thousands or millions. */
export function isInThousands(from: number, to: number): boolean {
  return from !== 0 && [1e3, 1e6].some((unit) => Math.abs(to - from * unit) <= unit / 2);
}

export function isTruncation(from: number, decimals: number, expected: Interval): boolean {
  return truncatedTo(expected.low, decimals) === from || truncatedTo(expected.high, decimals) === from;
}

/** Below this a sum of some cells is a coincidence as often as a cause. */
const LEAST_TELLING_VALUE = 100;
const LARGEST_SEARCH = 12;

/** Two or more siblings that add to `from`; null when none do. */
export function subtotalOf(world: World, from: number, siblings: readonly string[]): readonly string[] | null {
  if (Math.abs(from) < LEAST_TELLING_VALUE || siblings.length < 2) return null;
  const known = siblings.flatMap((id) => {
    const value = world.valueOf(id);
    return value === null || value === 0 ? [] : [{ id, value }];
  });
  if (known.length > LARGEST_SEARCH) return prefixAddingTo(from, known);
  for (let mask = 3; mask < 2 ** known.length; mask += 1) {
    const chosen = known.filter((_, index) => (mask >> index) % 2 === 1);
    if (chosen.length > 1 && adds(chosen, from)) return chosen.map(({ id }) => id);
  }
  return null;
}

interface Known {
  readonly id: string;
  readonly value: number;
}

function prefixAddingTo(from: number, known: readonly Known[]): readonly string[] | null {
  const length = known.findIndex((_, index) => index > 0 && adds(known.slice(0, index + 1), from));
  return length === -1 ? null : known.slice(0, length + 1).map(({ id }) => id);
}

function adds(chosen: readonly Known[], total: number): boolean {
  return isInside(total, exactly(chosen.reduce((sum, { value }) => sum + value, 0)));
}

/** "78078288" of 78,078,288; "223" of 22.3. */
function digitsOf(value: number, decimals: number): string {
  return Math.abs(value).toFixed(decimals).replace('.', '');
}

function numberFrom(digits: string, like: number, decimals: number): number {
  return (Math.sign(like) || 1) * (Number(digits) / 10 ** decimals);
}

function transpositions(from: number, decimals: number): readonly number[] {
  const text = digitsOf(from, decimals);
  if (text.length < FEWEST_DIGITS) return [];
  const pairs = [...text].flatMap((_, first) =>
    [...text].flatMap((__, second) => (second > first ? [[first, second] as const] : [])),
  );
  return pairs
    .toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]))
    .filter(([first, second]) => text[first] !== text[second])
    .map(([first, second]) => {
      const digits = [...text];
      digits[first] = text[second] ?? '';
      digits[second] = text[first] ?? '';
      return numberFrom(digits.join(''), from, decimals);
    });
}

function shifted(value: number, power: number): number {
  return Number((value * 10 ** power).toPrecision(15));
}
