// Who is a member on a day: a seat whose titular is in force. A seat that nobody holds does not raise the quorum.
import type { CalendarDate } from '#shared/calendar-date.ts';

export type Capacity = 'titular' | 'alternate';
export const CAPACITY_WORDS: Readonly<Record<Capacity, string>> = { titular: 'titular', alternate: 'alterno' };

export interface Seat {
  readonly id: number;
  readonly position: string;
  readonly entity: string;
  readonly presides: boolean;
  readonly closedOn: CalendarDate | null;
}

export interface Appointment {
  readonly id: number;
  readonly seatId: number;
  readonly capacity: Capacity;
  readonly resolution: string;
  readonly validFrom: CalendarDate;
  /** Its last day; null: until another is appointed. */
  readonly validTo: CalendarDate | null;
}

export function isInForce(
  { validFrom, validTo }: Pick<Appointment, 'validFrom' | 'validTo'>,
  day: CalendarDate,
): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

export function isOpen({ closedOn }: Pick<Seat, 'closedOn'>, day: CalendarDate): boolean {
  return closedOn === null || day <= closedOn;
}

/** Seats that count as members on the day. */
export function membersInForce<S extends Seat>(
  seats: readonly S[],
  appointments: readonly Appointment[],
  day: CalendarDate,
): readonly S[] {
  return seats.filter(
    (seat) =>
      isOpen(seat, day) &&
      appointments.some((one) => one.seatId === seat.id && one.capacity === 'titular' && isInForce(one, day)),
  );
}

/** Another titular of the seat whose period meets the new one. */
export function overlapping(
  appointments: readonly Appointment[],
  asked: Pick<Appointment, 'seatId' | 'capacity' | 'validFrom' | 'validTo'>,
): Appointment | undefined {
  return appointments.find(
    (one) =>
      one.seatId === asked.seatId &&
      one.capacity === asked.capacity &&
      one.validFrom <= (asked.validTo ?? '9999-12-31') &&
      asked.validFrom <= (one.validTo ?? '9999-12-31'),
  );
}
