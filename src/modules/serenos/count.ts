// Serenos by municipality and per thousand inhabitants, as figures.
import { formatDate } from '#shared/calendar-date.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import type { SectionInput, StoredRecord } from '#modules/sources/index.ts';

export interface SerenosExtra {
  /** Inhabitants of a territory, when INEI or a source published them. */
  population(code: string): Figure | undefined;
  /** Age from which a count is stale; null: nobody set one. */
  readonly maximumAgeDays: number | null;
}

/** A municipality's serenos, under the territory that it serves. */
export interface MunicipalCount {
  readonly record: StoredRecord;
  readonly code: string;
  readonly name: string;
  readonly count: Figure;
  readonly countedOn: Figure;
  readonly population: Figure | null;
  readonly perThousand: Figure | null;
}

/** Largest rate first; those without a rate at the end. */
export function municipalCounts(input: SectionInput, extra: SerenosExtra): readonly MunicipalCount[] {
  return input
    .within('serenos-count')
    .map((record) => municipalCount(input, extra, record))
    .toSorted((a, b) => (numberOf(b.perThousand ?? undefined) ?? -1) - (numberOf(a.perThousand ?? undefined) ?? -1));
}

function municipalCount({ book }: SectionInput, extra: SerenosExtra, record: StoredRecord): MunicipalCount {
  const code = record.territory;
  const name = String(record.values['name'] ?? '');
  const on = String(record.values['countedOn'] ?? '');
  const period = `al ${formatDate(on)}`;
  const count = book.stated(record, 'count', {
    id: `count@${code}`,
    label: `Serenos de ${name}`,
    period,
    territory: code,
    unit: 'count',
    cutOff: on,
  });
  const countedOn = book.fact(record, 'countedOn', {
    id: `countedOn@${code}`,
    label: `Fecha del conteo de serenos de ${name}`,
    period,
    territory: code,
    unit: 'date',
  });
  const known = extra.population(code);
  const population = known ? book.include(known) : null;
  const perThousand = population && rate(book, code, name, count, population);
  return { record, code, name, count, countedOn, population, perThousand };
}

/** Serenos for each thousand inhabitants; the population has its own year, said in its label. */
export function rate(
  book: SectionInput['book'],
  code: string,
  name: string,
  count: Figure,
  population: Figure,
): Figure {
  return book.computed({
    id: `perThousand@${code}`,
    label: `Serenos por mil habitantes de ${name}`,
    period: count.period,
    territory: code,
    unit: 'perThousand',
    decimals: 2,
    inputs: [count, population],
    formula: 'serenos ÷ población × 1,000',
    compute: (serenos, people) => (people > 0 ? (serenos / people) * 1000 : null),
  });
}

export interface SerenosTotal {
  readonly total: Figure;
  readonly countedOn: Figure | null;
  readonly perThousand: Figure | null;
}

/**
 * The total that the source prints, or the platform's sum when every district of the place has a
 * count: a sum over members of which one is missing is null.
 */
export function serenosTotal(
  input: SectionInput,
  extra: SerenosExtra,
  counts: readonly MunicipalCount[],
): SerenosTotal {
  const { book, place } = input;
  const stated = input.own('serenos-total')[0];
  const on = String(stated?.values['countedOn'] ?? counts[0]?.record.values['countedOn'] ?? '');
  const period = on === '' ? '' : `al ${formatDate(on)}`;
  const name = {
    id: `total@${place.code || 'PE'}`,
    label: `Serenos de ${place.name}`,
    period,
    territory: place.code,
    unit: 'count' as const,
  };
  const total = stated ? book.stated(stated, 'total', { ...name, cutOff: on }) : summedTotal(input, counts, name);
  const countedOn = stated
    ? book.fact(stated, 'countedOn', {
        id: `countedOn@${place.code || 'PE'}`,
        label: `Fecha del conteo de serenos de ${place.name}`,
        period,
        territory: place.code,
        unit: 'date',
      })
    : (counts[0]?.countedOn ?? null);
  const population = extra.population(place.code);
  return {
    total,
    countedOn,
    perThousand: population ? rate(book, place.code || 'PE', place.name, total, book.include(population)) : null,
  };
}

function summedTotal(
  { book, districts }: SectionInput,
  counts: readonly MunicipalCount[],
  name: { id: string; label: string; period: string; territory: string; unit: 'count' },
): Figure {
  const counted = new Set(counts.map(({ code }) => code));
  const complete = districts.length > 0 && districts.every(({ code }) => counted.has(code));
  if (!complete) return book.missing({ ...name, absence: 'incomplete' });
  return book.computed({
    ...name,
    decimals: 0,
    inputs: counts.map(({ count }) => count),
    formula: 'suma de los serenos de cada municipalidad',
    compute: (...values) => values.reduce((sum, value) => sum + value, 0),
  });
}
