// A training event or a group of a centre, and what may be done with it on a day.
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';

export type EventKind = 'event' | 'group';
export type EventMode = 'inPerson' | 'virtual';
export type EventStatus = 'open' | 'closed' | 'cancelled';

export const MODE_WORDS: Readonly<Record<EventMode, string>> = { inPerson: 'Presencial', virtual: 'Virtual' };

export interface EventDates {
  readonly startsOn: CalendarDate;
  /** Null: a group whose last day nobody has set. */
  readonly endsOn: CalendarDate | null;
}

export interface EventState extends EventDates {
  readonly kind: EventKind;
  readonly status: EventStatus;
  readonly capacity: number | null;
}

export interface TrainingEvent {
  readonly id: number;
  readonly territory: string;
  readonly kind: EventKind;
  readonly centreId: number | null;
  readonly groupNumber: string | null;
  readonly title: string;
  readonly topic: string;
  readonly workLine: string | null;
  readonly mode: EventMode;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  readonly hours: number | null;
  readonly organiser: string;
  readonly place: string;
  readonly audience: readonly string[];
  readonly capacity: number | null;
  readonly isEvaluated: boolean;
  readonly status: EventStatus;
  readonly endedOn: CalendarDate | null;
  readonly endedReason: string | null;
  readonly revision: number;
}

export interface EventTotals {
  readonly enrolled: number;
  readonly attended: number;
  /** Days with attendance recorded. */
  readonly days: number;
  readonly marked: number;
  readonly markSum: number;
  readonly certified: number;
}

export function requireDatesInOrder({ startsOn, endsOn }: EventDates): void {
  if (endsOn !== null && endsOn < startsOn)
    throw new Refusal(
      'invalid',
      'event-ends-before-start',
      `El evento no puede terminar el ${formatDate(endsOn)}, antes de empezar el ${formatDate(startsOn)}.`,
    );
}

/** What is closed or cancelled stays as it was. */
export function requireOpen({ kind, status }: Pick<EventState, 'kind' | 'status'>): void {
  if (status === 'open') return;
  if (kind === 'group') throw new Refusal('conflict', 'group-closed', 'El grupo ya se clausuró: no admite cambios.');
  throw new Refusal(
    'conflict',
    'event-not-open',
    status === 'closed' ? 'El evento ya se cerró: no admite cambios.' : 'El evento se canceló: no admite cambios.',
  );
}

/** `more` are those who would come in. */
export function requireRoom({ capacity }: Pick<EventState, 'capacity'>, enrolled: number, more: number): void {
  if (capacity === null || enrolled + more <= capacity) return;
  throw new Refusal(
    'conflict',
    'capacity-exceeded',
    `El evento admite ${capacity} participantes y ya hay ${enrolled}: no caben ${more} más.`,
  );
}

/** Attendance is of a day of the event that has come. */
export function requireDayOfEvent({ startsOn, endsOn }: EventDates, day: CalendarDate, today: CalendarDate): void {
  if (day < startsOn || (endsOn !== null && day > endsOn))
    throw new Refusal(
      'invalid',
      'day-outside-event',
      `El ${formatDate(day)} no es un día del evento, que va ${periodWords({ startsOn, endsOn })}.`,
    );
  if (day > today)
    throw new Refusal('invalid', 'day-to-come', `La asistencia del ${formatDate(day)} se registra ese día o después.`);
}

/** Days with attendance stay inside of the event when its dates change. */
export function requireDaysInside(dates: EventDates, days: readonly CalendarDate[], today: CalendarDate): void {
  for (const day of days) requireDayOfEvent(dates, day, today);
}

/** Nothing is closed before its last day, nor without anybody having come. */
export function requireClosable(
  event: EventState,
  { attended }: Pick<EventTotals, 'attended'>,
  today: CalendarDate,
): void {
  requireOpen(event);
  const last = event.endsOn ?? event.startsOn;
  if (today < last)
    throw new Refusal('conflict', 'event-not-over', `Se cierra desde su último día, el ${formatDate(last)}.`);
  if (attended === 0)
    throw new Refusal('conflict', 'event-without-attendance', 'Registre la asistencia antes de cerrar.');
}

/** "del 08/11/2024 al 13/12/2024", "el 08/11/2024", "desde el 06/01/2025". */
export function periodWords({ startsOn, endsOn }: EventDates): string {
  if (endsOn === null) return `desde el ${formatDate(startsOn)}`;
  return startsOn === endsOn ? `el ${formatDate(startsOn)}` : `del ${formatDate(startsOn)} al ${formatDate(endsOn)}`;
}

/** "8 horas académicas", "1 hora académica", "7.5 horas académicas". */
export function hoursWords(hours: number): string {
  return hours === 1 ? '1 hora académica' : `${hours} horas académicas`;
}
