// How much was compared: a rule proves something only of what a source printed.
import type { Constraint } from '#shared/check.ts';
import { type Figure, type FigureMap, numberOf } from '#shared/figure.ts';
import { figuresNamed } from './relation.ts';

/** Numeric figures that a telling rule names, or that one of those is computed from. */
export function checkedIds(evaluated: readonly Constraint[], figures: FigureMap): readonly string[] {
  const telling = evaluated.filter((constraint) => !isTautology(constraint, figures));
  const ids = withInputs(
    telling.flatMap(({ relation }) => figuresNamed(relation)),
    figures,
  );
  return [...ids].filter((id) => numberOf(figures[id]) !== null).toSorted();
}

/** The figures and, of those computed, everything that they are computed from. */
export function withInputs(ids: readonly string[], figures: FigureMap): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (id: string): void => {
    if (reached.has(id)) return;
    reached.add(id);
    const origin = figures[id]?.origin;
    if (origin?.kind === 'formula') origin.inputs.forEach(visit);
  };
  ids.forEach(visit);
  return reached;
}

/** A total that the platform added itself, or a tally of the very rows that it is compared with. */
export function isTautology({ relation }: Constraint, figures: FigureMap): boolean {
  switch (relation.kind) {
    case 'sum':
    case 'ratio':
    case 'difference':
    case 'count':
    case 'equal': {
      const [asserted, ...others] = figuresNamed(relation);
      const figure = figures[asserted ?? ''];
      if (!figure || isPrinted(figure)) return false;
      if (relation.kind === 'equal' && others.some((id) => figures[id] && isPrinted(figures[id]))) return false;
      const known = new Set(others.flatMap((id) => rowsBehind(id, figures)));
      return rowsBehind(figure.id, figures).every((row) => known.has(row));
    }
    default:
      return false;
  }
}

function isPrinted({ origin }: Figure): boolean {
  return origin.kind === 'cells' && origin.formula === undefined;
}

/** Rows that a figure rests on, through its inputs. */
function rowsBehind(id: string, figures: FigureMap): readonly string[] {
  return [...withInputs([id], figures)].flatMap((leaf) => {
    const origin = figures[leaf]?.origin;
    if (origin?.kind === 'cells') return origin.cells.map(({ table, recordId }) => `${table}/${recordId}`);
    if (origin?.kind === 'query') return [JSON.stringify([origin.dataset, origin.editionId, origin.filter])];
    return [];
  });
}
