// What crosses the wire of the explorer.
import type { Panel } from '#shared/document.ts';
import type { FigureMap } from '#shared/figure.ts';
import type { Edition, Place } from '#modules/sources/index.ts';
import type { Form } from './explore/panel.ts';
import type { ComplaintQuery, Month } from './explore/query.ts';
import type { VerdictKind } from './verdict.ts';

/** GET /api/complaints — one row a group, those without records left out. */
export interface ComplaintAnswer {
  readonly query: ComplaintQuery;
  /** Its permanent address, after '/api/complaints?'. */
  readonly address: string;
  readonly edition: Pick<Edition, 'id' | 'title' | 'source' | 'cutOff' | 'publishedOn' | 'licence'>;
  readonly rows: readonly ComplaintAnswerRow[];
}

export interface ComplaintAnswerRow {
  readonly territory: string;
  readonly place: string;
  /** Verbatim; null where the answer does not tell them apart. */
  readonly modality: string | null;
  readonly from: Month;
  readonly to: Month;
  readonly count: number | null;
  /** Of the same months before. */
  readonly previous: number | null;
  /** 25.8 means 25.8 %; null on too few cases. */
  readonly changePercent: number | null;
  readonly changeLow: number | null;
  readonly changeHigh: number | null;
  readonly verdict: VerdictKind;
  readonly pValue: number | null;
  /** By the exact conditional test: printed beside, decides nothing. */
  readonly exactPValue: number | null;
  readonly sharePercent: number | null;
  readonly ratePer100k: number | null;
}

/** GET /api/complaints/view — the same answer as the screen draws it. */
export interface ComplaintView {
  readonly query: ComplaintQuery;
  readonly address: string;
  readonly place: Place;
  readonly places: readonly Place[];
  readonly panel: Panel;
  readonly figures: FigureMap;
  readonly forms: readonly Form[];
  readonly modalities: readonly { readonly slug: string; readonly name: string }[];
  readonly months: { readonly from: Month; readonly to: Month };
  readonly edition: Edition;
  readonly editions: readonly Edition[];
}

/** GET /api/complaints/evaluation */
export interface PanelView {
  readonly panel: Panel;
  readonly figures: FigureMap;
}

/** GET /api/complaints/anomalies — what was out of line in a month, the farthest first. */
export interface AnomaliesView {
  readonly month: Month;
  readonly months: { readonly from: Month; readonly to: Month };
  readonly panel: Panel;
  readonly figures: FigureMap;
}
