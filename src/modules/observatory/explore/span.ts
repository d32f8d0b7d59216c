// Stretches of months in words.
import { MONTHS } from '#shared/calendar-date.ts';
import type { Month, Span } from './query.ts';

/** "enero–marzo de 2025", "marzo de 2025", "2025", "noviembre de 2024 a febrero de 2025". */
export function spanText({ from, to }: Span): string {
  const [fromYear, toYear] = [from.slice(0, 4), to.slice(0, 4)];
  const [fromMonth, toMonth] = [Number(from.slice(5)), Number(to.slice(5))];
  const wholeYears = fromMonth === 1 && toMonth === 12;
  if (fromYear === toYear) {
    if (wholeYears) return fromYear;
    return fromMonth === toMonth
      ? `${nameOf(fromMonth)} de ${fromYear}`
      : `${nameOf(fromMonth)}–${nameOf(toMonth)} de ${fromYear}`;
  }
  return wholeYears ? `${fromYear}–${toYear}` : `${nameOf(fromMonth)} de ${fromYear} a ${nameOf(toMonth)} de ${toYear}`;
}

/** "ene 2025": under a chart. */
export function shortMonth(month: Month): string {
  return `${nameOf(Number(month.slice(5))).slice(0, 3)} ${month.slice(0, 4)}`;
}

function nameOf(month: number): string {
  return MONTHS[month - 1] ?? '';
}
