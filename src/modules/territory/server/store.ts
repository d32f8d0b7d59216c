// The only file that names the table of territories.
import { copyLine, insertInBulk } from '#server/database/copy.ts';
import type { ReadTx, WriteTx } from '#server/database/database.ts';
import type { Place } from '#modules/sources/index.ts';

/** Rings of [longitude, latitude], outer ones and holes. */
export type Outline = readonly (readonly (readonly [number, number])[])[];

export interface TerritoryRow {
  readonly code: string;
  readonly level: Place['level'];
  readonly name: string;
  readonly parent: string | null;
  /** Without accents, lower case, with the spellings of other sources. */
  readonly searchName: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly outline: Outline | null;
}

declare module '#server/database/schema.ts' {
  interface Schema {
    territory: TerritoryRow;
    territoryLoad: { sha256: string };
  }
}

export async function findLoadedHash(tx: ReadTx): Promise<string | undefined> {
  const row = await tx.selectFrom('territoryLoad').select('sha256').executeTakeFirst();
  return row?.sha256;
}

/** Replaces all territories by these. */
export async function replaceTerritories(tx: WriteTx, rows: readonly TerritoryRow[], sha256: string): Promise<void> {
  await tx.deleteFrom('territory').execute();
  await tx.deleteFrom('territoryLoad').execute();
  await tx.insertInto('territoryLoad').values({ sha256 }).execute();
  await insertInBulk(
    tx,
    'territory',
    ['code', 'level', 'name', 'parent', 'search_name', 'latitude', 'longitude', 'outline'],
    rows.map((row) =>
      copyLine([
        row.code,
        row.level,
        row.name,
        row.parent,
        row.searchName,
        row.latitude,
        row.longitude,
        row.outline && JSON.stringify(row.outline),
      ]),
    ),
  );
}

export async function findKnownCodes(tx: ReadTx): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('territory').select('code').execute();
  return new Set(rows.map((row) => row.code));
}

const placeColumns = ['code', 'name', 'level'] as const;

export async function findPlaceRow(tx: ReadTx, code: string): Promise<Place | undefined> {
  return tx.selectFrom('territory').select(placeColumns).where('code', '=', code).executeTakeFirst();
}

/** Places of these codes, in the order of their codes. */
export async function findPlaces(tx: ReadTx, codes: readonly string[]): Promise<readonly Place[]> {
  if (codes.length === 0) return [];
  return tx
    .selectFrom('territory')
    .select(placeColumns)
    .where('code', 'in', [...codes])
    .orderBy('code')
    .execute();
}

/** Of one level (2, 4 or 6 digits) inside of these, or around them; a null level: themselves. */
export async function findPlacesInside(
  tx: ReadTx,
  codes: readonly string[],
  digits: 2 | 4 | 6 | null,
): Promise<readonly Place[]> {
  if (digits === null) return findPlaces(tx, codes);
  return tx
    .selectFrom('territory')
    .select(placeColumns)
    .where(({ fn }) => fn<number>('length', ['code']), '=', digits)
    .where(({ or, eb }) => or(codes.map((code) => eb('code', 'like', `${code.slice(0, digits)}%`))))
    .orderBy('code')
    .execute();
}

export async function findChildren(tx: ReadTx, code: string): Promise<readonly Place[]> {
  return tx.selectFrom('territory').select(placeColumns).where('parent', '=', code).orderBy('code').execute();
}

export async function findDistricts(tx: ReadTx, code: string): Promise<readonly Place[]> {
  return tx
    .selectFrom('territory')
    .select(placeColumns)
    .where('level', '=', 'district')
    .where('code', 'like', `${code}%`)
    .orderBy('code')
    .execute();
}

export async function findOutlineRows(
  tx: ReadTx,
  codes: readonly string[],
): Promise<readonly (Place & { readonly outline: Outline })[]> {
  if (codes.length === 0) return [];
  const rows = await tx
    .selectFrom('territory')
    .select([...placeColumns, 'outline'])
    .where('code', 'in', [...codes])
    .orderBy('code')
    .execute();
  return rows.flatMap(({ outline, ...place }) => (outline ? [{ ...place, outline }] : []));
}

/** Names that hold every word, those that begin with the first one before, larger territories first. */
export async function searchTerritories(
  tx: ReadTx,
  words: readonly string[],
  limit: number,
): Promise<readonly Place[]> {
  const [first = ''] = words;
  let query = tx.selectFrom('territory').select(placeColumns);
  for (const word of words) query = query.where('searchName', 'like', `%${word.replaceAll(/[%_\\]/g, '')}%`);
  const rows = await query.orderBy('code').execute();
  const starts = (place: Place): number => (normalizedName(place.name).startsWith(first) ? 0 : 1);
  return rows
    .toSorted((a, b) => starts(a) - starts(b) || a.code.length - b.code.length || a.code.localeCompare(b.code))
    .slice(0, limit);
}

/** "Mi Perú" → "mi peru". */
export function normalizedName(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
