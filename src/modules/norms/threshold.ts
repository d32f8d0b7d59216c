// A threshold in use, as a figure: checks and proofs cite it like any other number.
import type { CheckInput } from '#shared/check.ts';
import { type Figure, numberOf } from '#shared/figure.ts';
import type { Parameter } from './parameters.ts';

const IN_FORCE = 'norms.parameter@';

/** Without the section: those of a day that is over, or to come, stand apart. */
export function thresholdId({ code, scope, validFrom }: Parameter, isInForce: boolean): string {
  const kind = isInForce ? 'parameter' : 'parameter-other';
  return `${kind}@${scope || 'PE'}/${code}${validFrom ? `/${validFrom}` : ''}`;
}

/**
 * The figure of a threshold in force where the checks look: of the smallest scope, then the one that began
 * last. Undefined: nobody set it, and nothing is judged by it.
 */
export function thresholdIn(
  { figures, territory }: Pick<CheckInput, 'figures' | 'territory'>,
  code: string,
): Figure | undefined {
  return Object.values(figures)
    .filter(({ id }) => id.startsWith(IN_FORCE))
    .flatMap((figure) => {
      const [scope = '', named = '', from = ''] = figure.id.slice(IN_FORCE.length).split('/');
      const at = scope === 'PE' ? '' : scope;
      return named === code && territory.startsWith(at) ? [{ figure, at, from }] : [];
    })
    .toSorted((a, b) => b.at.length - a.at.length || b.from.localeCompare(a.from))[0]?.figure;
}

/** Its number; null: nobody set it. */
export function thresholdNumber(input: Pick<CheckInput, 'figures' | 'territory'>, code: string): number | null {
  return numberOf(thresholdIn(input, code));
}
