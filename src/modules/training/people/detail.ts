// What the detail of events adds up to by year, and whether somebody answers for its being complete.
import type { CalendarDate } from '#shared/calendar-date.ts';

/** People of a place who came to an event that was closed. */
export interface EventPeople {
  /** Of the event's last day. */
  readonly year: number;
  readonly eventId: number;
  readonly title: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly servants: number;
  /** Of them, for whom it was the first event of the year. */
  readonly servantsFirst: number;
  readonly neighbours: number;
  readonly neighboursFirst: number;
}

export interface YearDeclaration {
  readonly id: number;
  readonly year: number;
  readonly declaredOn: CalendarDate;
  readonly reason: string;
}

export interface YearOfEvents {
  readonly year: number;
  readonly events: number;
  /** People, each once in the year however many events they came to. */
  readonly servants: number;
  readonly neighbours: number;
}

export const COUNTING_RULE =
  'Cada persona cuenta una vez por año, en el año en que terminó el evento, aunque asista a varios; cuenta quien asistió al menos un día a un evento cerrado, en el territorio donde sirve. Los vecinos se cuentan aparte de los servidores.';

export function yearsOf(people: readonly EventPeople[]): readonly YearOfEvents[] {
  const years = [...new Set(people.map(({ year }) => year))].toSorted((a, b) => a - b);
  return years.map((year) => {
    const events = people.filter((one) => one.year === year);
    const sum = (count: (one: EventPeople) => number): number => events.reduce((total, one) => total + count(one), 0);
    return {
      year,
      events: events.length,
      servants: sum(({ servantsFirst }) => servantsFirst),
      neighbours: sum(({ neighboursFirst }) => neighboursFirst),
    };
  });
}

/** What the work tables say of a place on a day. */
export interface TrainingDetail {
  readonly people: readonly EventPeople[];
  readonly declarations: readonly YearDeclaration[];
  /** "As known on" of the question; null: today. */
  readonly knownOn: CalendarDate | null;
}

export const NO_DETAIL: TrainingDetail = { people: [], declarations: [], knownOn: null };
