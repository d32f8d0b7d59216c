// States of plans and quarters in the words and colours of pages.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { State } from '#shared/document.ts';
import type { Light } from '../follow-up/progress.ts';
import { lastDayOfQuarter, parseQuarter, quarterCode, quarterOfDay } from '../follow-up/quarter.ts';
import { type QuarterState, STATE_WORDS } from '../follow-up/review.ts';

export const STATE_COLOURS: Readonly<Record<QuarterState, State>> = {
  open: 'unknown',
  submitted: 'neutral',
  observed: 'bad',
  correcting: 'warn',
  approved: 'good',
};

/** An open quarter is to come, is running, or is over and nobody closed it. */
export function quarterStateWords(
  { quarter, state }: { readonly quarter: string; readonly state: QuarterState },
  today: CalendarDate,
): string {
  const parsed = parseQuarter(quarter);
  if (state !== 'open' || !parsed) return STATE_WORDS[state];
  if (today > lastDayOfQuarter(parsed)) return 'sin cerrar';
  return quarterCode(quarterOfDay(today)) === quarter ? 'en curso' : 'por venir';
}

export const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  good: 'en verde',
  warn: 'en ámbar',
  bad: 'en rojo',
  unknown: 'sin semáforo',
};
