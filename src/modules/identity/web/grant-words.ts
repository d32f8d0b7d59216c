import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';

/** "desde el 01/01/2026", "del 01/01/2026 al 31/12/2026". */
export function periodWords(from: CalendarDate, to: CalendarDate | null): string {
  return to === null ? `desde el ${formatDate(from)}` : `del ${formatDate(from)} al ${formatDate(to)}`;
}

const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Chrome en Windows", to know one's own again. */
export function browserWords(userAgent: string | null): string {
  const nameIn = (known: typeof BROWSERS): string | undefined =>
    known.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const browser = nameIn(BROWSERS) ?? 'Navegador desconocido';
  const system = nameIn(SYSTEMS);
  return system === undefined ? browser : `${browser} en ${system}`;
}
