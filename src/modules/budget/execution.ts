// The programme's money by year and product: what the source prints and what follows from it.
import { dayOfYearOf } from '#shared/day-figures.ts';
import { daysInYear, formatDate } from '#shared/calendar-date.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import type { FigureBook, SectionInput, StoredRecord } from '#modules/sources/index.ts';

export const PRODUCT_CODES: Readonly<Record<string, string>> = {
  'Patrullaje por sector': 'patrullaje',
  'Comunidad organizada': 'comunidad',
  Proyectos: 'proyectos',
};

/** PIM, executed and advance of a total or of a product. */
export interface Execution {
  readonly name: string;
  readonly pim: Figure;
  readonly executed: Figure;
  /** As printed. */
  readonly stated: Figure;
  /** Executed ÷ PIM. */
  readonly advance: Figure;
}

export interface BudgetYear {
  readonly year: string;
  readonly cutOff: string;
  readonly total: Execution;
  readonly products: readonly Execution[];
  /** Days gone at the cut-off, and their share of the year. */
  readonly day: Figure;
  readonly yearShare: Figure;
  /** Executed less what an even pace would have spent by then. */
  readonly paceGap: Figure;
  readonly isUnfinished: boolean;
}

/** Oldest first. */
export function budgetYears(input: SectionInput): readonly BudgetYear[] {
  return input
    .own('budget-totals')
    .toSorted((a, b) => Number(a.values['year']) - Number(b.values['year']))
    .map((record) => budgetYear(input, record));
}

function budgetYear(input: SectionInput, record: StoredRecord): BudgetYear {
  const { book, place } = input;
  const year = String(record.values['year']);
  const at = `${place.code || 'PE'}/${year}`;
  const cutOff = String(record.values['cutOff']);
  const total = execution(book, record, 'del programa 0030', place.code, (measure) => `${measure}@${at}`);
  const products = input
    .own('budget-products')
    .filter(({ values }) => String(values['year']) === year)
    .map((row) => {
      const product = String(row.values['product']);
      return {
        ...execution(
          book,
          row,
          `de ${product}`,
          place.code,
          (measure) => `${measure}@${place.code || 'PE'}/${PRODUCT_CODES[product] ?? product}/${year}`,
        ),
        name: product,
      };
    });
  const cutOffFigure = book.fact(record, 'cutOff', {
    id: `cutOff@${at}`,
    label: 'Fecha de corte del gasto',
    period: year,
    territory: place.code,
    unit: 'date',
  });
  const day = book.include({
    ...dayOfYearOf(
      { id: `budget.day@${at}`, section: 'budget', label: 'Día del año al corte', territory: place.code },
      cutOffFigure,
    ),
    cutOff,
    period: `al ${formatDate(cutOff)}`,
  });
  const length = daysInYear(Number(year));
  const period = `al ${formatDate(cutOff)}`;
  const yearShare = book.computed({
    id: `yearShare@${at}`,
    label: 'Parte transcurrida del año al corte',
    period,
    territory: place.code,
    unit: 'percent',
    decimals: 1,
    inputs: [day],
    formula: `día del año ÷ ${length} × 100`,
    compute: (days) => (days / length) * 100,
  });
  const paceGap = book.computed({
    id: `paceGap@${at}`,
    label: 'Ejecutado menos lo que daría un ritmo lineal',
    period,
    territory: place.code,
    unit: 'soles',
    decimals: 0,
    inputs: [total.executed, total.pim, yearShare],
    formula: 'ejecutado − PIM × parte transcurrida del año ÷ 100',
    compute: (spent, pim, share) => spent - (pim * share) / 100,
  });
  return { year, cutOff, total, products, day, yearShare, paceGap, isUnfinished: (numberOf(yearShare) ?? 100) < 100 };
}

function execution(
  book: FigureBook,
  record: StoredRecord,
  of: string,
  territory: string,
  idOf: (measure: string) => string,
): Execution {
  const cutOff = String(record.values['cutOff']);
  const name = { period: `${record.values['year']}, al ${formatDate(cutOff)}`, territory, cutOff };
  const pim = book.stated(record, 'pim', { ...name, id: idOf('pim'), label: `PIM ${of}`, unit: 'soles' });
  const executed = book.stated(record, 'executed', {
    ...name,
    id: idOf('executed'),
    label: `Ejecutado ${of}`,
    unit: 'soles',
  });
  const stated = book.stated(record, 'advance', {
    ...name,
    id: idOf('statedAdvance'),
    label: `Avance impreso ${of}`,
    unit: 'percent',
  });
  return {
    name: 'Total',
    pim,
    executed,
    stated,
    advance: ratio(
      book,
      { ...name, id: idOf('advance'), label: `Avance calculado ${of}` },
      executed,
      pim,
      'ejecutado ÷ PIM × 100',
    ),
  };
}

export function ratio(
  book: FigureBook,
  name: { readonly id: string; readonly label: string; readonly period: string; readonly territory: string },
  numerator: Figure,
  denominator: Figure,
  formula: string,
): Figure {
  return book.computed({
    id: name.id,
    label: name.label,
    period: name.period,
    territory: name.territory,
    unit: 'percent',
    decimals: 1,
    inputs: [numerator, denominator],
    formula,
    compute: (part, whole) => (whole === 0 ? null : (part / whole) * 100),
  });
}

export interface Repair {
  readonly year: BudgetYear;
  readonly wrong: Execution;
  readonly others: readonly Execution[];
  /** The PIM that makes the rows add up, and the advance that follows. */
  readonly impliedPim: Figure;
  readonly impliedAdvance: Figure;
}

/** A product whose PIM repeats the sum of the others while the rows do not add to the total. */
export function findRepair({ book, place }: SectionInput, year: BudgetYear): Repair | null {
  const pims = year.products.map(({ pim }) => numberOf(pim));
  const total = numberOf(year.total.pim);
  if (total === null || !pims.every((pim) => pim !== null) || pims.length < 3) return null;
  const sum = pims.reduce((all, pim) => all + pim, 0);
  const wrong = year.products.find((_, index) => (pims[index] ?? 0) * 2 === sum);
  // Each row is rounded to a sol, and so is the total.
  if (!wrong || Math.abs(sum - total) <= (pims.length + 1) / 2) return null;
  const others = year.products.filter((product) => product !== wrong);
  const at = `${place.code || 'PE'}/${PRODUCT_CODES[wrong.name] ?? wrong.name}/${year.year}`;
  const impliedPim = book.computed({
    id: `impliedPim@${at}`,
    label: `PIM de ${wrong.name} con el que suman las filas`,
    period: wrong.pim.period,
    territory: place.code,
    unit: 'soles',
    decimals: 0,
    inputs: [year.total.pim, ...others.map(({ pim }) => pim)],
    formula: 'total − los demás productos',
    compute: (whole, ...parts) => parts.reduce((rest, part) => rest - part, whole),
  });
  const impliedAdvance = ratio(
    book,
    {
      id: `impliedAdvance@${at}`,
      label: `Avance de ${wrong.name} con ese PIM`,
      period: wrong.pim.period,
      territory: place.code,
    },
    wrong.executed,
    impliedPim,
    'ejecutado ÷ PIM que cuadra × 100',
  );
  return { year, wrong, others, impliedPim, impliedAdvance };
}
