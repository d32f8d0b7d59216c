// The legal rhythm: how often each committee meets and asks the public. How often is a dated parameter of the norms.
import { addDays, type CalendarDate, lastDayOfMonth, MONTHS } from '#shared/calendar-date.ts';
import type { CommitteeKind } from './committee.ts';
import type { SessionType } from './session.ts';

export type RhythmKind = 'sessions' | 'consultations';

/** Of the sessions that the rhythm asks for: an extraordinary one is not the ordinary one. */
export const COUNTING_TYPES: Readonly<Record<RhythmKind, readonly SessionType[]>> = {
  sessions: ['installation', 'ordinary'],
  consultations: ['publicConsultation'],
};

/** Code of the parameter: how many a year. */
export function rhythmParameter(kind: CommitteeKind, rhythm: RhythmKind): string {
  return `committees.${kind}-${rhythm}-yearly`;
}

export const QUORUM_PARAMETER = 'committees.quorum-base';
export const PUBLICATION_PARAMETER = 'committees.publication-working-days';

export interface Period {
  /** «enero», «enero–febrero», «primer trimestre» in the words of its months. */
  readonly label: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export type PeriodState = 'met' | 'due' | 'overdue';

export interface RhythmPeriod extends Period {
  readonly state: PeriodState;
  /** How many were held in it. */
  readonly held: number;
}

/** The year in as many parts as sessions are asked for; a number that does not divide it has shorter parts first. */
export function periodsOf(year: number, yearly: number): readonly Period[] {
  const parts = Math.max(1, Math.min(12, Math.round(yearly)));
  return Array.from({ length: parts }, (_, index) => {
    const first = Math.floor((index * 12) / parts);
    const last = Math.floor(((index + 1) * 12) / parts) - 1;
    const [from = '', to = ''] = [MONTHS[first], MONTHS[last]];
    return {
      label: `${from === to ? from : `${from}–${to}`} de ${year}`,
      from: `${year}-${String(first + 1).padStart(2, '0')}-01`,
      to: lastDayOfMonth(year, last + 1),
    };
  });
}

export interface RhythmQuestion {
  /** How far back it is looked. */
  readonly since: CalendarDate;
  readonly yearly: number;
  /** Days of the sessions that count and took place. */
  readonly heldOn: readonly CalendarDate[];
  readonly followedSince: CalendarDate;
  readonly today: CalendarDate;
}

/** Periods that ended before the committee was followed are nobody's debt; those to come are not owed yet. */
export function rhythmOf({ since, yearly, heldOn, followedSince, today }: RhythmQuestion): readonly RhythmPeriod[] {
  const first = Number(since.slice(0, 4));
  const years = Array.from({ length: Number(today.slice(0, 4)) - first + 1 }, (_, index) => first + index);
  return years
    .flatMap((year) => periodsOf(year, yearly))
    .filter(({ from, to }) => to >= followedSince && to >= since && from <= today)
    .map((period) => {
      const held = heldOn.filter((day) => period.from <= day && day <= period.to).length;
      const state: PeriodState = held > 0 ? 'met' : period.to < today ? 'overdue' : 'due';
      return { ...period, held, state };
    });
}

const RECENT_DAYS = 92;

/** The year, and a quarter of the one before while this one is young: what was owed in December is owed in January. */
export function rhythmSince(today: CalendarDate): CalendarDate {
  const [newYear, recent] = [`${today.slice(0, 4)}-01-01`, addDays(today, -RECENT_DAYS)];
  return recent < newYear ? recent : newYear;
}

/** Saturdays and Sundays are not counted; holidays are, for want of their calendar. */
export function addWorkingDays(day: CalendarDate, count: number): CalendarDate {
  let result = day;
  for (let left = count; left > 0;) {
    result = addDays(result, 1);
    const weekday = new Date(`${result}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return result;
}
