// What was out of line in a month, inside a territory: its districts, or the parts asked for.
import { z } from 'zod';
import type { ReadTx } from '#server/database/database.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import { Refusal } from '#shared/refusal.ts';
import { createFigureBook } from '#modules/sources/index.ts';
import { findPlacesInside } from '#modules/territory/server/index.ts';
import { anomaliesPanel, type PlaceSeries } from '../explore/anomalies-panel.ts';
import { LEVEL_DIGITS, type Month, monthAt, monthIndex, PLACE_LEVELS, type PlaceLevel } from '../explore/query.ts';
import { ANOMALY_PARAMETERS } from '../statistics/anomaly.ts';
import { editionOf } from './explore.ts';
import { findGroups, findMonths } from './explore-store.ts';

export const anomalyFields = z.object({
  territory: z
    .string()
    .regex(/^(PE|(\d{2}){1,3})$/, 'Escriba PE o un ubigeo de 2, 4 o 6 dígitos.')
    .default('PE'),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'El mes se escribe como 2025-03.')
    .optional()
    .describe('Sin él, el último mes que ya tuvo tres para completarse.'),
  level: z.enum(PLACE_LEVELS).default('district'),
  edition: z.coerce.number().int().min(1).optional(),
});
export type AnomalyFields = z.infer<typeof anomalyFields>;

export interface Anomalies {
  readonly month: Month;
  readonly months: { readonly from: Month; readonly to: Month };
  readonly panel: Panel;
  readonly figures: FigureMap;
}

/** Most complaints of a month are in three months later: this platform's choice. */
const MONTHS_TO_SETTLE = 3;

/** Throws a Refusal: no-complaints, unknown-edition, unknown-ubigeo, month-without-records. */
export async function findAnomalies(
  tx: ReadTx,
  { fields, asOf }: { readonly fields: AnomalyFields; readonly asOf: CalendarDate | null },
): Promise<Anomalies> {
  const { edition, isCurrent } = await editionOf(tx, fields.edition ?? null, asOf);
  const months = (await findMonths(tx, edition.id)) ?? { from: '2018-01', to: '2018-01' };
  const month = fields.month ?? monthAt(monthIndex(months.to) - MONTHS_TO_SETTLE);
  if (month < months.from || month > months.to)
    throw new Refusal(
      'invalid',
      'month-without-records',
      `La edición tiene registros de ${months.from} a ${months.to}, y ninguno de ${month}.`,
    );
  const territory = fields.territory === 'PE' ? '' : fields.territory;
  const level = levelWithin(fields.level, territory);
  const places = await findPlacesInside(tx, [territory], LEVEL_DIGITS[level]);
  if (places.length === 0)
    throw new Refusal('not-found', 'unknown-ubigeo', `No hay ningún territorio con el ubigeo «${fields.territory}».`);
  const start = monthIndex(months.from);
  const series = await seriesOf(tx, { editionId: edition.id, territory, level, from: months.from, month });
  const book = createFigureBook({ section: 'complaints', editions: [edition], tables: [] });
  const panel = anomaliesPanel({ book, edition, isCurrent, places, start, month, series });
  return { month, months, panel, figures: Object.fromEntries(book.figures.map((figure) => [figure.id, figure])) };
}

/** Nothing is told apart above itself: of a district, the district. */
function levelWithin(level: PlaceLevel, territory: string): PlaceLevel {
  return PLACE_LEVELS.find((one) => LEVEL_DIGITS[one] >= Math.max(territory.length, LEVEL_DIGITS[level])) ?? 'district';
}

interface SeriesRequest {
  readonly editionId: number;
  readonly territory: string;
  readonly level: PlaceLevel;
  readonly from: Month;
  readonly month: Month;
}

/** Of every place, all together and by modality. The months that no regression looks at are not asked for. */
async function seriesOf(tx: ReadTx, request: SeriesRequest): Promise<readonly PlaceSeries[]> {
  const { editionId, territory, level, from, month } = request;
  const start = monthIndex(from);
  const length = monthIndex(month) - start + 1;
  const groups = await findGroups(tx, {
    editionId,
    query: { territories: [territory], by: [level, 'modality', 'month'] },
    from: monthAt(Math.max(start, monthIndex(month) - 12 * ANOMALY_PARAMETERS.years - ANOMALY_PARAMETERS.window)),
    to: month,
    modalities: [],
  });
  const series = new Map<string, { territory: string; modality: string; counts: (number | null)[] }>();
  const add = (place: string, modality: string, at: number, count: number): void => {
    const key = `${place}|${modality}`;
    let known = series.get(key);
    if (!known) series.set(key, (known = { territory: place, modality, counts: Array.from({ length }, () => null) }));
    known.counts[at] = (known.counts[at] ?? 0) + count;
  };
  for (const group of groups) {
    const at = monthIndex(group.from) - start;
    add(group.territory, group.modality, at, group.count);
    add(group.territory, '', at, group.count);
  }
  return [...series].map(([key, one]) => ({ key, ...one }));
}
