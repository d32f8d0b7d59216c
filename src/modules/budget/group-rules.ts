// What the rows of one entity, year, product and source may not add up to, whatever each says alone.
import { formatNumber } from '#shared/format.ts';
import { type BudgetGroup, groupKey } from './dataset.ts';
import type { FactProblem } from './fact-problems.ts';

/** PIM in cents of a closed year as an earlier edition left it, by `groupKey`. */
export type ClosedPims = ReadonlyMap<string, { readonly pimCents: number; readonly cutOff: string }>;

/** By `groupKey`: the rows of these groups wait to be mended. */
export function groupProblems(
  groups: readonly BudgetGroup[],
  closed: ClosedPims = new Map(),
): ReadonlyMap<string, FactProblem> {
  const problems = new Map<string, FactProblem>();
  for (const group of groups) {
    const problem = ownProblem(group) ?? closedProblem(group, closed.get(groupKey(group)));
    if (problem) problems.set(groupKey(group), problem);
  }
  for (const total of totalsAmong(groups)) {
    problems.set(groupKey(total), {
      column: 'product',
      code: 'total-as-data',
      message: `PIM y devengado son la suma de los demás productos de la entidad en ${total.year}: es un total, no un producto. Quítelo del archivo`,
    });
  }
  return problems;
}

function ownProblem(group: BudgetGroup): FactProblem | undefined {
  const reversed = firstDebt(group.months);
  if (reversed !== null)
    return {
      column: 'accrued',
      code: 'negative-without-accrual',
      message: `hasta el mes ${reversed} se revierte más de lo devengado: un negativo solo revierte un devengado anterior del mismo producto y fuente`,
    };
  if (group.accruedCents > group.pimCents)
    return {
      column: 'accrued',
      code: 'accrued-above-pim',
      message: `lo devengado en ${group.year}, ${soles(group.accruedCents)}, supera el PIM, ${soles(group.pimCents)}: no se puede devengar sin crédito`,
    };
  return undefined;
}

/** First month whose running sum is below zero. */
function firstDebt(months: readonly number[]): number | null {
  let sum = 0;
  for (const [month, cents] of months.entries()) {
    sum += cents;
    if (sum < 0) return month;
  }
  return null;
}

/** A budget is modified until its year ends: a later change would rewrite what was. */
function closedProblem(group: BudgetGroup, before: { readonly pimCents: number; readonly cutOff: string } | undefined) {
  if (!before || before.pimCents === group.pimCents) return undefined;
  return {
    column: 'pim' as const,
    code: 'pim-backwards',
    message: `el PIM de ${group.year} cerró en ${soles(before.pimCents)} según la edición al ${before.cutOff}, y no cambia hacia atrás; aquí es ${soles(group.pimCents)}`,
  };
}

/** Of three or more products of an entity and source, the one that repeats the sum of the others. */
function totalsAmong(groups: readonly BudgetGroup[]): readonly BudgetGroup[] {
  const families = new Map<string, BudgetGroup[]>();
  for (const group of groups) {
    const key = `${group.entity}/${group.year}/${group.source}/${group.article}`;
    const family = families.get(key);
    if (family) family.push(group);
    else families.set(key, [group]);
  }
  return [...families.values()].flatMap((family) => {
    if (family.length < 3) return [];
    const pim = family.reduce((sum, { pimCents }) => sum + pimCents, 0);
    const accrued = family.reduce((sum, { accruedCents }) => sum + accruedCents, 0);
    // Both amounts, and neither nothing: one of them alone meets by chance.
    return family.filter(
      ({ pimCents, accruedCents }) =>
        pimCents > 0 && accruedCents > 0 && pimCents * 2 === pim && accruedCents * 2 === accrued,
    );
  });
}

function soles(cents: number): string {
  return `S/ ${formatNumber(cents / 100, 2)}`;
}
