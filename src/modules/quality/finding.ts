// What the checks find, and what somebody decided about it.
import type { Severity } from '#shared/check.ts';

export interface FindingFigure {
  readonly id: string;
  /** As its source printed it; null when missing. */
  readonly stated: number | string | null;
  /** What the rule expects. */
  readonly computed: number | string | null;
  /** Rounding interval of what is expected, from the decimals printed. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A possible cause, the likeliest first. */
export interface Diagnosis {
  /** Spanish: "esta celda es igual al subtotal de Patrullaje y Comunidad". */
  readonly cause: string;
  /** The one-cell change that makes every rule hold, when there is one. */
  readonly change: { readonly figure: string; readonly from: number; readonly to: number } | null;
}

export interface Finding {
  /** Hash of rule, figures and values: it lapses when any of them changes. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  /** Findings that one mistake explains share it. */
  readonly rootCause: string;
  /** Spanish, one sentence: what does not hold. */
  readonly title: string;
  readonly sections: readonly string[];
  readonly figures: readonly FindingFigure[];
  /** Of a rule that its module decides itself: what was found and what was expected, in Spanish. */
  readonly inWords?: { readonly stated: string; readonly expected: string };
  readonly diagnosis: readonly Diagnosis[];
  readonly status: 'open' | 'accepted';
  /** Reason and author of the acceptance; printed as a footnote. */
  readonly note: string | null;
}

export interface CheckReport {
  /** Numeric figures; those that a rule compared; those that none did. */
  readonly figures: { readonly total: number; readonly checked: number; readonly alone: number };
  readonly checkedIds: readonly string[];
  /** Open serious ones first. */
  readonly findings: readonly Finding[];
}
