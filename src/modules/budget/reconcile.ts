// A view against the official total of its date: what separates them, or that nobody can say.
import { type CalendarDate, formatDate } from '#shared/calendar-date.ts';

export type Cause = 'scope' | 'date' | 'source' | 'rounding';

/** A printed or added amount, in soles. */
export interface ReconciledAmount {
  readonly soles: number;
  /** Decimals that it was printed with. */
  readonly decimals: number;
  readonly cutOff: CalendarDate;
  /** Whose money: «gobiernos locales», «todos los niveles». */
  readonly scope: string;
  readonly source: string;
  /** Rounded amounts that it adds up; 1 when it stands alone. */
  readonly parts?: number;
}

/** An amount that is known to be in one and not in the other: official less view. */
export interface KnownDifference {
  readonly cause: Exclude<Cause, 'rounding'>;
  readonly soles: number;
  /** Spanish: «gobierno regional». */
  readonly what: string;
}

export interface Reconciliation {
  readonly verdict: 'exact' | 'explained' | 'notComparable' | 'unexplained' | 'noOfficial';
  /** Official less view. Null without an official total. */
  readonly difference: number | null;
  readonly causes: readonly { readonly cause: Cause; readonly soles: number | null; readonly what: string }[];
  /** What no cause covers. */
  readonly unexplained: number;
}

export function reconcile(
  view: ReconciledAmount,
  official: ReconciledAmount | null,
  known: readonly KnownDifference[] = [],
): Reconciliation {
  if (!official) return { verdict: 'noOfficial', difference: null, causes: [], unexplained: 0 };
  const difference = official.soles - view.soles;
  const allowed = rounding(view) + rounding(official);
  if (Math.abs(difference) <= allowed) {
    return {
      verdict: 'exact',
      difference,
      causes:
        Math.abs(difference) < 0.005 ? [] : [{ cause: 'rounding', soles: difference, what: 'redondeo de lo impreso' }],
      unexplained: 0,
    };
  }
  const chosen = fewestThatCover(known, difference, allowed);
  if (chosen) {
    const rest = difference - sumOf(chosen);
    return {
      verdict: 'explained',
      difference,
      causes: [
        ...chosen,
        ...(Math.abs(rest) < 0.005
          ? []
          : [{ cause: 'rounding' as const, soles: rest, what: 'redondeo de lo impreso' }]),
      ],
      unexplained: 0,
    };
  }
  const unit = 10 ** -official.decimals;
  if (difference < 0 && -difference < unit && view.cutOff === official.cutOff) {
    const what = 'la fuente cortó el último decimal en vez de redondearlo';
    return {
      verdict: 'explained',
      difference,
      causes: [{ cause: 'rounding', soles: difference, what }],
      unexplained: 0,
    };
  }
  const words = inWords(view, official);
  return {
    verdict: words.length > 0 ? 'notComparable' : 'unexplained',
    difference,
    causes: words,
    unexplained: difference,
  };
}

/** Half of the last decimal of each amount that was rounded. */
function rounding({ decimals, parts = 1 }: ReconciledAmount): number {
  return 0.5 * 10 ** -decimals * parts;
}

/** The smallest set of known differences that leaves no more than rounding; at most ten are tried. */
function fewestThatCover(
  known: readonly KnownDifference[],
  difference: number,
  allowed: number,
): readonly KnownDifference[] | null {
  const items = known.filter(({ soles }) => soles !== 0).slice(0, 10);
  let best: readonly KnownDifference[] | null = null;
  for (let mask = 1; mask < 2 ** items.length; mask += 1) {
    const chosen = items.filter((_, index) => (mask >> index) & 1);
    if (Math.abs(difference - sumOf(chosen)) <= allowed && (best === null || chosen.length < best.length))
      best = chosen;
  }
  return best;
}

function sumOf(known: readonly KnownDifference[]): number {
  return known.reduce((sum, { soles }) => sum + soles, 0);
}

/** What differs between the two though no amount of it is known: they are then not the same thing. */
function inWords(view: ReconciledAmount, official: ReconciledAmount): Reconciliation['causes'] {
  const causes: { readonly cause: Cause; readonly soles: null; readonly what: string }[] = [];
  if (view.cutOff !== official.cutOff)
    causes.push({
      cause: 'date',
      soles: null,
      what: `una es al ${formatDate(view.cutOff)} y otra al ${formatDate(official.cutOff)}`,
    });
  if (view.scope !== official.scope)
    causes.push({ cause: 'scope', soles: null, what: `una es de ${view.scope} y otra de ${official.scope}` });
  return causes;
}
