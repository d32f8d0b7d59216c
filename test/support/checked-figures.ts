// Figures made of nothing but a value, to try rules on.
import type { Constraint, Relation } from '#shared/check.ts';
import type { Figure, FigureMap, Unit } from '#shared/figure.ts';

export interface FigureSketch {
  readonly id: string;
  readonly value: number | string | null;
  readonly unit?: Unit;
  readonly decimals?: number;
  readonly label?: string;
  readonly period?: string;
  readonly origin?: Figure['origin'];
  readonly cutOff?: string;
}

export function aFigure(sketch: FigureSketch): Figure {
  return {
    section: sketch.id.split('.')[0] ?? '',
    label: sketch.id,
    unit: 'count',
    decimals: 0,
    period: '',
    territory: '07',
    source: 'fuente',
    elaboration: 'elaboración',
    cutOff: null,
    origin: { kind: 'cells', cells: [] },
    ...sketch,
  };
}

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
