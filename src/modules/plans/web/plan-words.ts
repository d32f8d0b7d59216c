// States of plans and quarters in the words and colours of pages.
import type { State } from '#shared/document.ts';
import type { Light } from '../follow-up/progress.ts';
import type { QuarterState } from '../follow-up/review.ts';

export const STATE_COLOURS: Readonly<Record<QuarterState, State>> = {
  open: 'unknown',
  submitted: 'neutral',
  observed: 'bad',
  correcting: 'warn',
  approved: 'good',
};

export const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  good: 'en verde',
  warn: 'en ámbar',
  bad: 'en rojo',
  unknown: 'sin semáforo',
};
