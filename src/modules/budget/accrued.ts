// The Ministry of Economy's accrued spending by month. Another dataset than the source's table: they
// meet only in the panel that compares them.
import { lastDayOfMonth } from '#shared/calendar-date.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import type { SectionInput, StoredRecord } from '#modules/sources/index.ts';

export interface AccruedYear {
  readonly year: string;
  /** January to the last month that the year has in the series; null where no row says it. */
  readonly months: readonly Figure[];
  /** Null when a month is missing: missing is not zero. */
  readonly total: Figure;
  readonly lastMonth: number;
}

export const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'set', 'oct', 'nov', 'dic'] as const;

/** Years of a department (or of Lima's two halves together), oldest first. */
export function accruedYears(input: SectionInput): readonly AccruedYear[] {
  const records = input.within('budget-accrued');
  const years = [...new Set(records.map(({ values }) => String(values['year'])))].toSorted();
  const departments = [...new Set(records.map(({ values }) => String(values['department'])))];
  const lastYear = years.at(-1);
  return years.map((year) =>
    accruedYear(input, year, year === lastYear ? lastMonthOf(input) : 12, departments, records),
  );
}

/** The series ends at its edition's cut-off, not at the last row of a region. */
function lastMonthOf({ editions, rows }: SectionInput): number {
  const edition = editions.find(({ id }) => id === rows('budget-accrued')[0]?.editionId);
  return Number(edition?.cutOff.slice(5, 7) ?? 12);
}

function accruedYear(
  input: SectionInput,
  year: string,
  lastMonth: number,
  departments: readonly string[],
  records: readonly StoredRecord[],
): AccruedYear {
  const { book, place } = input;
  const months = Array.from({ length: lastMonth }, (_, index) =>
    accruedMonth(input, year, index + 1, departments, records),
  );
  const total = book.computed({
    id: `accrued@${place.code || 'PE'}/${year}`,
    label: `Devengado del programa 0030 en ${year}`,
    territory: place.code,
    unit: 'soles',
    decimals: 2,
    period: lastMonth === 12 ? year : `enero–${MONTHS[lastMonth - 1]} de ${year}`,
    inputs: months,
    formula: 'suma de los meses',
    compute: (...values) => values.reduce((sum, value) => sum + value, 0),
  });
  return { year, months, total, lastMonth };
}

function accruedMonth(
  { book, place, editions }: SectionInput,
  year: string,
  month: number,
  departments: readonly string[],
  records: readonly StoredRecord[],
): Figure {
  const own = records.filter(({ values }) => String(values['year']) === year && values['month'] === month);
  const mm = String(month).padStart(2, '0');
  const name = (
    territory: string,
    id: string,
  ): { id: string; label: string; period: string; territory: string; unit: 'soles' } => ({
    id: `accrued@${id}/${year}-${mm}`,
    label: `Devengado del programa 0030 en ${MONTHS[month - 1]} de ${year}`,
    period: `${year}-${mm}`,
    territory,
    unit: 'soles',
  });
  const cutOff = lastDayOfMonth(Number(year), month);
  const here = name(place.code, place.code || 'PE');
  const first = own[0];
  const edition = editions.find(({ id }) => id === (first ?? records[0])?.editionId);
  if (departments.length === 1)
    return first
      ? book.stated(first, 'accrued', { ...here, cutOff, decimals: 2 })
      : book.missing({ ...here, ...(edition ? { edition } : {}) });
  if (own.length < departments.length)
    return book.missing({ ...here, absence: 'incomplete', ...(edition ? { edition } : {}) });
  const parts = own.map((record) => {
    const half =
      String(record.values['department']) === 'REGION LIMA' ? `${record.territory}-provincias` : record.territory;
    return book.stated(record, 'accrued', {
      ...name(record.territory, half),
      label: `${here.label}, ${record.values['department']}`,
      cutOff,
      decimals: 2,
    });
  });
  return book.computed({
    ...here,
    decimals: 2,
    inputs: parts,
    formula: 'suma de los departamentos de la serie',
    compute: (...values) => values.reduce((sum, value) => sum + value, 0),
  });
}

/** Year whose months are all there, the newest of them. */
export function lastWholeYear(years: readonly AccruedYear[]): AccruedYear | undefined {
  return years.findLast(({ lastMonth, total }) => lastMonth === 12 && numberOf(total) !== null);
}

/** A year's sum by department, for the country; null where a month has no row. Largest first. */
export function accruedByDepartment({ book, editions, within }: SectionInput): {
  readonly year: string;
  readonly departments: readonly { readonly name: string; readonly total: Figure }[];
} | null {
  const records = within('budget-accrued');
  const edition = editions.find(({ id }) => id === records[0]?.editionId);
  if (!edition) return null;
  const year = edition.cutOff.endsWith('-12-31')
    ? edition.cutOff.slice(0, 4)
    : String(Number(edition.cutOff.slice(0, 4)) - 1);
  const names = [...new Set(records.map(({ values }) => String(values['department'])))];
  const departments = names.map((name) => {
    const own = records.filter(({ values }) => values['department'] === name && String(values['year']) === year);
    const territory = own[0]?.territory ?? '';
    const isComplete = own.length === 12 && own.every(({ values }) => values['accrued'] !== null);
    const total = book.include({
      id: `budget.accrued@${name === 'REGION LIMA' ? `${territory}-provincias` : territory}/${year}`,
      section: 'budget',
      label: `Devengado del programa 0030 en ${year}, ${name}`,
      value: isComplete ? own.reduce((sum, { values }) => sum + Number(values['accrued']), 0) : null,
      ...(isComplete ? {} : { absence: 'incomplete' }),
      unit: 'soles',
      decimals: 2,
      period: year,
      territory,
      source: edition.source,
      elaboration: edition.elaboration,
      cutOff: `${year}-12-31`,
      origin: {
        kind: 'cells',
        formula: 'suma de los meses',
        cells: own.map((record) => ({
          editionId: record.editionId,
          table: record.table,
          recordId: record.id,
          column: 'accrued',
        })),
      },
    });
    return { name, total };
  });
  return { year, departments: departments.toSorted((a, b) => (numberOf(b.total) ?? -1) - (numberOf(a.total) ?? -1)) };
}
