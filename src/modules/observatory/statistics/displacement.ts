// Did it work? The weighted displacement difference of Wheeler & Ratcliffe (Crime Science 7:11, 2018): what changed
// where something was done, less what changed where nothing was, and the same around both.

export interface BeforeAndAfter {
  readonly before: number;
  readonly after: number;
}

export interface DisplacementInput {
  readonly treated: BeforeAndAfter;
  readonly control: BeforeAndAfter;
  /** Around them, where what was done may have pushed it; none: displacement is not looked at. */
  readonly aroundTreated?: BeforeAndAfter;
  readonly aroundControl?: BeforeAndAfter;
  /** Length of the time after ÷ length of the time before; 1 when alike. */
  readonly timeWeight?: number;
}

export interface DisplacementDifference {
  /** Events, negative: fewer than the controls would have led one to expect. */
  readonly local: number;
  readonly displacement: number;
  readonly total: number;
  /** Of `total`: Poisson counts, so the sum of them all. */
  readonly standardError: number;
  /** total ÷ standardError; null where nothing was counted. */
  readonly z: number | null;
  /** 95 %. */
  readonly low: number;
  readonly high: number;
}

/** Normal quantiles: 97.5 % and, for a power of eight in ten, 80 %. */
const Z95 = 1.959963984540054;
const Z80 = 0.8416212335729143;

export function displacementDifference(input: DisplacementInput): DisplacementDifference {
  const weight = input.timeWeight ?? 1;
  const around = input.aroundTreated && input.aroundControl;
  const local = change(input.treated, weight) - change(input.control, weight);
  const displacement =
    input.aroundTreated && input.aroundControl
      ? change(input.aroundTreated, weight) - change(input.aroundControl, weight)
      : 0;
  const areas = [
    input.treated,
    input.control,
    ...(around && input.aroundTreated && input.aroundControl ? [input.aroundTreated, input.aroundControl] : []),
  ];
  const standardError = Math.sqrt(areas.reduce((sum, { before, after }) => sum + before + after / weight ** 2, 0));
  const total = local + displacement;
  return {
    local,
    displacement,
    total,
    standardError,
    z: standardError === 0 ? null : total / standardError,
    low: total - Z95 * standardError,
    high: total + Z95 * standardError,
  };
}

function change({ before, after }: BeforeAndAfter, weight: number): number {
  return after / weight - before;
}

/**
 * The smallest difference that such counts would show eight times in ten (two-tailed, 5 %): what is told before
 * anybody looks at the result. From what there was before, were nothing to change.
 */
export function detectableDifference(input: Omit<DisplacementInput, 'timeWeight'>, timeWeight = 1): number {
  const areas = [input.treated, input.control, input.aroundTreated, input.aroundControl];
  const variance = areas.reduce((sum, area) => sum + (area ? area.before * (1 + 1 / timeWeight) : 0), 0);
  return (Z95 + Z80) * Math.sqrt(variance);
}
