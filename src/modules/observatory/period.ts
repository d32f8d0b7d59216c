// Months of a year: how they are named, addressed, and when their figures can be compared.
import { addDays, type CalendarDate, daysBetween, lastDayOfMonth, MONTHS } from '#shared/calendar-date.ts';
import type { Period } from './dataset.ts';

const QUARTERS = ['primer', 'segundo', 'tercer', 'cuarto'];

/**
 * Days after its end that a period needs before it is compared: complaints are registered late, by far the
 * most in the first months. One year is this platform's choice, not a norm.
 */
export const MATURITY_DAYS = 365;

export function periodEnd({ year, toMonth }: Period): CalendarDate {
  return lastDayOfMonth(year, toMonth);
}

export function inYear(period: Period, year: number): Period {
  return { ...period, year };
}

/** "2025-01..2025-03". */
export function periodId({ year, fromMonth, toMonth }: Period): string {
  const month = (value: number): string => `${year}-${String(value).padStart(2, '0')}`;
  return `${month(fromMonth)}..${month(toMonth)}`;
}

/** "enero–marzo". */
export function monthsText({ fromMonth, toMonth }: Pick<Period, 'fromMonth' | 'toMonth'>): string {
  const [from, to] = [MONTHS[fromMonth - 1] ?? '', MONTHS[toMonth - 1] ?? ''];
  return from === to ? from : `${from}–${to}`;
}

/** "enero–marzo de 2025". */
export function periodText(period: Period): string {
  return `${monthsText(period)} de ${period.year}`;
}

/** "el primer trimestre", or "enero–mayo" when the months are no quarter. */
export function quarterText(period: Pick<Period, 'fromMonth' | 'toMonth'>): string {
  const isQuarter = period.toMonth - period.fromMonth === 2 && period.toMonth % 3 === 0;
  return isQuarter ? `el ${QUARTERS[period.toMonth / 3 - 1] ?? ''} trimestre` : monthsText(period);
}

/** "abril de 2026" of an edition's cut-off. */
export function monthOf(date: CalendarDate): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} de ${date.slice(0, 4)}`;
}

/** The newest quarter that had time to receive its late records by the cut-off. */
export function comparableQuarter(cutOff: CalendarDate): Period {
  const limit = addDays(cutOff, -MATURITY_DAYS);
  const year = Number(limit.slice(0, 4));
  const quarters = [year, year - 1].flatMap((candidate) =>
    [4, 3, 2, 1].map((quarter): Period => ({ year: candidate, fromMonth: quarter * 3 - 2, toMonth: quarter * 3 })),
  );
  return quarters.find((quarter) => periodEnd(quarter) <= limit) ?? { year: year - 1, fromMonth: 1, toMonth: 3 };
}

export function isMature(period: Period, cutOff: CalendarDate): boolean {
  return daysBetween(periodEnd(period), cutOff) >= MATURITY_DAYS;
}

/** "Violencia contra la mujer e integrantes" → "violencia": the part of an id. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words[0] ?? 'otra';
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  'Violencia contra la mujer e integrantes': 'Violencia contra la mujer',
  'Adolescentes infractores a la ley': 'Adolescentes',
};

export function shortName(name: string): string {
  return SHORT_NAMES[name] ?? name;
}

const FEMININE = new Set(['Extorsión', 'Estafa', 'Violencia contra la mujer e integrantes']);

/** "la extorsión", "el robo". */
export function withArticle(modality: string): string {
  return `${FEMININE.has(modality) ? 'la' : 'el'} ${shortName(modality).toLowerCase()}`;
}

/** Earlier years of a complaint are mistakes. */
export const FIRST_YEAR = 2000;
/** Later ones are slips of the keyboard, and would ask for memory month by month. */
export const LAST_YEAR = 2060;
