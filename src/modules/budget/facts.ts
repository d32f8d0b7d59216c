// Figures of a budget file over a territory: what its local governments had and accrued, each with the rows behind.
import type { Figure } from '#shared/figure.ts';
import type { Edition, SectionInput } from '#modules/sources/index.ts';
import { MONTHS } from './accrued.ts';
import type { CubeRow } from './dataset.ts';
import { factFigure } from './page/fact-figure.ts';

export interface BudgetFacts {
  readonly edition: Edition;
  /** Of the local governments of the place, a row a year, oldest first. */
  readonly years: readonly FactYear[];
}

export type FactYear = Pick<CubeRow, 'year' | 'piaCents' | 'pimCents' | 'accruedCents' | 'months' | 'rows'>;

export interface FactFigures {
  readonly year: number;
  readonly pia: Figure;
  readonly pim: Figure;
  readonly accrued: Figure;
}

/** The totals of a year. */
export function factFigures({ book, place }: SectionInput, edition: Edition, year: FactYear): FactFigures {
  const figure = (measure: string, name: string, cents: number): Figure =>
    factFigure(book, edition, {
      id: `${measure}@${place.code || 'PE'}/${year.year}`,
      label: `${name} de los gobiernos locales`,
      cents,
      year: year.year,
      territory: place.code,
      filter: {},
      rows: year.rows,
    });
  return {
    year: year.year,
    pia: figure('factPia', 'PIA', year.piaCents),
    pim: figure('factPim', 'PIM', year.pimCents),
    accrued: figure('factAccrued', 'Devengado', year.accruedCents),
  };
}

/** January to the last month that the edition speaks of. */
export function monthFigures({ book, place }: SectionInput, edition: Edition, year: FactYear): readonly Figure[] {
  return monthsOf(edition, year).map((cents, index) =>
    factFigure(book, edition, {
      id: `factMonth@${place.code || 'PE'}/${year.year}-${String(index + 1).padStart(2, '0')}`,
      label: `Devengado de los gobiernos locales, ${MONTHS[index]}`,
      cents,
      year: year.year,
      territory: place.code,
      filter: { month: String(index + 1) },
      rows: year.rows,
    }),
  );
}

/** Cents by month; month 0 is of no month of the year: it counts from January on. */
export function monthsOf({ cutOff }: Pick<Edition, 'cutOff'>, { year, months }: FactYear): readonly number[] {
  const last = Number(cutOff.slice(0, 4)) === year ? Number(cutOff.slice(5, 7)) : 12;
  return Array.from({ length: last }, (_, index) => (months[index + 1] ?? 0) + (index === 0 ? (months[0] ?? 0) : 0));
}
