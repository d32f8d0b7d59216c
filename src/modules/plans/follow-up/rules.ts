// The dated rules of the follow-up: rows of the norms module, shown as «supuesto» where nobody published them.
import { addDays, type CalendarDate } from '#shared/calendar-date.ts';
import { type Confidence, type Parameter, parameterAt } from '#modules/norms/index.ts';
import type { StoredRecord } from '#modules/sources/index.ts';
import { lastDayOfQuarter, type Quarter } from './quarter.ts';

const CODES = {
  cap: 'plans.progress-cap',
  greenFrom: 'plans.light-green-minimum',
  amberFrom: 'plans.light-amber-minimum',
  closeDays: 'plans.close-days',
  reviewDays: 'plans.review-days',
} as const;

export interface ProgressRules {
  /** Percentage that an activity counts at most; null: no rule in force caps it. */
  readonly cap: number | null;
  readonly greenFrom: number | null;
  readonly amberFrom: number | null;
  /** Days after the quarter in which it is closed. */
  readonly closeDays: number | null;
  /** Days that each level above has. */
  readonly reviewDays: number | null;
  /** Where they come from: norm, or «supuesto». */
  readonly basis: string;
}

/** Those in force on the last day of the quarter. */
export function rulesOf(parameters: readonly StoredRecord[], quarter: Quarter, territory: string): ProgressRules {
  const at = (code: string): Parameter | undefined =>
    parameterAt(parameters, code, lastDayOfQuarter(quarter), territory);
  const number = (code: string): number | null => {
    const value = at(code)?.value;
    return value?.kind === 'number' ? value.value : null;
  };
  const found = Object.values(CODES).flatMap((code) => at(code) ?? []);
  return {
    cap: number(CODES.cap),
    greenFrom: number(CODES.greenFrom),
    amberFrom: number(CODES.amberFrom),
    closeDays: number(CODES.closeDays),
    reviewDays: number(CODES.reviewDays),
    basis: basisOf(found),
  };
}

const CERTAIN: readonly Confidence[] = ['DECK', 'OFF'];

function basisOf(found: readonly Parameter[]): string {
  if (found.length === 0) return 'sin regla en vigor';
  if (found.some(({ confidence }) => !CERTAIN.includes(confidence))) return 'supuesto';
  return [...new Set(found.flatMap(({ norm }) => (norm === null ? [] : [norm])))].join(', ') || 'supuesto';
}

export function closeDueOn(quarter: Quarter, { closeDays }: Pick<ProgressRules, 'closeDays'>): CalendarDate | null {
  return closeDays === null ? null : addDays(lastDayOfQuarter(quarter), closeDays);
}

export function reviewDueOn(
  since: CalendarDate,
  { reviewDays }: Pick<ProgressRules, 'reviewDays'>,
): CalendarDate | null {
  return reviewDays === null ? null : addDays(since, reviewDays);
}
