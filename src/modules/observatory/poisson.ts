// Comparison of two counts of equal exposure: exact conditional test, e-test, interval of their ratio.
// Pure arithmetic; checked against published results in the tests.
import { Z95 } from './statistics/normal.ts';

/** ln Γ(x), Lanczos approximation (g = 7, n = 9): fifteen digits for x > 0. */
function logGamma(x: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  const t = z + 7.5;
  const series = coefficients.reduce(
    (sum, coefficient, index) => sum + coefficient / (z + index + 1),
    0.9999999999998099,
  );
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

/**
 * Two-tailed exact conditional test that two Poisson counts have one mean: given their sum, the first is
 * binomial with one half (Przyborowski & Wilenski 1940); twice the smaller tail, at most 1.
 */
export function exactConditionalTest(first: number, second: number): number {
  const total = first + second;
  if (total === 0) return 1;
  const high = Math.max(first, second);
  if (high * 2 === total) return 1;
  let term = Math.exp(logGamma(total + 1) - logGamma(high + 1) - logGamma(total - high + 1) - total * Math.LN2);
  let tail = 0;
  for (let k = high; k <= total && term > 0; k += 1) {
    tail += term;
    if (term < tail * 1e-17) break;
    term *= (total - k) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Chances of low, low + 1, … high: from the one in the middle outwards, each from its neighbour. */
function poissonChances(mean: number, low: number, high: number): readonly number[] {
  const mode = Math.floor(mean);
  const chances = Array.from({ length: high - low + 1 }, () => 0);
  const top = Math.exp(mode * Math.log(mean) - mean - logGamma(mode + 1));
  chances[mode - low] = top;
  for (let k = mode + 1, chance = top; k <= high; k += 1) chances[k - low] = chance *= mean / k;
  for (let k = mode, chance = top; k > low; k -= 1) chances[k - 1 - low] = chance *= k / mean;
  return chances;
}

/**
 * Two-tailed e-test of two Poisson means (Krishnamoorthy & Thomson 2004): the chance, under their
 * common mean, of a standardised difference as large as the one seen.
 */
export function eTest(first: number, second: number): number {
  const total = first + second;
  if (total === 0 || first === second) return 1;
  const mean = total / 2;
  const squared = (first - second) ** 2 / total;
  // Eleven standard deviations on each side leave out less than 10⁻²⁰.
  const reach = Math.ceil(11 * Math.sqrt(mean) + 40);
  const low = Math.max(0, Math.floor(mean) - reach);
  const high = Math.ceil(mean) + reach;
  const chances = poissonChances(mean, low, high);
  const upTo: number[] = [0];
  for (const chance of chances) upTo.push((upTo.at(-1) ?? 0) + chance);
  const all = upTo.at(-1) ?? 1;
  const cumulative = (k: number): number => (k < low ? 0 : k >= high ? all : (upTo[k - low + 1] ?? all));
  // (x − y)² ≥ s (x + y) holds at or below one root of the quadratic in y, and at or above the other.
  return Math.min(
    1,
    chances.reduce((sum, chance, index) => {
      const x = low + index;
      const middle = x + squared / 2;
      const half = Math.sqrt(2 * x * squared + squared ** 2 / 4);
      // The counts seen stand on the border themselves: binary noise must not put them outside.
      // Two zeros do not differ, though they solve the quadratic.
      const below = x === 0 ? -1 : Math.floor(middle - half + 1e-9);
      const above = Math.ceil(middle + half - 1e-9);
      return sum + chance * (cumulative(below) + all - cumulative(above - 1));
    }, 0),
  );
}

export interface RatioInterval {
  /** second ÷ first; null when the first is zero. */
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number;
}

/** Ratio of two Poisson counts with its 95 % interval: Wilson's score interval of the conditional share. */
export function ratioInterval(first: number, second: number): RatioInterval {
  const total = first + second;
  if (total === 0) return { ratio: null, low: 0, high: Infinity };
  const share = second / total;
  const squared = Z95 ** 2;
  const middle = (share + squared / (2 * total)) / (1 + squared / total);
  const half = (Z95 / (1 + squared / total)) * Math.sqrt((share * (1 - share)) / total + squared / (4 * total ** 2));
  const odds = (value: number): number => (value >= 1 ? Infinity : Math.max(0, value) / (1 - value));
  return { ratio: first === 0 ? null : second / first, low: odds(middle - half), high: odds(middle + half) };
}

/** Benjamini & Hochberg (1995): adjusted p-values, in the order given. */
export function benjaminiHochberg(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => b.value - a.value);
  const adjusted: number[] = values.map(() => 1);
  let least = 1;
  order.forEach(({ value, index }, position) => {
    least = Math.min(least, (value * values.length) / (values.length - position));
    adjusted[index] = least;
  });
  return adjusted;
}
