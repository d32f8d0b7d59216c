// What norms oblige to, and the days that it is owed by.
import { addDays, type CalendarDate, lastDayOfMonth } from '#shared/calendar-date.ts';
import type { Confidence } from './tables.ts';

export const RECURRENCES = ['once', 'month', 'quarter', 'year'] as const;
export type Recurrence = (typeof RECURRENCES)[number];

export const RECURRENCE_TEXT: Readonly<Record<Recurrence, string>> = {
  once: 'una vez',
  month: 'cada mes',
  quarter: 'cada trimestre',
  year: 'cada año',
};

export interface Obligation {
  readonly id: number;
  /** Ubigeo prefix of who is obliged; '' is Peru. */
  readonly territory: string;
  readonly norm: string;
  readonly article: string;
  readonly who: string;
  readonly roles: readonly string[];
  readonly what: string;
  readonly firstDueOn: CalendarDate;
  readonly every: Recurrence;
  readonly endsOn: CalendarDate | null;
  readonly confidence: Confidence;
}

const MONTHS: Readonly<Record<Recurrence, number>> = { once: 0, month: 1, quarter: 3, year: 12 };
const AHEAD_DAYS = 92;
/** Who owes two years of months has more to do than to read them all. */
const MOST = 24;

/** Days that it is owed by and was not met: the last ones behind, and those of the next quarter. */
export function openDueDays(
  obligation: Pick<Obligation, 'firstDueOn' | 'every' | 'endsOn'>,
  met: ReadonlySet<CalendarDate>,
  today: CalendarDate,
): readonly CalendarDate[] {
  const horizon = addDays(today, AHEAD_DAYS);
  const until = obligation.endsOn !== null && obligation.endsOn < horizon ? obligation.endsOn : horizon;
  const step = MONTHS[obligation.every];
  const days: CalendarDate[] = [];
  for (let at = 0; ; at += 1) {
    const day = monthsAfter(obligation.firstDueOn, at * step);
    // One that comes once is owed however far it is.
    if (day > until && obligation.every !== 'once') break;
    days.push(day);
    if (step === 0) break;
  }
  return days.filter((day) => !met.has(day)).slice(-MOST);
}

/** Whether `day` is one of those that it is owed by. */
export function isDueDay(obligation: Pick<Obligation, 'firstDueOn' | 'every' | 'endsOn'>, day: CalendarDate): boolean {
  if (day < obligation.firstDueOn || (obligation.endsOn !== null && day > obligation.endsOn)) return false;
  const months = monthNumber(day) - monthNumber(obligation.firstDueOn);
  const step = MONTHS[obligation.every];
  const fits = step === 0 ? months === 0 : months % step === 0;
  return fits && monthsAfter(obligation.firstDueOn, months) === day;
}

const monthNumber = (day: CalendarDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The same day of a later month, or its last one. */
function monthsAfter(day: CalendarDate, months: number): CalendarDate {
  const at = monthNumber(day) + months;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  const last = lastDayOfMonth(year, month);
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}
