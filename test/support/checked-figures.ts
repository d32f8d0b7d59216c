// Figures made of nothing but a value, to try rules on.
import type { CheckReport, Finding } from '#modules/quality/index.ts';
import { type CheckRun, runChecks } from '#modules/quality/index.ts';
import type { Constraint, Relation } from '#shared/check.ts';
import type { Figure, FigureMap } from '#shared/figure.ts';
import { aFigure } from './a-figure.ts';

export { aFigure };

export function figureMap(figures: readonly Figure[]): FigureMap {
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]));
}

export function aConstraint(rule: string, relation: Relation, rest: Partial<Constraint> = {}): Constraint {
  return { rule, severity: 'serious', title: `Regla ${rule}`, relation, ...rest };
}

/** Tells texts apart, which is all that a test needs of a hash. */
export function plainHash(text: string): string {
  return text;
}

/** Runs the rules with nothing accepted and no date. */
export function check(
  figures: readonly Figure[],
  constraints: readonly Constraint[],
  rest: Partial<CheckRun> = {},
): CheckReport {
  return runChecks({
    figures: figureMap(figures),
    constraints,
    acceptances: [],
    territory: '07',
    asOf: null,
    hash: plainHash,
    ...rest,
  });
}

export function money(id: string, value: number | null): Figure {
  return aFigure({ id, value, unit: 'soles' });
}

export function percent(id: string, value: number, decimals = 1): Figure {
  return aFigure({ id, value, unit: 'percent', decimals });
}

export function people(id: string, value: number | null): Figure {
  return aFigure({ id, value });
}

export function only(report: CheckReport): Finding {
  const [finding] = report.findings;
  if (!finding || report.findings.length > 1)
    throw new Error(`one finding expected: ${JSON.stringify(report.findings, null, 1)}`);
  return finding;
}

export const ratio = (result: string, numerator: string, denominator: string, rule = 'advance') =>
  aConstraint(rule, { kind: 'ratio', result, numerator, denominator, scale: 100 });
export const sum = (total: string, parts: readonly string[], rule = 'sum') =>
  aConstraint(rule, { kind: 'sum', total, parts });
