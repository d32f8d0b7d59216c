// What may be said of a change between two counts. A fall or a rise is affirmed only with evidence, after
// correcting for how many comparisons stand in the same table.
import { benjaminiHochberg, eTest, ratioInterval } from './poisson.ts';

/** Parameters chosen by this platform, not by any norm; each is printed with the method. */
export const VERDICT_PARAMETERS = {
  /** False discoveries accepted among the changes affirmed of one table. */
  falseDiscoveryRate: 0.05,
  /** No percentage over a first count smaller than this: "3 frente a 0" is not "300 %". */
  minimumCases: 20,
} as const;

export interface CountPair {
  readonly key: string;
  /** Null: no row, which is zero or unrecorded and so says nothing. */
  readonly previous: number | null;
  readonly current: number | null;
}

export type VerdictKind = 'falls' | 'rises' | 'inconclusive' | 'noData';

export interface Verdict {
  readonly key: string;
  readonly kind: VerdictKind;
  /** False when the first count is too small for a percentage. */
  readonly percentAllowed: boolean;
  /** E-test, and adjusted over the family. */
  readonly pValue: number | null;
  readonly adjusted: number | null;
  /** Of current ÷ previous, 95 %. */
  readonly low: number | null;
  readonly high: number | null;
}

export const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  falls: 'baja',
  rises: 'sube',
  inconclusive: 'no concluyente',
  noData: 'sin dato',
};

/** Verdicts of the comparisons of one table or sentence. */
export function judgeFamily(pairs: readonly CountPair[]): ReadonlyMap<string, Verdict> {
  const complete = pairs.flatMap(({ key, previous, current }) =>
    previous === null || current === null ? [] : [{ key, previous, current }],
  );
  const pValues = complete.map(({ previous, current }) => eTest(previous, current));
  const adjusted = benjaminiHochberg(pValues);
  const verdicts = new Map<string, Verdict>(
    pairs.map(({ key }) => [
      key,
      { key, kind: 'noData', percentAllowed: false, pValue: null, adjusted: null, low: null, high: null },
    ]),
  );
  complete.forEach(({ key, previous, current }, index) => {
    const p = adjusted[index] ?? 1;
    const { low, high } = ratioInterval(previous, current);
    const affirmed = p <= VERDICT_PARAMETERS.falseDiscoveryRate;
    verdicts.set(key, {
      key,
      kind: !affirmed ? 'inconclusive' : current < previous ? 'falls' : 'rises',
      percentAllowed: previous >= VERDICT_PARAMETERS.minimumCases,
      pValue: pValues[index] ?? null,
      adjusted: p,
      low,
      high: Number.isFinite(high) ? high : null,
    });
  });
  return verdicts;
}
