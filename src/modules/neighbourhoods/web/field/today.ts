import { type CalendarDate, limaDate } from '#shared/calendar-date.ts';

/** By the phone's own clock, in Peru. */
export function todayHere(): CalendarDate {
  return limaDate(new Date());
}
