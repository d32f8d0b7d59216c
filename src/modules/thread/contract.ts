import type { Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Place } from '#modules/sources/index.ts';
import type { Gap } from './thread.ts';

/** GET /api/thread?territory&asOf */
export interface ThreadView {
  readonly place: Place;
  readonly panels: readonly Panel[];
  readonly gaps: readonly Gap[];
  readonly figures: FigureMap;
}
