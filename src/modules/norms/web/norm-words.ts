import type { State } from '#shared/document.ts';
import { type Confidence, CONFIDENCE_TEXT, CONFIDENCES } from '../tables.ts';
import type { Force } from '../relation.ts';

/** What a norm is on a day, as a colour with its word. */
export const FORCE_STATE: Readonly<Record<Force, State>> = {
  project: 'neutral',
  inForce: 'good',
  notYet: 'later',
  ended: 'bad',
  unknown: 'unknown',
};

export function normHref(code: string): string {
  return `/normas/${encodeURIComponent(code)}`;
}

export const CONFIDENCE_OPTIONS: readonly { readonly value: Confidence; readonly label: string }[] = CONFIDENCES.filter(
  (one) => one !== 'DECK',
).map((value) => ({ value, label: CONFIDENCE_TEXT[value] }));

export function confidenceOf(text: string): Confidence {
  return CONFIDENCES.find((one) => one === text) ?? 'GUESS';
}

/** A value that is not sure is said so in the colour of what is unknown. */
export function confidenceState(confidence: Confidence): State {
  return confidence === 'GUESS' ? 'unknown' : 'neutral';
}
