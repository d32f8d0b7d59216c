// A figure is a published value that knows where it came from. Every number on a screen, a slide
// or a page of the PDF is one of these; renderers only print it.
import type { CalendarDate } from './calendar-date.ts';

/** What a value measures; decides how it is printed (see `formatFigure`). */
export type Unit =
  | 'count'
  | 'percent' // 25.8 means 25.8 %
  | 'points' // percentage points
  | 'soles'
  | 'millionSoles'
  | 'squareKilometers'
  | 'perSquareKilometer'
  | 'perThousand' // per 1,000 inhabitants
  | 'per100k'
  | 'meters'
  | 'days'
  | 'ordinal' // 19 prints "décimo novena" through a sentence, "19.ª" alone
  | 'date' // value is a CalendarDate
  | 'text'; // value is a fact in words, e.g. the name of an instrument

/** Why a value is missing. Missing is never zero. */
export type Absence =
  | 'notReported' // "sin información registrada"
  | 'notPublished' // "distribución no publicada"
  | 'notApplicable'
  | 'incomplete' // a sum over members of which one is missing
  | 'suppressed'
  | 'tooFew'; // no percentage on too few cases

/** A cell of a stored record: the end of every proof. */
export interface CellRef {
  readonly editionId: number;
  readonly table: string;
  readonly recordId: number;
  readonly column: string;
}

export type Origin =
  /** Stated: printed by a source, kept as it is. */
  | {
      readonly kind: 'cells';
      readonly cells: readonly CellRef[];
      /** When the value is a tally of the cells' rows: "cantidad de filas". */
      readonly formula?: string;
    }
  /** Computed by the platform; `formula` is Spanish for a person: "superficie ÷ población". */
  | { readonly kind: 'formula'; readonly formula: string; readonly inputs: readonly string[] }
  /** Sum over rows of a large dataset, asked again by its filter. */
  | {
      readonly kind: 'query';
      readonly editionId: number;
      readonly dataset: string;
      readonly filter: Readonly<Record<string, string>>;
      readonly rowCount: number;
    };

export interface Figure {
  /** Stable, e.g. `complaints.quarter@07/2025-01..2025-03`; unique inside a briefing. */
  readonly id: string;
  /** Section code, or `briefing` for those that join sections. */
  readonly section: string;
  /** Spanish, understandable without its table. */
  readonly label: string;
  readonly value: number | string | null;
  readonly absence?: Absence;
  readonly unit: Unit;
  /** Decimals printed; of a stated figure, the ones its source printed. */
  readonly decimals: number;
  /** Spanish: "enero–marzo de 2025", "al 07/04/2025", "2024". */
  readonly period: string;
  /** 2-, 4- or 6-digit ubigeo prefix; '' is Perú. */
  readonly territory: string;
  readonly source: string;
  readonly elaboration: string;
  readonly cutOff: CalendarDate | null;
  readonly origin: Origin;
  /** The source's own spelling when it differs from the platform's: "3862,44". */
  readonly printed?: string;
  /** True when the figure became known after the date chosen ("posterior al corte"). */
  readonly later?: boolean;
  /** The catalogue that its value should be a name of. */
  readonly names?: string;
}

export type FigureMap = Readonly<Record<string, Figure>>;

export const ABSENCE_TEXT: Readonly<Record<Absence, string>> = {
  notReported: 'sin dato',
  notPublished: 'no publicado',
  notApplicable: 'no aplica',
  incomplete: 'incompleto',
  suppressed: 'reservado',
  tooFew: 'muy pocos casos',
};

export function numberOf(figure: Figure | undefined): number | null {
  return typeof figure?.value === 'number' && Number.isFinite(figure.value) ? figure.value : null;
}
