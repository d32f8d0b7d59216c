// A figure over the rows of a budget file: its filter is asked again to show them.
import { formatDate } from '#shared/calendar-date.ts';
import type { Figure } from '#shared/figure.ts';
import type { Edition, FigureBook } from '#modules/sources/index.ts';

export interface FactFigure {
  readonly id: string;
  readonly label: string;
  readonly cents: number;
  readonly year: number;
  readonly territory: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly rows: number;
}

/** Dataset in the origin of a figure: the section that proves it. */
const DATASET = 'budget';

export function factFigure(book: FigureBook, edition: Edition, figure: FactFigure): Figure {
  return book.include({
    id: `budget.${figure.id}`,
    section: 'budget',
    label: figure.label,
    value: figure.cents / 100,
    unit: 'soles',
    decimals: 2,
    period: `${figure.year}, al ${formatDate(edition.cutOff)}`,
    territory: figure.territory,
    source: edition.source,
    elaboration: edition.elaboration,
    cutOff: edition.cutOff,
    origin: {
      kind: 'query',
      editionId: edition.id,
      dataset: DATASET,
      filter: { territory: figure.territory, level: 'M', year: String(figure.year), ...figure.filter },
      rowCount: figure.rows,
    },
  });
}
