// Which version of a plan holds on a day.
import type { CalendarDate } from '#shared/calendar-date.ts';
import { lastDayOfQuarter, type Quarter } from '../follow-up/quarter.ts';

interface DatedVersion {
  readonly version: number;
  readonly status: 'draft' | 'approved';
  readonly inForceFrom: CalendarDate | null;
}

/** Of the approved ones that had begun, the newest; undefined: the plan had none yet. */
export function versionAt<Version extends DatedVersion>(
  versions: readonly Version[],
  quarter: Quarter,
): Version | undefined {
  const end = lastDayOfQuarter(quarter);
  return versions
    .filter(({ status, inForceFrom }) => status === 'approved' && inForceFrom !== null && inForceFrom <= end)
    .toSorted((a, b) => (b.inForceFrom ?? '').localeCompare(a.inForceFrom ?? '') || b.version - a.version)[0];
}
