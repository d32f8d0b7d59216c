import { z } from 'zod';
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { createFigureBook } from '#modules/sources/index.ts';
import { findPlace } from '#modules/territory/server/index.ts';
import { type KnownEdition, lastMonthOf, latePanel } from '../explore/late-panel.ts';
import { monthAt, monthIndex } from '../explore/query.ts';
import { editionOf, modalityOf } from './explore.ts';
import { findGroups, findModalities } from './explore-store.ts';

export const lateFields = z.object({
  territory: z
    .string()
    .regex(/^(PE|(\d{2}){1,3})$/, 'Escriba PE o un ubigeo de 2, 4 o 6 dígitos.')
    .default('PE'),
  modality: z.string().default(''),
});
export type LateFields = z.infer<typeof lateFields>;

/** More ask for a long triangle, and late records are all but in after two years. */
const MOST_EDITIONS = 24;

/** Throws a Refusal: no-complaints, unknown-modality, unknown-ubigeo. */
export async function findLateRegistration(
  tx: ReadTx,
  { fields, asOf }: { readonly fields: LateFields; readonly asOf: CalendarDate | null },
): Promise<{ readonly panel: Panel; readonly figures: FigureMap }> {
  const { edition: current, editions } = await editionOf(tx, null, asOf);
  const place = await findPlace(tx, fields.territory === 'PE' ? '' : fields.territory);
  const modality = fields.modality === '' ? '' : modalityOf(fields.modality, await findModalities(tx, current.id));
  const comparable = editions
    .filter(({ publishedOn }) => asOf === null || publishedOn <= asOf)
    .toSorted((a, b) => a.cutOff.localeCompare(b.cutOff) || a.revision - b.revision)
    .filter(({ cutOff }, index, all) => all[index + 1]?.cutOff !== cutOff)
    .slice(-MOST_EDITIONS);
  const known: KnownEdition[] = [];
  for (const edition of comparable) {
    const last = lastMonthOf(edition.cutOff);
    const groups = await findGroups(tx, {
      editionId: edition.id,
      query: { territories: [place.code], by: ['month'] },
      from: monthAt(monthIndex(last) - MOST_EDITIONS),
      to: last,
      modalities: modality === '' ? [] : [modality],
    });
    known.push({ edition, isCurrent: edition.id === current.id, groups });
  }
  const book = createFigureBook({ section: 'complaints', editions: comparable, tables: [] });
  const panel = latePanel({ book, place, modality, editions: known });
  return { panel, figures: Object.fromEntries(book.figures.map((figure) => [figure.id, figure])) };
}
