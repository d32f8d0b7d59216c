// Did it work? The weighted displacement difference of Wheeler & Ratcliffe (Crime Science 7:11, 2018): what changed
// where something was done, less what changed where nothing was, and the same around both.
import { ONE_SIDED_80, Z95 } from './normal.ts';

/** Standard errors that a difference must be to show eight times in ten (two-tailed, 5 %). */
export const DETECTABLE_ERRORS = Z95 + ONE_SIDED_80;

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

export function displacementDifference(input: DisplacementInput): DisplacementDifference {
  const weight = input.timeWeight ?? 1;
  const { treated, control, aroundTreated, aroundControl } = input;
  const around = aroundTreated && aroundControl ? [aroundTreated, aroundControl] : [];
  const local = change(treated, weight) - change(control, weight);
  const displacement =
    aroundTreated && aroundControl ? change(aroundTreated, weight) - change(aroundControl, weight) : 0;
  const areas = [treated, control, ...around];
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
  return DETECTABLE_ERRORS * Math.sqrt(variance);
}
