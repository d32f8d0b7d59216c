// The years of a place as months of spending, each month a figure: of a budget file, or of the department's series.
import { type Figure, numberOf } from '#shared/figure.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { accruedYears } from '../accrued.ts';
import { factFigures, monthFigures, monthsOf } from '../facts.ts';
import type { SpendingYear } from '../pace.ts';
import type { EntityData, PageData } from './data.ts';

export interface SeriesYear {
  readonly spending: SpendingYear;
  /** One for each month. */
  readonly months: readonly Figure[];
  readonly pim: Figure | null;
}

export interface Series {
  /** Oldest first. */
  readonly years: readonly SeriesYear[];
  readonly source: 'facts' | 'department';
  /** Soles, or percentage of the PIM where every year has one. */
  readonly measure: 'percent' | 'soles';
}

export function placeSeries(input: SectionInput, { facts }: PageData): Series | null {
  if (facts && facts.years.length > 0) {
    const years = facts.years.map((year): SeriesYear => {
      const { pim } = factFigures(input, facts.edition, year);
      const months = monthFigures(input, facts.edition, year);
      return { spending: spendingOf(year.year, months, numberOf(pim)), months, pim };
    });
    return { years, source: 'facts', measure: 'percent' };
  }
  if (input.place.level === 'country') return null;
  const years = accruedYears(input).map(({ year, months }): SeriesYear => ({
    spending: spendingOf(Number(year), months, null),
    months,
    pim: null,
  }));
  return years.length === 0 ? null : { years, source: 'department', measure: 'soles' };
}

function spendingOf(year: number, months: readonly Figure[], pim: number | null): SpendingYear {
  return { year, months: months.map(numberOf), pim };
}

/** The years of one entity, for its own band. */
export function entitySpending(entity: EntityData, edition: { readonly cutOff: string }): readonly SpendingYear[] {
  return entity.years.map((year) => ({
    year: year.year,
    months: monthsOf(edition, year).map((cents) => cents / 100),
    pim: year.pimCents / 100,
  }));
}
