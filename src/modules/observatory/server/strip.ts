// "Todo el Perú": SIDPOL's regions side by side.
import type { ReadTx } from '#server/database/database.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { createFigureBook, type Place, type Scope } from '#modules/sources/index.ts';
import { findEditionsOfSection } from '#modules/sources/server/index.ts';
import { findRegions } from '#modules/territory/server/index.ts';
import { comparableQuarter, periodText } from '../period.ts';
import { recordsChanges } from '../records.ts';
import { complaintEditions } from './load.ts';
import { findCountSums } from './store.ts';

export interface RegionStrip {
  readonly caption: string;
  readonly figures: readonly Figure[];
  /** The deepest fall first; `figure` is the id of the change. */
  readonly items: readonly { readonly place: Place; readonly figure: string }[];
}

/** SIDPOL tells Lima Metropolitana apart, which is province 1501; region Lima is the sum. */
export const METROPOLIS: Place = { code: '1501', name: 'Lima Metropolitana', level: 'province' };

/** Null when no national file is known at the date. */
export async function findRegionStrip(tx: ReadTx, scope: Scope): Promise<RegionStrip | null> {
  const country: Place = { code: '', name: 'Perú', level: 'country' };
  const { current } = complaintEditions(await findEditionsOfSection(tx, 'complaints'), { ...scope, place: country });
  if (!current) return null;
  const places = [...(await findRegions(tx)), METROPOLIS];
  const period = comparableQuarter(current.cutOff);
  const parts = await findCountSums(
    tx,
    current.id,
    places.map(({ code }) => code),
    period,
    [period.year - 1, period.year],
  );
  const book = createFigureBook({ section: 'complaints', editions: [current], tables: [] });
  const changes = recordsChanges(book, { edition: current, later: false, period, years: [], parts }, places).filter(
    ({ percent }) => percent.value !== null,
  );
  const byCode = new Map(places.map((place) => [place.code, place]));
  const items = changes
    .toSorted((a, b) => (numberOf(a.percent) ?? 0) - (numberOf(b.percent) ?? 0))
    .flatMap(({ territory, percent }) => {
      const place = byCode.get(territory);
      return place ? [{ place, figure: percent.id }] : [];
    });
  return {
    caption: `Cambio de los registros, ${periodText(period)} frente a ${period.year - 1}`,
    figures: book.figures,
    items,
  };
}
