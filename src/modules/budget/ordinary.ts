// Ordinary resources that the budget law assigned to some municipalities: amounts in millions, as printed.
import { formatDate } from '#shared/calendar-date.ts';
import type { Figure } from '#shared/figure.ts';
import type { SectionInput, StoredRecord } from '#modules/sources/index.ts';

export interface OrdinaryRow {
  readonly code: string;
  readonly name: string;
  readonly municipality: string;
  readonly year: string;
  readonly cutOff: string;
  readonly article: Figure;
  readonly assigned: Figure;
  readonly stated: Figure;
  readonly executed: Figure;
  readonly level: Figure;
}

export function ordinaryRows(input: SectionInput): readonly OrdinaryRow[] {
  return input.within('budget-ordinary').map((record) => ordinaryRow(input, record));
}

function ordinaryRow({ book }: SectionInput, record: StoredRecord): OrdinaryRow {
  const territory = record.territory;
  const name = String(record.values['name']);
  const year = String(record.values['year']);
  const cutOff = String(record.values['cutOff']);
  const at = `${territory}/${year}`;
  const base = { period: `${year}, al ${formatDate(cutOff)}`, territory, cutOff };
  const assigned = book.stated(record, 'assigned', {
    ...base,
    id: `ordinaryAssigned@${at}`,
    label: `Recursos ordinarios asignados a ${name}, en millones`,
    unit: 'millionSoles',
  });
  const stated = book.stated(record, 'advance', {
    ...base,
    id: `ordinaryAdvance@${at}`,
    label: `Recursos ordinarios ejecutados por ${name}, impreso`,
    unit: 'percent',
  });
  return {
    code: territory,
    name,
    municipality: String(record.values['municipality']),
    year,
    cutOff,
    article: book.fact(record, 'article', {
      ...base,
      id: `ordinaryArticle@${at}`,
      label: `Artículo que asigna los recursos a ${name}`,
    }),
    assigned,
    stated,
    executed: book.computed({
      id: `ordinaryExecuted@${at}`,
      label: `Recursos ordinarios ejecutados por ${name}, en millones`,
      period: base.period,
      territory,
      unit: 'millionSoles',
      decimals: 1,
      inputs: [assigned, stated],
      formula: 'asignado × % ejecutado ÷ 100',
      compute: (amount, percent) => (amount * percent) / 100,
    }),
    level: book.fact(record, 'level', {
      ...base,
      id: `ordinaryLevel@${at}`,
      label: `Nivel que la fuente da al gasto de ${name}`,
    }),
  };
}

export interface OrdinaryYear {
  readonly year: string;
  readonly rows: readonly OrdinaryRow[];
  readonly assigned: Figure;
  readonly executed: Figure;
  readonly advance: Figure;
  readonly isUnfinished: boolean;
}

/** Oldest first; the advance of the whole weighs each municipality by its amount. */
export function ordinaryYears({ book, place }: SectionInput, rows: readonly OrdinaryRow[]): readonly OrdinaryYear[] {
  return [...new Set(rows.map(({ year }) => year))].toSorted().map((year) => {
    const own = rows.filter((row) => row.year === year);
    const at = `${place.code || 'PE'}/${year}`;
    const period = own[0]?.assigned.period ?? year;
    const total = (id: string, label: string, inputs: readonly Figure[]): Figure =>
      book.computed({
        id: `${id}@${at}`,
        label,
        period,
        territory: place.code,
        unit: 'millionSoles',
        decimals: 1,
        inputs,
        formula: 'suma de las municipalidades',
        compute: (...values) => values.reduce((sum, value) => sum + value, 0),
      });
    // In a district the row is the whole.
    const only = own.length === 1 && own[0]?.code === place.code ? own[0] : undefined;
    const assigned =
      only?.assigned ??
      total(
        'ordinaryAssigned',
        'Recursos ordinarios asignados, en millones',
        own.map((row) => row.assigned),
      );
    const executed =
      only?.executed ??
      total(
        'ordinaryExecuted',
        'Recursos ordinarios ejecutados, en millones',
        own.map((row) => row.executed),
      );
    const advance =
      only?.stated ??
      book.computed({
        id: `ordinaryAdvance@${at}`,
        label: 'Recursos ordinarios ejecutados, del conjunto',
        period,
        territory: place.code,
        unit: 'percent',
        decimals: 1,
        inputs: [executed, assigned],
        formula: 'ejecutado ÷ asignado × 100',
        compute: (spent, amount) => (amount === 0 ? null : (spent / amount) * 100),
      });
    return { year, rows: own, assigned, executed, advance, isUnfinished: (own[0]?.cutOff ?? '') < `${year}-12-31` };
  });
}
