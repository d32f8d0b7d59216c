// The figures as printed, with some of them changed: what a hypothesis is tested in.
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { exactly, type Interval, minus, quotient, roundingInterval, sumOf, times } from '#shared/interval.ts';

export interface World {
  readonly figures: FigureMap;
  readonly changes: ReadonlyMap<string, number>;
  /** As printed or changed; null when missing, in words, or no longer known after a change. */
  valueOf(id: string): number | null;
  /** What the value may have been before it was printed. */
  intervalOf(id: string): Interval | null;
}

const UNCHANGED: ReadonlyMap<string, number> = new Map();

export function createWorld(figures: FigureMap, changes: ReadonlyMap<string, number> = UNCHANGED): World {
  const numberIn = (id: string): number | null => changes.get(id) ?? numberOf(figures[id]);
  const intervalOf = (id: string): Interval | null => {
    const figure = figures[id];
    const value = numberIn(id);
    if (!figure || value === null) return null;
    if (changes.has(id) || figure.origin.kind !== 'formula')
      return isExact(figure) ? exactly(value) : roundingInterval(value, figure.decimals);
    return computedInterval(figure, figure.origin.inputs, figures, changes, intervalOf);
  };
  const valueOf = (id: string): number | null => {
    const figure = figures[id];
    if (!figure || changes.has(id) || changes.size === 0 || figure.origin.kind !== 'formula') return numberIn(id);
    if (!restsOn(figure, figures, changes)) return numberIn(id);
    const formula = inferFormula(
      figure,
      figure.origin.inputs.map((input) => numberOf(figures[input])),
    );
    const inputs = figure.origin.inputs.map(valueOf);
    if (!formula || !inputs.every((input): input is number => input !== null)) return null;
    const result = formula(inputs.map(exactly));
    return result && (result.low + result.high) / 2;
  };
  return { figures, changes, valueOf, intervalOf };
}

export function withChange(world: World, id: string, value: number): World {
  return createWorld(world.figures, new Map([...world.changes, [id, value]]));
}

/**
 * Counts of persons, acts or days without decimals are what they are (XBRL's decimals="INF"):
 * ten counted things cannot have been 9.6. Money and measures without decimals are rounded.
 */
export function isExact(figure: Figure): boolean {
  return figure.decimals === 0 && (figure.unit === 'count' || figure.unit === 'days' || figure.unit === 'ordinal');
}

function computedInterval(
  figure: Figure,
  inputs: readonly string[],
  figures: FigureMap,
  changes: ReadonlyMap<string, number>,
  intervalOf: (id: string) => Interval | null,
): Interval | null {
  const value = numberOf(figure);
  if (value === null) return null;
  const formula = inferFormula(
    figure,
    inputs.map((input) => numberOf(figures[input])),
  );
  const intervals = inputs.map(intervalOf);
  if (formula && intervals.every((interval): interval is Interval => interval !== null)) return formula(intervals);
  if (restsOn(figure, figures, changes)) return null;
  return leavesOf(figure, figures).every(isExact) ? exactly(value) : roundingInterval(value, figure.decimals);
}

/** True when the figure is computed, directly or not, from one that was changed. */
function restsOn(figure: Figure, figures: FigureMap, changes: ReadonlyMap<string, number>): boolean {
  if (changes.size === 0 || figure.origin.kind !== 'formula') return false;
  return figure.origin.inputs.some((id) => {
    const input = figures[id];
    return changes.has(id) || (input !== undefined && restsOn(input, figures, changes));
  });
}

function leavesOf(figure: Figure, figures: FigureMap): readonly Figure[] {
  if (figure.origin.kind !== 'formula') return [figure];
  return figure.origin.inputs.flatMap((id) => {
    const input = figures[id];
    return input ? leavesOf(input, figures) : [];
  });
}

type Formula = (inputs: readonly Interval[]) => Interval | null;

const SCALES = [1, 100, 1_000, 100_000];

/**
 * A figure says its formula in words, for a person. What it does is recognised from its numbers:
 * a sum, a mean, a difference, a ratio or a change of its inputs; null when it is none of them.
 */
function inferFormula(figure: Figure, inputs: readonly (number | null)[]): Formula | null {
  const value = numberOf(figure);
  if (value === null || !inputs.every((input): input is number => input !== null)) return null;
  const points = inputs.map(exactly);
  const close = (formula: Formula): boolean => {
    const result = formula(points);
    return result !== null && Math.abs(result.low - value) <= 1e-10 * Math.max(1, Math.abs(value));
  };
  return formulasOver(inputs.length).find(close) ?? null;
}

function formulasOver(count: number): readonly Formula[] {
  const sum: Formula = (inputs) => sumOf(inputs);
  const mean: Formula = (inputs) => times(sumOf(inputs), 1 / inputs.length);
  const binary: Formula[] = [[0, 1] as const, [1, 0] as const].flatMap(([first, second]) => [
    over(first, second, (a, b) => minus(a, b)),
    ...SCALES.map((scale) => over(first, second, (a, b) => scaled(quotient(a, b), scale))),
    // a ÷ b − 1, so that what stands in both places moves once.
    over(first, second, (a, b) => {
      const ratio = quotient(a, b);
      return ratio && times(minus(ratio, exactly(1)), 100);
    }),
  ]);
  return count === 2 ? [...binary, sum, mean] : [sum, mean];
}

function over(first: number, second: number, combine: (a: Interval, b: Interval) => Interval | null): Formula {
  return (inputs) => {
    const a = inputs[first];
    const b = inputs[second];
    return a && b ? combine(a, b) : null;
  };
}

function scaled(interval: Interval | null, scale: number): Interval | null {
  return interval && times(interval, scale);
}
