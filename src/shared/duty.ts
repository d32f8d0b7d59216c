import type { CalendarDate } from './calendar-date.ts';

/** Something that somebody owes by a day, and where it is done. */
export interface Duty {
  /** Stable: 'plans.close-quarter/070101/2025-T1'. */
  readonly id: string;
  /** Ubigeo prefix of who owes it; '' is Peru. */
  readonly territory: string;
  /** Section or kind of work that it belongs to, as its page is titled. */
  readonly section: string;
  /** Spanish: «Cerrar el primer trimestre de 2025». */
  readonly what: string;
  /** Null: owed, and nobody set a day. */
  readonly dueOn: CalendarDate | null;
  /** Codes of the roles that may do it. */
  readonly roles: readonly string[];
  /** Spanish, of the button: «Cerrar». */
  readonly verb: string;
  /** Page where the act is one click away: '/t/070101/planes/3?quarter=2025-T1'. */
  readonly href: string;
  /** Norm that asks for it, or «supuesto»; null: nobody's rule. */
  readonly basis: string | null;
}

export type DutyState = 'overdue' | 'thisWeek' | 'later' | 'undated';

/** Monday to Sunday of `today`; what is behind today is overdue. */
export function dutyState(dueOn: CalendarDate | null, today: CalendarDate, endOfWeek: CalendarDate): DutyState {
  if (dueOn === null) return 'undated';
  if (dueOn < today) return 'overdue';
  return dueOn <= endOfWeek ? 'thisWeek' : 'later';
}

/** Oldest day first, what has no day last; those of one day by territory and name. */
export function inDutyOrder(duties: readonly Duty[]): readonly Duty[] {
  const key = ({ dueOn, territory, id }: Duty): string => `${dueOn ?? '9999'} ${territory} ${id}`;
  return duties.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
