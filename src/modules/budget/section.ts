import { absentPanel } from '#shared/absent-panel.ts';
import type { Matter, Panel, SectionContent } from '#shared/document.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { ofPlace } from '#shared/place-words.ts';
import { say } from '#shared/sentence.ts';
import type { Section, SectionInput } from '#modules/sources/index.ts';
import { accruedYears, lastWholeYear } from './accrued.ts';
import { checks } from './checks.ts';
import { type BudgetYear, budgetYears, findRepair } from './execution.ts';
import { type BudgetFacts, factFigures } from './facts.ts';
import { comparePanel, mefPanel } from './mef-panels.ts';
import { type OrdinaryRow, ordinaryRows, ordinaryYears } from './ordinary.ts';
import { ordinaryPanel } from './ordinary-panel.ts';
import { pacePanel, productsPanel } from './panels.ts';
import { repairPanel } from './repair-panel.ts';
import { budgetTables } from './tables.ts';

/** What the section needs besides its rows; absent where nobody loads it. */
export interface BudgetExtra {
  readonly facts: BudgetFacts | null;
}

export const budgetSection: Section<BudgetExtra | undefined> = {
  code: 'budget',
  module: 'budget',
  title: 'Presupuesto 0030',
  band: 'moneyAndStreet',
  summary: 'Programa Presupuestal 0030: monto y ejecución por año y producto, recursos ordinarios y serie del MEF.',
  tables: budgetTables,
  keepers: ['budgetManager'],
  panels: ['budget-pace', 'budget-products', 'budget-repair', 'budget-ordinary', 'budget-mef', 'budget-mef-compare'],
  checks,
  build,
};

function build(input: SectionInput, extra: BudgetExtra | undefined): SectionContent {
  const facts = extra?.facts;
  for (const year of facts?.years ?? []) if (facts) factFigures(input, facts.edition, year);
  const years = budgetYears(input);
  stateText(input, years);
  // The rows loaded are of some regions: they are no figure of the country.
  const rows = input.place.level === 'country' ? [] : ordinaryRows(input);
  const accrued = input.place.level === 'country' ? [] : accruedYears(input);
  const repairs = years.flatMap((year) => findRepair(input, year) ?? []);
  const shareOfYear = (year: string): Figure | undefined => years.find((found) => found.year === year)?.yearShare;
  const panels = [
    pacePanel(input, years),
    productsPanel(input, years),
    ...repairs.slice(-1).map(repairPanel),
    ordinaryPanel(ordinaryYears(input, rows), shareOfYear),
    ...mefPanel(input, accrued),
    ...comparePanel(input, years, accrued),
  ].filter((panel): panel is Panel => panel !== null);
  const message = `Presupuesto del programa 0030 ${ofPlace(input.place)}: sin información registrada en esta edición.`;
  const absent =
    years.length === 0 && rows.length === 0
      ? [absentPanel({ id: 'budget-pace', section: 'budget', title: 'Programa 0030: monto y ritmo', message })]
      : [];
  return {
    panels: [...absent, ...panels],
    tile: tile(years.at(-1), lastWholeYear(accrued)?.total, rows),
    matters: mattersOf(rows, years),
    // Last: what was made above is in the book by now.
    figures: input.book.figures,
  };
}

/** What the text prints beside the table: compared by the checks. */
function stateText({ book, place, own }: SectionInput, years: readonly BudgetYear[]): void {
  const here = place.code || 'PE';
  for (const record of own('budget-summary')) {
    const year = String(record.values['year']);
    const base = { period: year, territory: place.code, cutOff: String(record.values['cutOff']) };
    book.stated(record, 'pim', {
      ...base,
      id: `textPim@${here}/${year}`,
      label: `PIM que dice el texto en ${year}`,
      unit: 'soles',
    });
    book.stated(record, 'governments', {
      ...base,
      id: `governments@${here}/${year}`,
      label: 'Gobiernos locales con presupuesto del programa',
      unit: 'count',
    });
    book.stated(record, 'ordinaryGovernments', {
      ...base,
      id: `ordinaryGovernments@${here}/${year}`,
      label: 'Gobiernos con recursos ordinarios',
      unit: 'count',
    });
  }
  for (const record of own('budget-change')) {
    const [greater, lesser] = [String(record.values['greaterYear']), String(record.values['lesserYear'])];
    book.stated(record, 'difference', {
      id: `pimChange@${here}/${greater}-${lesser}`,
      label: `Cuánto mayor es el PIM de ${greater} que el de ${lesser}, en millones, según el texto`,
      period: `${greater} y ${lesser}`,
      territory: place.code,
      unit: 'millionSoles',
      cutOff: years.at(-1)?.cutOff ?? null,
    });
  }
}

function tile(
  last: BudgetYear | undefined,
  accrued: Figure | undefined,
  rows: readonly OrdinaryRow[],
): SectionContent['tile'] {
  const head = { section: 'budget', title: 'Presupuesto 0030' };
  if (last) {
    const isAhead = (numberOf(last.paceGap) ?? 0) >= 0;
    return {
      ...head,
      figure: { figure: last.total.advance.id },
      label: say`del PIM, con ${last.yearShare} del año`,
      state: isAhead ? 'good' : 'warn',
    };
  }
  const ordinary = rows.at(-1);
  if (ordinary)
    return {
      ...head,
      figure: { figure: ordinary.stated.id },
      label: say`de los recursos ordinarios de ${ordinary.year}`,
    };
  if (accrued)
    return {
      ...head,
      figure: { figure: accrued.id, format: { scale: 'millions', decimals: 1 } },
      label: say`millones devengados en ${accrued.period}, según el MEF`,
    };
  return { ...head, figure: null, label: ['sin información registrada'] };
}

/** Municipalities that the source itself calls slow in a year that is not over. */
function mattersOf(rows: readonly OrdinaryRow[], years: readonly BudgetYear[]): readonly Matter[] {
  return rows
    .filter(({ level, year, cutOff }) => level.value === 'bajo' && cutOff < `${year}-12-31`)
    .map((row): Matter => {
      const share = years.find(({ year }) => year === row.year)?.yearShare;
      return {
        id: `budget-ordinary-slow@${row.code}/${row.year}`,
        section: 'budget',
        what: say`${row.name} lleva ${row.stated} de sus recursos ordinarios de ${row.assigned} millones${share ? say`, con ${share} del año` : []}`,
        where: row.name,
        when: say`${row.assigned.period}`,
        responsible: row.municipality,
        verb: 'Acelerar el gasto',
        on: `${row.year}-12-31`,
        state: 'warn',
      };
    });
}
