// What the section needs of the work: sums of validated activities, and the rows behind them.
import type { ReadTx } from '#server/database/database.ts';
import type { Scope } from '#modules/sources/index.ts';
import type { QueryOrigin, QueryRows } from '#modules/sources/server/index.ts';
import { ACTORS, KINDS } from '../activity.ts';
import type { Detail } from '../detail.ts';
import { findCounted, sumDetail, sumTotals } from './activity-list-store.ts';
import { findMonthRows, findNeighbourhoodRows } from './neighbourhood-store.ts';

/** Undefined where nobody has validated anything: the section is then what its editions say. */
export async function loadDetail(tx: ReadTx, { place, asOf, today }: Scope): Promise<Detail> {
  // Of the country there is no total while only some regions work here.
  if (place.level === 'country') return undefined;
  const upTo = asOf ?? today;
  const sums = await sumDetail(tx, place.code, upTo);
  if (sums.length === 0) return undefined;
  const rows = await findNeighbourhoodRows(tx, place.code);
  return {
    upTo,
    sums,
    totals: await sumTotals(tx, place.code, upTo),
    months: await findMonthRows(tx, place.code),
    titles: Object.fromEntries(rows.map(({ id, title }) => [id, title])),
  };
}

const COLUMNS: QueryRows['columns'] = [
  { key: 'heldOn', label: 'Fecha' },
  { key: 'neighbourhood', label: 'Barrio' },
  { key: 'kind', label: 'Tipo de acción' },
  { key: 'actor', label: 'Actor' },
  { key: 'place', label: 'Lugar' },
  { key: 'people', label: 'Personas' },
  { key: 'session', label: 'Sesión' },
];

/** The activities that a figure counts: no person among them. */
export async function proveDetail(tx: ReadTx, { filter }: QueryOrigin, limit: number): Promise<QueryRows> {
  const { neighbourhood, kind, actor } = filter;
  const asked = {
    territory: filter['territory'] ?? '',
    year: filter['year'] ?? '',
    upTo: filter['upTo'] ?? '',
    ...(neighbourhood === undefined ? {} : { neighbourhood }),
    ...(kind === undefined ? {} : { kind }),
    ...(actor === undefined ? {} : { actor }),
  };
  const { rows, total } = await findCounted(tx, asked, limit);
  const titles = new Map((await findNeighbourhoodRows(tx, asked.territory)).map(({ id, title }) => [id, title]));
  const wordOf = (words: Readonly<Record<string, string>>, code: string | null): string | null =>
    code === null ? null : (words[code] ?? code);
  return {
    columns: COLUMNS,
    total,
    rows: rows.map((row) => ({
      heldOn: row.heldOn,
      neighbourhood: titles.get(row.neighbourhoodId ?? '') ?? row.neighbourhoodId,
      kind: wordOf(KINDS, row.kind),
      actor: wordOf(ACTORS, row.actor),
      place: row.place,
      people: row.attendanceTotal,
      session: row.session,
    })),
  };
}
