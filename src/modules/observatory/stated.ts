// Complaints as the briefing printed them: totals of a period by year, and groups of its last two years.
import type { Figure } from '#shared/figure.ts';
import type { SectionInput, StoredRecord } from '#modules/sources/index.ts';
import { type Change, compareFamily } from './changes.ts';
import type { Period } from './dataset.ts';
import { inYear, monthsText, periodId, periodText, shortName, slugOf } from './period.ts';
import { DEFINITION, GROUP, GROUPS, QUARTER } from './tables.ts';

export interface StatedComplaints {
  /** Of the newest year. */
  readonly period: Period;
  /** By year, ascending. */
  readonly totals: readonly { readonly year: number; readonly figure: Figure }[];
  readonly current: Figure;
  /** The same period of the year before, when printed. */
  readonly change: Change | undefined;
  readonly mean: Figure;
  readonly meanYears: string;
  readonly againstMean: Figure;
  readonly updatedOn: Figure;
  readonly groups: readonly Change[];
  readonly shares: readonly { readonly group: string; readonly previous: Figure; readonly current: Figure }[];
  readonly note: Figure | undefined;
  readonly definition: Figure | undefined;
}

export function statedComplaints(input: SectionInput): StatedComplaints | undefined {
  const { book, place } = input;
  const rows = input.own(QUARTER.code).toSorted((a, b) => yearOf(a) - yearOf(b));
  const last = rows.at(-1);
  if (!last) return undefined;
  const period = periodOf(last);
  const same = rows.filter((row) => periodId(inYear(periodOf(row), 0)) === periodId(inYear(period, 0)));
  const totals = same.map((row) => ({ year: yearOf(row), figure: quarterFigure(input, row) }));
  const current = totals.at(-1)?.figure;
  if (!current) return undefined;
  // Rows of the parts too: their sum is checked against the total.
  for (const row of input.within(QUARTER.code)) quarterFigure(input, row);
  for (const row of input.within(GROUP.code)) groupFigure(input, row);
  const before = totals.slice(0, -1);
  const meanYears = before.length === 0 ? '' : `${before[0]?.year}–${before.at(-1)?.year}`;
  const at = place.code || 'PE';
  const mean = book.computed({
    id: `quarterMean@${at}/${meanYears}`,
    label: `Promedio de ${monthsText(period)}, ${meanYears}`,
    period: `${monthsText(period)}, ${meanYears}`,
    territory: place.code,
    unit: 'count',
    decimals: 0,
    inputs: before.map(({ figure }) => figure),
    formula: 'suma ÷ cantidad de años',
    compute: (...values) =>
      values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
  });
  return {
    period,
    totals,
    current,
    change: yearChange(input, period, totals),
    mean,
    meanYears,
    againstMean: book.computed({
      id: `quarterAgainstMean@${at}/${period.year}`,
      label: `${periodText(period)} frente al promedio ${meanYears}`,
      period: periodText(period),
      territory: place.code,
      unit: 'percent',
      decimals: 1,
      inputs: [current, mean],
      formula: '(denuncias − promedio) ÷ promedio × 100',
      compute: (value, average) => (average ? (100 * ((value ?? 0) - average)) / average : null),
    }),
    updatedOn: book.fact(last, 'updatedOn', {
      id: `updatedOn@${at}`,
      label: 'Cifras actualizadas al',
      period: periodText(period),
      territory: place.code,
      unit: 'date',
    }),
    ...groupsOf(input, period, totals),
    ...notesOf(input),
  };
}

function yearOf(row: StoredRecord): number {
  return Number(row.values['year']);
}

export function periodOf(row: StoredRecord): Period {
  return { year: yearOf(row), fromMonth: Number(row.values['fromMonth']), toMonth: Number(row.values['toMonth']) };
}

function quarterFigure({ book }: SectionInput, row: StoredRecord): Figure {
  const period = periodOf(row);
  return book.stated(row, 'count', {
    id: `quarter@${row.territory || 'PE'}/${periodId(period)}`,
    label: `Denuncias registradas, ${periodText(period)}`,
    period: periodText(period),
    territory: row.territory,
    unit: 'count',
  });
}

function groupFigure({ book }: SectionInput, row: StoredRecord): Figure {
  const group = String(row.values['group']);
  const period = periodOf(row);
  return book.stated(row, 'count', {
    id: `group@${row.territory || 'PE'}/${slugOf(group)}/${period.year}`,
    label: `Denuncias: ${group}, ${periodText(period)}`,
    period: periodText(period),
    territory: row.territory,
    unit: 'count',
  });
}

function yearChange(
  { book, place }: SectionInput,
  period: Period,
  totals: StatedComplaints['totals'],
): Change | undefined {
  const previous = totals.find(({ year }) => year === period.year - 1)?.figure;
  const current = totals.find(({ year }) => year === period.year)?.figure;
  if (!previous || !current) return undefined;
  const [change] = compareFamily(book, [
    {
      key: 'total',
      name: 'Denuncias',
      measure: 'quarterChange',
      at: `${place.code || 'PE'}/${period.year}`,
      label: `Variación de las denuncias, ${periodText(period)} frente a ${period.year - 1}`,
      period: periodText(period),
      territory: place.code,
      previous,
      current,
    },
  ]);
  return change;
}

function groupsOf(
  input: SectionInput,
  period: Period,
  totals: StatedComplaints['totals'],
): Pick<StatedComplaints, 'groups' | 'shares'> {
  const { book, place } = input;
  const at = place.code || 'PE';
  const rows = input.own(GROUP.code);
  const figureOf = (group: string, year: number): Figure | undefined => {
    const row = rows.find((candidate) => candidate.values['group'] === group && yearOf(candidate) === year);
    return row && groupFigure(input, row);
  };
  const pairs = GROUPS.flatMap((group) => {
    const [previous, current] = [figureOf(group, period.year - 1), figureOf(group, period.year)];
    return previous && current ? [{ group, previous, current }] : [];
  });
  const groups = compareFamily(
    book,
    pairs.map(({ group, previous, current }) => ({
      key: group,
      name: shortName(group),
      measure: 'groupChange',
      at: `${at}/${slugOf(group)}/${period.year}`,
      label: `Variación de ${group.toLowerCase()}, ${periodText(period)} frente a ${period.year - 1}`,
      period: periodText(period),
      territory: place.code,
      previous,
      current,
    })),
  );
  const share = (group: string, year: number, part: Figure): Figure | undefined => {
    const total = totals.find((candidate) => candidate.year === year)?.figure;
    if (!total) return undefined;
    return book.computed({
      id: `groupShare@${at}/${slugOf(group)}/${year}`,
      label: `Denuncias de cada cien que incluyen ${group.toLowerCase()}, ${year}`,
      period: part.period,
      territory: place.code,
      unit: 'percent',
      decimals: 1,
      inputs: [part, total],
      formula: 'denuncias de la agrupación ÷ total de denuncias × 100',
      compute: (some, all) => (all ? (100 * (some ?? 0)) / all : null),
    });
  };
  const shares = pairs.flatMap(({ group, ...pair }) => {
    const [previous, current] = [share(group, period.year - 1, pair.previous), share(group, period.year, pair.current)];
    return previous && current ? [{ group, previous, current }] : [];
  });
  return { groups, shares };
}

function notesOf({ book, place, rows }: SectionInput): Pick<StatedComplaints, 'note' | 'definition'> {
  const at = place.code || 'PE';
  const facts = rows(DEFINITION.code).map((row) => ({
    kind: row.values['kind'],
    figure: book.fact(row, 'text', {
      id: `${row.values['kind'] === 'nota' ? 'note' : row.values['kind'] === 'alcance' ? 'extent' : 'definition'}@${at}/${slugOf(String(row.values['term']))}`,
      label: String(row.values['term']),
      period: '',
      territory: place.code,
    }),
  }));
  return {
    note: facts.find(({ kind }) => kind === 'nota')?.figure,
    definition: facts.find(({ kind }) => kind === 'definición')?.figure,
  };
}
