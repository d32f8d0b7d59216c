// The checker's own proof: errors of the kinds that people make are put into consistent tables, and
// what it finds is counted. The rates are printed with every run.
import { describe, expect, it } from 'vitest';
import { type Figure, numberOf } from '#shared/figure.ts';
import { roundedTo } from '#shared/interval.ts';
import { budgetTable, type CheckedTable } from '#test/support/budget-table.ts';
import { figureMap, plainHash } from '#test/support/checked-figures.ts';
import { seededRandom, type SeededRandom } from '#test/support/seeded-random.ts';
import type { CheckReport } from './finding.ts';
import { runChecks } from './run-checks.ts';

type Mutation = (cell: Figure, table: CheckedTable, otherYear: CheckedTable, random: SeededRandom) => number | null;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  digitSwap: (cell, _table, _other, random) => {
    const digits = [...(numberOf(cell) ?? 0).toFixed(cell.decimals).replace('.', '')];
    const at = random.between(0, digits.length - 2);
    const [first = '', second = ''] = [digits[at], digits[at + 1]];
    digits.splice(at, 2, second, first);
    return Number(digits.join('')) / 10 ** cell.decimals;
  },
  timesTen: (cell) => roundedTo((numberOf(cell) ?? 0) * 10, cell.decimals),
  pastedSubtotal: (cell, table) => {
    const siblings = [table.rows.pim, table.rows.spent]
      .find((ids) => ids.includes(cell.id))
      ?.filter((id) => id !== cell.id);
    if (!siblings) return null;
    const values = siblings.slice(0, 2).map((id) => numberOf(table.figures.find((figure) => figure.id === id)) ?? 0);
    return values.reduce((sum, value) => sum + value, 0);
  },
  someMoreOrLess: (cell, _table, _other, random) => {
    const steps = random.between(1, 999) * random.pick([1, -1]);
    const value = roundedTo((numberOf(cell) ?? 0) + steps * 10 ** -cell.decimals, cell.decimals);
    return value < 0 ? null : value;
  },
  wrongYear: (cell, _table, other) =>
    numberOf(other.figures.find(({ id }) => id.split('@')[0] === cell.id.split('@')[0])),
};

interface Trial {
  readonly kind: string;
  readonly cell: string;
  readonly right: number;
  readonly report: CheckReport;
}

function check({ figures, constraints }: CheckedTable): CheckReport {
  return runChecks({
    figures: figureMap(figures),
    constraints,
    acceptances: [],
    territory: '07',
    asOf: null,
    hash: plainHash,
  });
}

function trials(count: number, seed: number): readonly Trial[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const [table, other] = [budgetTable(random, 2025), budgetTable(random, 2024)];
    const kind = random.pick(Object.keys(MUTATIONS));
    const cell = random.pick(table.figures);
    const wrong = MUTATIONS[kind]?.(cell, table, other, random) ?? null;
    const right = numberOf(cell);
    if (wrong === null || right === null || wrong === right) return [];
    const figures = [
      ...table.figures.map((figure) => (figure.id === cell.id ? { ...figure, value: wrong } : figure)),
      ...other.figures,
    ];
    return [{ kind, cell: cell.id, right, report: check({ ...table, figures }) }];
  }).flat();
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

describe('the checker, over tables with one seeded error', () => {
  const all = trials(1_500, 20_250_407);
  const detected = all.filter(({ report }) => report.findings.length > 0);
  const localised = all.filter(({ cell, report }) => report.findings[0]?.rootCause === cell);
  const mended = localised.filter(
    ({ right, report }) => Math.abs((report.findings[0]?.diagnosis[0]?.change?.to ?? Number.NaN) - right) <= 2,
  );
  const findings = all.flatMap(({ cell, report }) => report.findings.map((finding) => ({ cell, finding })));
  const strangers = findings.filter(
    ({ cell, finding }) => !finding.figures.some(({ id }) => id === cell) && finding.rootCause !== cell,
  );
  const rightTables = Array.from({ length: 500 }, (_, index) => check(budgetTable(seededRandom(index), 2025)));
  const alarms = rightTables.filter((report) => report.findings.length > 0);

  it('finds at least 95 of 100, and at most 2 of 100 findings are false', () => {
    const percent = (part: number, whole: number): string => `${(100 * share(part, whole)).toFixed(1)} %`;
    const kinds = Object.keys(MUTATIONS).map((kind) => {
      const [found, put] = [detected, all].map((list) => list.filter((trial) => trial.kind === kind).length);
      return `${kind} ${percent(found ?? 0, put ?? 0)}`;
    });
    console.log(
      `checker, ${all.length} seeded errors: recall ${percent(detected.length, all.length)} (${kinds.join(', ')}); ` +
        `cell named ${percent(localised.length, all.length)}; value restored ${percent(mended.length, all.length)}; ` +
        `false findings ${percent(strangers.length, findings.length)}; right tables flagged ${percent(alarms.length, rightTables.length)}`,
    );
    expect(share(detected.length, all.length)).toBeGreaterThanOrEqual(0.95);
    expect(share(strangers.length, findings.length)).toBeLessThanOrEqual(0.02);
    expect(alarms).toHaveLength(0);
  });

  // A few soles in one row leave every percentage as it was: then any row may be the wrong one.
  it('names the cell that was changed in at least 85 of 100, and another one in at most 8', () => {
    const misled = detected.filter(
      ({ cell, report }) => report.findings[0]?.diagnosis[0]?.change && report.findings[0].rootCause !== cell,
    );
    expect(share(localised.length, all.length)).toBeGreaterThanOrEqual(0.85);
    expect(share(misled.length, all.length)).toBeLessThanOrEqual(0.08);
  });

  it('gives one root cause to one error in at least 95 of 100', () => {
    const single = detected.filter(
      ({ report }) => new Set(report.findings.map(({ rootCause }) => rootCause)).size === 1,
    );
    expect(share(single.length, detected.length)).toBeGreaterThanOrEqual(0.95);
  });
});
