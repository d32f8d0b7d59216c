// Consistent tables with the shape of the programme's: products with budget, spending and percentage,
// their total, and the text that repeats it. Amounts are invented.
import type { Constraint } from '#shared/check.ts';
import type { Figure, Unit } from '#shared/figure.ts';
import { roundedTo } from '#shared/interval.ts';
import { aConstraint, aFigure } from './checked-figures.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface CheckedTable {
  readonly figures: readonly Figure[];
  readonly constraints: readonly Constraint[];
  /** Ids of the rows' amounts, by measure. */
  readonly rows: Readonly<Record<'pim' | 'spent', readonly string[]>>;
}

export function budgetTable(random: SeededRandom, year: number): CheckedTable {
  const products = Array.from({ length: random.between(3, 5) }, (_, index) => `p${index}`);
  const pim = products.map(() => random.between(2_000_000, 90_000_000));
  const spent = pim.map((amount) => Math.round(amount * (0.05 + 0.9 * random.next())));
  return tableOf(year, products, pim, spent);
}

export function tableOf(
  year: number,
  products: readonly string[],
  pim: readonly number[],
  spent: readonly number[],
): CheckedTable {
  const at = (measure: string, row: string): string => `budget.${measure}.${row}@07/${year}`;
  const figure = (id: string, value: number, unit: Unit, decimals: number): Figure =>
    aFigure({ id, value, unit, decimals, label: id, period: String(year) });
  const [allPim, allSpent] = [totalOf(pim), totalOf(spent)];
  const rate = (a: number, b: number): number => roundedTo((100 * a) / b, 1);
  const amounts = [
    ...products.map((row, index) => ({ row, pim: pim[index] ?? 0, spent: spent[index] ?? 0 })),
    { row: 'total', pim: allPim, spent: allSpent },
  ];
  const figures = [
    ...amounts.flatMap(({ row, pim: budget, spent: executed }) => [
      figure(at('pim', row), budget, 'soles', 0),
      figure(at('spent', row), executed, 'soles', 0),
      figure(at('rate', row), rate(executed, budget), 'percent', 1),
    ]),
    figure(at('textPim', 'total'), allPim, 'soles', 0),
    figure(at('textRate', 'total'), rate(allSpent, allPim), 'percent', 1),
  ];
  const rows = { pim: products.map((row) => at('pim', row)), spent: products.map((row) => at('spent', row)) };
  const constraints = [
    aConstraint('budget-pim-sum', { kind: 'sum', total: at('pim', 'total'), parts: rows.pim }),
    aConstraint('budget-spent-sum', { kind: 'sum', total: at('spent', 'total'), parts: rows.spent }),
    ...amounts.map(({ row }) =>
      aConstraint('budget-rate', {
        kind: 'ratio',
        result: at('rate', row),
        numerator: at('spent', row),
        denominator: at('pim', row),
        scale: 100,
      }),
    ),
    aConstraint('budget-text-pim', { kind: 'equal', left: at('textPim', 'total'), right: at('pim', 'total') }),
    aConstraint('budget-text-rate', { kind: 'equal', left: at('textRate', 'total'), right: at('rate', 'total') }),
  ];
  return { figures, constraints, rows };
}

function totalOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
