import { useState } from 'react';
import { type CalendarDate, limaDate } from '#shared/calendar-date.ts';

/** The day in Lima when the page was opened: a starting value for forms, never a figure. */
export function useToday(): CalendarDate {
  const [today] = useState(() => limaDate(new Date()));
  return today;
}
