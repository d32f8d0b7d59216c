// Days counted between two dates, as a figure with its formula: ages, deadlines, part of the year gone.
import { type CalendarDate, dayOfYear, daysBetween, formatDate } from './calendar-date.ts';
import type { Figure } from './figure.ts';

interface DaysName {
  /** Whole id, with its section: `compromiso5.daysLeft@07/III`. */
  readonly id: string;
  readonly section: string;
  readonly label: string;
  readonly territory: string;
}

/** Days from a date that is a figure to a day of the calendar; null when nobody reported the date. */
export function daysSince(name: DaysName, from: Figure, until: CalendarDate): Figure {
  return daysFigure(name, from, `${formatDate(until)} − ${from.label}`, until, (date) => daysBetween(date, until));
}

/** Days from a day of the calendar to a date that is a figure; negative when it has passed. */
export function daysUntil(name: DaysName, from: CalendarDate, until: Figure): Figure {
  return daysFigure(name, until, `${until.label} − ${formatDate(from)}`, from, (date) => daysBetween(from, date));
}

/** 97 for a figure whose date is 07/04/2025. */
export function dayOfYearOf(name: DaysName, on: Figure): Figure {
  return daysFigure(name, on, 'días desde el 1 de enero, contado', on.cutOff, dayOfYear);
}

function daysFigure(
  name: DaysName,
  date: Figure,
  formula: string,
  cutOff: CalendarDate | null,
  count: (date: CalendarDate) => number,
): Figure {
  const value = typeof date.value === 'string' ? count(date.value) : null;
  return {
    ...name,
    value,
    ...(value === null ? { absence: 'notReported' } : {}),
    unit: 'days',
    decimals: 0,
    period: cutOff === null ? '' : `al ${formatDate(cutOff)}`,
    source: date.source,
    elaboration: 'Vigía',
    cutOff: date.cutOff,
    origin: { kind: 'formula', formula, inputs: [date.id] },
    ...(date.later ? { later: true } : {}),
  };
}
