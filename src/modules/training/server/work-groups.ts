import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { WorkGroup } from '../centres/work-groups.ts';
import { findCentres, findGroupIds } from './centre-store.ts';
import { findEventsByIds, findTotals } from './event-store.ts';

/** Of the centres of a place. As known on a day: those that were closed by then, whose counts no longer move. */
export async function findWorkGroups(
  tx: ReadTx,
  place: string,
  knownOn: CalendarDate | null,
): Promise<readonly WorkGroup[]> {
  const centres = await findCentres(tx, place);
  const ids = await findGroupIds(
    tx,
    centres.map(({ id }) => id),
  );
  const totals = await findTotals(tx, ids);
  const groups = await findEventsByIds(tx, ids);
  return groups
    .filter(({ status }) => status !== 'cancelled')
    .filter(({ endedOn }) => knownOn === null || (endedOn !== null && endedOn <= knownOn))
    .map((group) => ({
      territory: group.territory,
      number: group.groupNumber ?? '',
      startsOn: group.startsOn,
      endsOn: group.endsOn,
      isClosed: group.status === 'closed',
      enrolled: totals(group.id).enrolled,
      attended: totals(group.id).attended,
      certified: totals(group.id).certified,
    }))
    .toSorted((a, b) => a.territory.localeCompare(b.territory) || a.number.localeCompare(b.number));
}
