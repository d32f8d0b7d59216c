// Each amount of the page beside the official total of its date.
import { lastDayOfMonth } from '#shared/calendar-date.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import type { SectionInput } from '#modules/sources/index.ts';
import { type AccruedYear, accruedYears } from '../accrued.ts';
import { type BudgetYear, budgetYears, type Execution } from '../execution.ts';
import { factFigures } from '../facts.ts';
import { type KnownDifference, reconcile, type Reconciliation, type ReconciledAmount } from '../reconcile.ts';
import type { PageData } from './data.ts';

export interface ReconciledView {
  /** Spanish. */
  readonly what: string;
  readonly view: Figure;
  readonly official: Figure | null;
  readonly result: Reconciliation;
}

const LOCAL = 'gobiernos locales';
/** Decimals of what is computed and not printed. */
const EXACT = 9;

export function reconciliations(input: SectionInput, data: PageData): readonly ReconciledView[] {
  const years = budgetYears(input);
  const series = input.place.level === 'country' ? [] : accruedYears(input);
  return [
    ...years.flatMap((year) => [...sumsOf(input, year), ...advancesOf(year)]),
    ...years.flatMap((year) => seriesOf(input, year, series)),
    ...factsAgainst(input, data, years, series),
  ];
}

/** The products of a printed table against its own total. */
function sumsOf({ book, place }: SectionInput, year: BudgetYear): readonly ReconciledView[] {
  if (year.products.length === 0) return [];
  return (['pim', 'executed'] as const).map((measure): ReconciledView => {
    const parts = year.products.map((product) => product[measure]);
    const name = measure === 'pim' ? 'PIM' : 'ejecutado';
    const view = book.computed({
      id: `productSum@${place.code || 'PE'}/${measure}/${year.year}`,
      label: `Suma de los productos, ${name} de ${year.year}`,
      period: year.total[measure].period,
      territory: place.code,
      unit: 'soles',
      decimals: 0,
      inputs: parts,
      formula: 'suma de los productos',
      compute: (...values) => values.reduce((sum, value) => sum + value, 0),
    });
    return compared(`Productos, ${name} de ${year.year}`, view, year.total[measure], year.cutOff, {
      parts: parts.length,
    });
  });
}

/** The printed percentages against the printed amounts. */
function advancesOf(year: BudgetYear): readonly ReconciledView[] {
  const all: readonly Execution[] = [...year.products, year.total];
  return all
    .filter(({ stated }) => numberOf(stated) !== null)
    .map(({ name, advance, stated }) =>
      compared(`Avance de ${year.year}, ${name}`, advance, stated, year.cutOff, { decimals: EXACT }),
    );
}

/** What the edition prints as executed against MEF's months. */
function seriesOf(input: SectionInput, year: BudgetYear, series: readonly AccruedYear[]): readonly ReconciledView[] {
  const same = series.find((candidate) => candidate.year === year.year);
  const months = year.isUnfinished ? Number(year.cutOff.slice(5, 7)) - 1 : 12;
  const last = same?.months[months - 1];
  if (!same || !last) return [];
  const until = input.book.computed({
    id: `seriesUntil@${input.place.code || 'PE'}/${year.year}-${String(months).padStart(2, '0')}`,
    label: `Devengado de ${months} meses de ${year.year}, serie del MEF`,
    period: year.year,
    territory: input.place.code,
    unit: 'soles',
    decimals: 2,
    inputs: same.months.slice(0, months),
    formula: 'suma de los meses',
    compute: (...values) => values.reduce((sum, value) => sum + value, 0),
  });
  return [
    compared(`Ejecutado de ${year.year}, serie del MEF por mes`, until, year.total.executed, year.cutOff, {
      viewCutOff: lastDayOfMonth(Number(year.year), months),
    }),
  ];
}

/** The budget file against what was printed of the same year, and against the department's series. */
function factsAgainst(
  input: SectionInput,
  { facts, vintages, otherLevels }: PageData,
  years: readonly BudgetYear[],
  series: readonly AccruedYear[],
): readonly ReconciledView[] {
  if (!facts) return [];
  return facts.years.flatMap((own): readonly ReconciledView[] => {
    const { pim, accrued } = factFigures(input, facts.edition, own);
    const viewCutOff = own.year < Number(facts.edition.cutOff.slice(0, 4)) ? `${own.year}-12-31` : facts.edition.cutOff;
    const printed = years.find(({ year }) => Number(year) === own.year);
    const whole = series.find(({ year, total }) => Number(year) === own.year && numberOf(total) !== null);
    const isCurrent = vintages[0]?.year.year === own.year;
    if (printed)
      return [
        compared(`Archivo de presupuesto, PIM de ${own.year}`, pim, printed.total.pim, printed.cutOff, {
          viewCutOff,
          known: isCurrent ? datesOf(vintages, printed.cutOff, 'pimCents') : [],
        }),
        compared(`Archivo de presupuesto, devengado de ${own.year}`, accrued, printed.total.executed, printed.cutOff, {
          viewCutOff,
          known: isCurrent ? datesOf(vintages, printed.cutOff, 'accruedCents') : [],
        }),
      ];
    if (whole && whole.lastMonth === 12)
      return [
        compared(`Archivo de presupuesto, devengado de ${own.year}`, accrued, whole.total, `${own.year}-12-31`, {
          viewCutOff,
          known: isCurrent
            ? otherLevels.map(({ name, accruedCents }): KnownDifference => ({
                cause: 'scope',
                soles: accruedCents / 100,
                what: name,
              }))
            : [],
        }),
      ];
    return isCurrent
      ? [
          {
            what: `Archivo de presupuesto, PIM de ${own.year}`,
            view: pim,
            official: null,
            result: reconcile(amountOf(pim, viewCutOff), null),
          },
        ]
      : [];
  });
}

/** What the amounts of the two dates differ by, where an edition is of the other date. */
function datesOf(
  vintages: PageData['vintages'],
  cutOff: string,
  amount: 'pimCents' | 'accruedCents',
): readonly KnownDifference[] {
  const [now] = vintages;
  const then = vintages.find(({ edition }) => edition.cutOff === cutOff);
  if (!now || !then || now === then) return [];
  return [
    {
      cause: 'date',
      soles: (then.year[amount] - now.year[amount]) / 100,
      what: `lo que cambió entre el ${then.edition.cutOff} y el ${now.edition.cutOff}, según sus ediciones`,
    },
  ];
}

function compared(
  what: string,
  view: Figure,
  official: Figure,
  cutOff: string,
  more: {
    readonly parts?: number;
    readonly decimals?: number;
    readonly viewCutOff?: string;
    readonly known?: readonly KnownDifference[];
  } = {},
): ReconciledView {
  if (numberOf(view) === null || numberOf(official) === null)
    return { what, view, official, result: reconcile(amountOf(view, cutOff), null) };
  return {
    what,
    view,
    official,
    result: reconcile(
      {
        ...amountOf(view, more.viewCutOff ?? cutOff),
        ...(more.parts === undefined ? {} : { parts: more.parts }),
        ...(more.decimals === undefined ? {} : { decimals: more.decimals }),
      },
      amountOf(official, cutOff),
      more.known,
    ),
  };
}

function amountOf(figure: Figure, cutOff: string): ReconciledAmount {
  return { soles: numberOf(figure) ?? 0, decimals: figure.decimals, cutOff, scope: LOCAL, source: figure.source };
}
