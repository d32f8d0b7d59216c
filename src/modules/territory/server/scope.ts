import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import type { Place, Scope } from '#modules/sources/index.ts';
import { findChildren, findDistricts, findOutlineRows, findPlaceRow, findPlaces, type Outline } from './store.ts';

/** Throws `unknown-ubigeo`. */
export async function findPlace(tx: ReadTx, code: string): Promise<Place> {
  const place = await findPlaceRow(tx, code);
  if (place) return place;
  throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo «${code}».`);
}

/** What a section is asked about. The country's districts are left out: nobody lists them. */
export async function findScope(
  tx: ReadTx,
  code: string,
  asOf: CalendarDate | null,
  today: CalendarDate,
): Promise<Scope> {
  const place = await findPlace(tx, code);
  return {
    place,
    children: await findChildren(tx, code),
    districts: code === '' ? [] : await findDistricts(tx, code),
    asOf,
    today: asOf ?? today,
  };
}

/** From the country down to the one that contains it. */
export async function findAncestors(tx: ReadTx, code: string): Promise<readonly Place[]> {
  const codes = ['', code.slice(0, 2), code.slice(0, 4)].filter((above) => above.length < code.length);
  return findPlaces(tx, [...new Set(codes)]);
}

export function findRegions(tx: ReadTx): Promise<readonly Place[]> {
  return findChildren(tx, '');
}

export function findOutlines(
  tx: ReadTx,
  places: readonly Pick<Place, 'code'>[],
): Promise<readonly (Place & { readonly outline: Outline })[]> {
  return findOutlineRows(
    tx,
    places.map(({ code }) => code),
  );
}
