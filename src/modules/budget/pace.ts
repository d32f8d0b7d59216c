// How fast money is spent: against the year gone, against the same entity's earlier years, and against a goal.
import { type CalendarDate, daysBetween, lastDayOfMonth } from '#shared/calendar-date.ts';

/** Accrued by month, January first; null where nobody says it. A year in course has fewer than twelve. */
export interface SpendingYear {
  readonly year: number;
  readonly months: readonly (number | null)[];
  /** Null where no PIM of that year is known. */
  readonly pim: number | null;
}

/** Sum of January to `month`; null when one of them is missing. */
export function spentBy({ months }: SpendingYear, month: number): number | null {
  if (month < 1 || months.length < month) return null;
  return months
    .slice(0, month)
    .reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

/**
 * Percentage spent by the end of a month: of the PIM, or of what the year had accrued at its end where no PIM is
 * known. Null when a month is missing or there is nothing to divide by.
 */
export function advanceBy(year: SpendingYear, month: number): number | null {
  const spent = spentBy(year, month);
  const whole = year.pim ?? spentBy(year, 12);
  return spent === null || whole === null || whole <= 0 ? null : (spent / whole) * 100;
}

export interface Band {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Earlier years that it stands on. */
  readonly years: readonly number[];
}

/** Fewer years make no band. */
export const BAND_YEARS = 3;

/** From the slowest to the fastest of the earlier years by that month; null below `BAND_YEARS`. */
export function bandAt(earlier: readonly SpendingYear[], month: number): Band | null {
  const known = earlier.flatMap((year) => {
    const advance = advanceBy(year, month);
    return advance === null ? [] : [{ year: year.year, advance }];
  });
  if (known.length < BAND_YEARS) return null;
  const values = known.map(({ advance }) => advance).toSorted((a, b) => a - b);
  return {
    low: values[0] ?? 0,
    median: medianOf(values),
    high: values.at(-1) ?? 0,
    years: known.map(({ year }) => year).toSorted((a, b) => a - b),
  };
}

/** Where a value lies among others, 0 to 100: those below it, and half of those equal. Null among none. */
export function percentileAmong(value: number, others: readonly number[]): number | null {
  if (others.length === 0) return null;
  const below = others.filter((other) => other < value).length;
  const equal = others.filter((other) => other === value).length;
  return ((below + equal / 2) / others.length) * 100;
}

/** The percentile of an advance by a month among the earlier years; null below `BAND_YEARS`. */
export function percentileAt(advance: number, earlier: readonly SpendingYear[], month: number): number | null {
  const others = earlier.flatMap((year) => advanceBy(year, month) ?? []);
  return others.length < BAND_YEARS ? null : percentileAmong(advance, others);
}

export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

export interface GoalQuestion {
  readonly pim: number;
  readonly accrued: number;
  readonly cutOff: CalendarDate;
  readonly year: number;
  /** Percentage of the PIM wanted at the end of the year. */
  readonly goal: number;
}

export type GoalState = 'reached' | 'enough' | 'speedUp' | 'closed' | 'noBudget';

export interface GoalAnswer {
  readonly state: GoalState;
  /** Soles that are lacking. */
  readonly lacking: number;
  /** From the cut-off to 31 December, in months of that year. */
  readonly monthsLeft: number;
  /** Soles a month from now on; null when no time is left. */
  readonly perMonth: number | null;
  /** Soles a month until now; null before anything could be spent. */
  readonly soFar: number | null;
  /** perMonth over soFar: 2 is twice as fast; null when one of them is null or nothing was spent. */
  readonly times: number | null;
}

/** By how much a month somebody must spend to reach a goal at the end of the year. */
export function goalOf({ pim, accrued, cutOff, year, goal }: GoalQuestion): GoalAnswer {
  const end = lastDayOfMonth(year, 12);
  const days = daysBetween(`${year}-01-01`, end) + 1;
  const gone = Math.min(days, Math.max(0, daysBetween(`${year}-01-01`, cutOff) + 1));
  const monthsLeft = ((days - gone) / days) * 12;
  const monthsGone = (gone / days) * 12;
  const lacking = Math.max(0, (pim * goal) / 100 - accrued);
  const soFar = monthsGone > 0 ? accrued / monthsGone : null;
  const perMonth = monthsLeft > 0 ? lacking / monthsLeft : null;
  const times = perMonth === null || soFar === null || soFar <= 0 ? null : perMonth / soFar;
  return { state: stateOf(pim, lacking, perMonth, soFar), lacking, monthsLeft, perMonth, soFar, times };
}

function stateOf(pim: number, lacking: number, perMonth: number | null, soFar: number | null): GoalState {
  if (pim <= 0) return 'noBudget';
  if (lacking === 0) return 'reached';
  if (perMonth === null) return 'closed';
  return soFar !== null && perMonth <= soFar ? 'enough' : 'speedUp';
}
