// PIM changes during its year: what changed between two cut-off dates is the difference of two editions.
import type { CalendarDate } from '#shared/calendar-date.ts';

/** The amounts of one entity and year as one edition has them, in soles. */
export interface Vintage {
  readonly editionId: number;
  readonly cutOff: CalendarDate;
  readonly pia: number;
  readonly pim: number;
  readonly accrued: number;
}

export interface Modification {
  /** Null: the PIA, at the opening of the year. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate;
  readonly editionId: number;
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/** Oldest first; cut-offs that changed nothing give no row. The first one starts from the PIA. */
export function modificationsOf(vintages: readonly Vintage[]): readonly Modification[] {
  const ordered = vintages.toSorted((a, b) => a.cutOff.localeCompare(b.cutOff) || a.editionId - b.editionId);
  return ordered.flatMap(({ editionId, cutOff, pia, pim }, index): readonly Modification[] => {
    const previous = ordered[index - 1];
    const before = previous?.pim ?? pia;
    if (before === pim) return [];
    return [{ from: previous?.cutOff ?? null, to: cutOff, editionId, before, after: pim, change: pim - before }];
  });
}

/** The amounts known on a day: of the newest cut-off not after it. Undefined before the first. */
export function vintageAt(vintages: readonly Vintage[], day: CalendarDate): Vintage | undefined {
  return vintages
    .filter(({ cutOff }) => cutOff <= day)
    .toSorted((a, b) => b.cutOff.localeCompare(a.cutOff) || b.editionId - a.editionId)[0];
}
