// Rules over figures, as data: modules declare them, the quality module evaluates and diagnoses.
import type { CalendarDate } from './calendar-date.ts';
import type { Sentence } from './document.ts';
import type { FigureMap } from './figure.ts';

export type Severity = 'serious' | 'moderate' | 'minor';

/** What must hold between figures. Ids are figure ids; a relation with a missing figure is skipped. */
export type Relation =
  /** total = Σ parts, each within the rounding interval of its decimals. */
  | { readonly kind: 'sum'; readonly total: string; readonly parts: readonly string[] }
  /** result = scale × numerator ÷ denominator (scale 100 for a percentage). */
  | {
      readonly kind: 'ratio';
      readonly result: string;
      readonly numerator: string;
      readonly denominator: string;
      readonly scale: number;
    }
  /** result = scale × (minuend − subtrahend). */
  | {
      readonly kind: 'difference';
      readonly result: string;
      readonly minuend: string;
      readonly subtrahend: string;
      readonly scale: number;
    }
  /** The same fact printed twice: text against table. `scale` multiplies `left`. */
  | { readonly kind: 'equal'; readonly left: string; readonly right: string; readonly scale?: number }
  | { readonly kind: 'atMost'; readonly lower: string; readonly upper: string }
  /** count = number of listed items. */
  | { readonly kind: 'count'; readonly count: string; readonly items: readonly string[] }
  /** The next one announced is the last one held plus one. */
  | { readonly kind: 'next'; readonly held: string; readonly next: string }
  /** A date not older than `maximumDays` at `at`, nor after it. */
  | { readonly kind: 'fresh'; readonly date: string; readonly at: CalendarDate; readonly maximumDays: number }
  /** The period had `minimumDays` to receive its late records before the cut-off. */
  | {
      readonly kind: 'mature';
      readonly figures: readonly string[];
      readonly periodEnd: CalendarDate;
      readonly cutOff: CalendarDate;
      readonly minimumDays: number;
    }
  /** Anything a module decides itself, purely: it holds or it does not. The figure judged stands first. */
  | {
      readonly kind: 'holds';
      readonly figures: readonly string[];
      readonly holds: boolean;
      readonly expected: string;
      readonly stated: string;
    };

export interface Constraint {
  /** e.g. `budget-products-sum`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Spanish: what must hold. */
  readonly title: string;
  readonly relation: Relation;
  /** What the source itself says that explains a difference: then it is not flagged. */
  readonly explanation?: Sentence;
  /** What to do, in Spanish, when the engine has no better diagnosis. */
  readonly advice?: string;
}

/** What a module's checks may look at. */
export interface CheckInput {
  readonly territory: string;
  /** Null: the latest of each section; `reference` is then the newest cut-off in use. */
  readonly asOf: CalendarDate | null;
  readonly reference: CalendarDate;
  readonly figures: FigureMap;
}

/** One of a module's rules. It yields no constraint where the territory has no such figures. */
export type Check = (input: CheckInput) => readonly Constraint[];
