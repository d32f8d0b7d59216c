// Quarters as addresses and screens write them: '2025-T1'.
import { type CalendarDate, lastDayOfMonth } from '#shared/calendar-date.ts';

export const QUARTERS = [1, 2, 3, 4] as const;
export type QuarterNumber = (typeof QUARTERS)[number];

export interface Quarter {
  readonly year: number;
  readonly quarter: QuarterNumber;
}

export const QUARTER_SHAPE = /^(20\d\d)-T([1-4])$/;

export function quarterCode({ year, quarter }: Quarter): string {
  return `${year}-T${quarter}`;
}

export function parseQuarter(text: string): Quarter | undefined {
  const [, year, digit] = QUARTER_SHAPE.exec(text) ?? [];
  const quarter = QUARTERS.find((one) => String(one) === digit);
  return year === undefined || quarter === undefined ? undefined : { year: Number(year), quarter };
}

export function lastDayOfQuarter({ year, quarter }: Quarter): CalendarDate {
  return lastDayOfMonth(year, quarter * 3);
}

export function quarterOfDay(day: CalendarDate): Quarter {
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  return { year: Number(day.slice(0, 4)), quarter: QUARTERS[index] ?? 4 };
}

const ORDINALS = { 1: 'primer', 2: 'segundo', 3: 'tercer', 4: 'cuarto' } as const;

/** «primer trimestre de 2025». */
export function quarterWords({ year, quarter }: Quarter): string {
  return `${ORDINALS[quarter]} trimestre de ${year}`;
}
