import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Relation } from '#shared/check.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import { roundedTo } from '#shared/interval.ts';
import { type CheckedTable, tableOf } from '#test/support/budget-table.ts';
import { aConstraint, aFigure, figureMap, plainHash } from '#test/support/checked-figures.ts';
import type { CheckReport } from './finding.ts';
import { runChecks } from './run-checks.ts';

function check({ figures, constraints }: Pick<CheckedTable, 'figures' | 'constraints'>): CheckReport {
  return runChecks({
    figures: figureMap(figures),
    constraints,
    acceptances: [],
    territory: '07',
    asOf: null,
    hash: plainHash,
  });
}

const SEED = { seed: 7, numRuns: 150 };
const rows = fc.array(
  fc.record({
    pim: fc.integer({ min: 1_000, max: 90_000_000 }),
    share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  }),
  { minLength: 2, maxLength: 6 },
);
const table = rows.map((list) =>
  tableOf(
    2025,
    list.map((_, index) => `p${index}`),
    list.map(({ pim }) => pim),
    list.map(({ pim, share }) => Math.round(pim * share)),
  ),
);
const wrongTable = fc
  .tuple(table, fc.nat(), fc.integer({ min: 1_000, max: 5_000_000 }))
  .map(([right, at, more]): CheckedTable => {
    const index = at % right.figures.length;
    return {
      ...right,
      figures: right.figures.map((figure, place) =>
        place === index ? { ...figure, value: (numberOf(figure) ?? 0) + more } : figure,
      ),
    };
  });

/** What was found, without what permutation and scale may change. */
function essence(report: CheckReport): readonly string[] {
  return report.findings
    .map(({ rule, rootCause, figures }) => JSON.stringify([rule, rootCause, figures.map(({ id }) => id).toSorted()]))
    .toSorted();
}

describe('the checker', () => {
  it('never flags a table that is right', () => {
    fc.assert(
      fc.property(table, (right) => check(right).findings.length === 0),
      SEED,
    );
  });

  it('never flags sums of amounts that were rounded after being added', () => {
    const amounts = fc.array(fc.double({ min: 0, max: 1_000_000, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 3 }), (values, decimals) => {
        const figure = (id: string, value: number): Figure =>
          aFigure({ id, value: roundedTo(value, decimals), unit: 'soles', decimals });
        const parts = values.map((value, index) => figure(`b.p${index}`, value));
        const total = figure(
          'b.total',
          values.reduce((sum, value) => sum + value, 0),
        );
        const relation: Relation = { kind: 'sum', total: total.id, parts: parts.map(({ id }) => id) };
        return check({ figures: [...parts, total], constraints: [aConstraint('sum', relation)] }).findings.length === 0;
      }),
      SEED,
    );
  });

  it('finds the same whatever the order of figures, rules and parts', () => {
    fc.assert(
      fc.property(wrongTable, fc.infiniteStream(fc.nat()), (wrong, stream) => {
        const order = <T>(items: readonly T[]): readonly T[] =>
          items
            .map((item) => ({ item, key: stream.next().value }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const constraints = order(wrong.constraints).map((constraint) =>
          constraint.relation.kind === 'sum'
            ? { ...constraint, relation: { ...constraint.relation, parts: order(constraint.relation.parts) } }
            : constraint,
        );
        expect(essence(check({ figures: order(wrong.figures), constraints }))).toEqual(essence(check(wrong)));
      }),
      SEED,
    );
  });

  it('finds the same in céntimos as in soles', () => {
    fc.assert(
      fc.property(wrongTable, (wrong) => {
        const inCents = wrong.figures.map((figure): Figure => {
          const value = numberOf(figure);
          return figure.unit === 'soles' && value !== null ? { ...figure, value: value / 100, decimals: 2 } : figure;
        });
        expect(essence(check({ ...wrong, figures: inCents }))).toEqual(essence(check(wrong)));
      }),
      SEED,
    );
  });

  it('counts every numeric figure as checked or alone', () => {
    fc.assert(
      fc.property(wrongTable, (wrong) => {
        const { total, checked, alone } = check(wrong).figures;
        return total === wrong.figures.length && checked + alone === total && alone === 0;
      }),
      SEED,
    );
  });
});
