// What the pages and devices are answered.
import { randomBytes } from 'node:crypto';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import { addDays, type CalendarDate } from '#shared/calendar-date.ts';
import { maskedNumber, type Principal } from '#modules/identity/index.ts';
import type { Scope } from '#modules/sources/index.ts';
import type { ActivityDetail, ActivityState, FieldState, NeighbourhoodList, NeighbourhoodView } from '../contract.ts';
import type { OrganisationView } from '../organisation-contract.ts';
import { monthsOf, monthState } from '../months.ts';
import { catalogueCodeOf, type StatedNeighbourhood } from '../neighbourhood.ts';
import { sumMonths } from './activity-list-store.ts';
import { findFieldActivities, type StoredActivity } from './activity-store.ts';
import { findStated } from './named.ts';
import {
  countOrganisations,
  findMonthRows,
  findNeighbourhoodRows,
  findOrInsertKey,
  findPlanRows,
  findStationRows,
  type NeighbourhoodRow,
  type OrganisationRow,
} from './neighbourhood-store.ts';
import { countOthersWith, findPictures } from './picture-store.ts';

interface ListQuestion {
  readonly year: string;
  readonly today: CalendarDate;
  /** Stations of the place. */
  readonly catalogue: readonly { readonly code: string; readonly name: string }[];
}

/** Those that are worked with and those that an edition names, by district and name. */
export async function listNeighbourhoods(
  tx: ReadTx,
  scope: Scope,
  { year, today, catalogue }: ListQuestion,
): Promise<NeighbourhoodList> {
  const territory = scope.place.code;
  const rows = await findNeighbourhoodRows(tx, territory);
  const stated = await findStated(tx, scope);
  const stations = await findStationRows(tx, territory);
  const plans = await findPlanRows(tx, territory);
  const declared = await findMonthRows(tx, territory);
  const sums = await sumMonths(tx, territory, year);
  const organisations = await countOrganisations(tx, territory);
  const view = (row: NeighbourhoodRow, named: StatedNeighbourhood | undefined): NeighbourhoodView => {
    const own = sums.filter(({ neighbourhoodId }) => neighbourhoodId === row.id);
    const plan = plans.find((one) => one.neighbourhoodId === row.id && String(one.year) === year);
    const known = stations.filter(({ neighbourhoodId }) => neighbourhoodId === row.id);
    return {
      ...row,
      isStated: named !== undefined,
      stations: known.map(({ station, catalogueCode }) => ({ station, catalogueCode })),
      goal: plan ? { activities: plan.activitiesGoal, hours: plan.hoursGoal } : null,
      months: monthsOf(year, today).map((month) => {
        const activities = own.find((sum) => sum.month === month)?.all ?? 0;
        const said = declared.find((one) => one.neighbourhoodId === row.id && one.month === month)?.declared ?? null;
        return { month, activities, state: monthState({ month, activities, declared: said }, today) };
      }),
      activities: own.reduce((sum, { all }) => sum + all, 0),
      validated: own.reduce((sum, { validated }) => sum + validated, 0),
      hours: own.reduce((sum, { hours }) => sum + hours, 0),
      organisations: organisations[row.id] ?? 0,
    };
  };
  const fresh = stated.filter(({ id }) => !rows.some((row) => row.id === id));
  const views = [
    ...rows.map((row) =>
      view(
        row,
        stated.find(({ id }) => id === row.id),
      ),
    ),
    ...fresh.map((named) => ({
      ...view({ ...named, limits: null, startsOn: null, endsOn: null }, named),
      stations:
        named.station === ''
          ? []
          : [{ station: named.station, catalogueCode: catalogueCodeOf(named.station, catalogue) }],
    })),
  ];
  const key = ({ territory: district, title }: NeighbourhoodView): string => `${district} ${title}`;
  return {
    year,
    neighbourhoods: views.toSorted((a, b) => key(a).localeCompare(key(b), 'es')),
  };
}

const FIELD_DAYS = 60;
const FIELD_ACTIVITIES = 200;

/** What a device needs to work without a network. The key is its account's, and nobody else's. */
export async function fieldStateOf(
  tx: WriteTx,
  scopes: readonly Scope[],
  actor: Principal & { readonly account: string },
  today: CalendarDate,
): Promise<FieldState> {
  const key = await findOrInsertKey(tx, actor.account, randomBytes(32));
  const neighbourhoods = new Map<string, FieldState['neighbourhoods'][number]>();
  const activities = new Map<string, ActivityState>();
  for (const scope of scopes) {
    const territory = scope.place.code;
    const declared = await findMonthRows(tx, territory);
    const stated = await findStated(tx, scope);
    const rows = await findNeighbourhoodRows(tx, territory);
    const all = [...stated.map((one) => ({ ...one, limits: null, startsOn: null, endsOn: null })), ...rows];
    for (const { id, territory: district, title, limits, startsOn, endsOn } of all) {
      const own = declared.filter(({ neighbourhoodId }) => neighbourhoodId === id);
      const months = Object.fromEntries(own.map((one) => [one.month, one.declared]));
      neighbourhoods.set(id, { id, territory: district, title, limits, startsOn, endsOn, months });
    }
    const found = await findFieldActivities(tx, territory, addDays(today, -FIELD_DAYS), FIELD_ACTIVITIES);
    for (const activity of found) activities.set(activity.id, stateOf(activity));
  }
  return {
    account: actor.account,
    name: actor.name,
    key: Buffer.from(key).toString('base64'),
    today,
    territory: scopes[0]?.place.code || 'PE',
    neighbourhoods: [...neighbourhoods.values()].toSorted((a, b) => a.title.localeCompare(b.title, 'es')),
    activities: [...activities.values()],
  };
}

export function stateOf(activity: StoredActivity): ActivityState {
  const { id, status, record, writers, problems, conflicts, verdict, updatedAt } = activity;
  return { id, status, record, writers, problems, conflicts, verdict, updatedAt };
}

export async function detailOf(tx: ReadTx, activity: StoredActivity): Promise<ActivityDetail> {
  const pictures: ActivityDetail['pictures'][number][] = [];
  for (const { id, file, evidenceId } of await findPictures(tx, activity.id)) {
    const repeatedIn = evidenceId === null ? 0 : await countOthersWith(tx, evidenceId, activity.id);
    pictures.push({ id, file, evidenceId, isWhole: evidenceId !== null, repeatedIn });
  }
  return { ...stateOf(activity), territory: activity.territory, createdBy: activity.createdBy, pictures };
}

/** Members are counts; who coordinates is masked. */
export function maskedOrganisation(row: OrganisationRow): OrganisationView {
  const { coordinatorName, coordinatorPhone, ...shown } = row;
  const initials = coordinatorName
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${word.slice(0, 1)}.`)
    .join(' ');
  return { ...shown, coordinator: initials, phone: maskedNumber(coordinatorPhone) };
}
