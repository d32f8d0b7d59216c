// A month of a neighbourhood is told, declared without activity, or missing: three things, and none is zero.
import { addDays, type CalendarDate } from '#shared/calendar-date.ts';

/** '2025-03' */
export type Month = string;

export type MonthState =
  | 'withActivity'
  /** «Sin actividad», said by somebody. */
  | 'declaredEmpty'
  /** It has activities and somebody said that they are all. */
  | 'complete'
  | 'missing'
  /** It has not ended. */
  | 'open';

export interface MonthFacts {
  readonly month: Month;
  /** Registered: a draft is none yet. */
  readonly activities: number;
  readonly declared: 'none' | 'complete' | null;
}

export function monthState({ month, activities, declared }: MonthFacts, today: CalendarDate): MonthState {
  if (declared === 'complete') return 'complete';
  if (declared === 'none' && activities === 0) return 'declaredEmpty';
  if (activities > 0) return 'withActivity';
  return month >= today.slice(0, 7) ? 'open' : 'missing';
}

export const MONTH_WORDS: Readonly<Record<MonthState, string>> = {
  withActivity: 'con actividades',
  declaredEmpty: 'sin actividad',
  complete: 'completo',
  missing: 'falta',
  open: 'en curso',
};

/** '2025-01' to '2025-12', up to the month of `today`. */
export function monthsOf(year: string, today: CalendarDate): readonly Month[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).filter(
    (month) => month <= today.slice(0, 7),
  );
}

/** Whether the detail can stand for the year up to a day: every month of it is declared one way or the other. */
export function isDetailWhole(year: string, cutOff: CalendarDate, declared: ReadonlySet<Month>): boolean {
  const months = monthsOf(year, cutOff);
  return months.length > 0 && months.every((month) => declared.has(month));
}

export function monthAfter(month: Month): Month {
  return addDays(`${month}-28`, 4).slice(0, 7);
}

export interface Dose {
  /** Of the goal, 0 to more than 1; null: no plan. */
  readonly ratio: number | null;
  readonly state: 'noPlan' | 'under' | 'met';
}

/** Activities done against the part of the year's goal that its elapsed months ask for. */
export function doseOf(done: number, goal: number | null, elapsedMonths: number): Dose {
  if (goal === null || goal === 0) return { ratio: null, state: 'noPlan' };
  const expected = (goal * elapsedMonths) / 12;
  return { ratio: done / goal, state: done >= expected ? 'met' : 'under' };
}
