// What the section needs from the database besides its rows.
import type { ReadTx } from '#server/database/database.ts';
import { contains, type Edition, type Scope } from '#modules/sources/index.ts';
import { findEditionsOfSection, findRecordsInForce, type LoadContext } from '#modules/sources/server/index.ts';
import { membersOf } from '#modules/territory/index.ts';
import { findOutlines } from '#modules/territory/server/index.ts';
import { COMPLAINT_COUNTS, type ComplaintData, type Period } from '../dataset.ts';
import { comparableQuarter } from '../period.ts';
import type { ComplaintsExtra } from '../section.ts';
import { periodOf } from '../stated.ts';
import { ANNUAL, QUARTER } from '../tables.ts';
import { findCountSums } from './store.ts';

export async function loadComplaints(tx: ReadTx, scope: Scope, own: LoadContext): Promise<ComplaintsExtra> {
  const live = await findEditionsOfSection(tx, 'complaints');
  const { current, later } = complaintEditions(live, scope);
  const members = membersOf(scope).map(({ code }) => code);
  const stated = own.records
    .filter((row) => row.table === QUARTER.code && row.territory === scope.place.code)
    .map(periodOf);
  const newest = stated.toSorted((a, b) => b.year - a.year)[0];
  return {
    current: current
      ? await loadData(tx, current, scope.place.code, members, comparableQuarter(current.cutOff), false)
      : null,
    // The same months that were printed at the date, seen again.
    later: later
      ? await loadData(tx, later, scope.place.code, members, newest ?? comparableQuarter(later.cutOff), true)
      : null,
    laterRows:
      later === null
        ? { editions: [], records: [] }
        : await findRecordsInForce(tx, [ANNUAL], live, { ...scope, asOf: null }),
    annual: current ? await findCountSums(tx, current.id, [scope.place.code], { fromMonth: 1, toMonth: 12 }, null) : [],
    shapes: current || later ? await findOutlines(tx, membersOf(scope)) : [],
  };
}

/** The SIDPOL edition in force at a date, and the newest when it was published after it. */
export function complaintEditions(
  live: readonly Edition[],
  scope: Pick<Scope, 'asOf' | 'place' | 'withDrafts'>,
): { readonly current: Edition | null; readonly later: Edition | null } {
  const editions = live
    .filter((edition) => edition.tables.includes(COMPLAINT_COUNTS) && contains(edition.territory, scope.place.code))
    .filter((edition) => edition.status === 'published' || scope.withDrafts === true)
    .toSorted((a, b) => b.cutOff.localeCompare(a.cutOff) || b.revision - a.revision || b.id - a.id);
  const known = (edition: Edition): boolean => scope.asOf === null || edition.publishedOn <= scope.asOf;
  const newest = editions[0] ?? null;
  return { current: editions.find(known) ?? null, later: newest && !known(newest) ? newest : null };
}

async function loadData(
  tx: ReadTx,
  edition: Edition,
  place: string,
  members: readonly string[],
  period: Period,
  later: boolean,
): Promise<ComplaintData> {
  const years = await findCountSums(tx, edition.id, [place], period, null);
  const parts = await findCountSums(
    tx,
    edition.id,
    [...new Set(['', ...members])].filter((code) => code !== place),
    period,
    [period.year - 1, period.year],
  );
  return { edition, later, period, years, parts };
}
