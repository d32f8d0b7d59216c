// What the section asks of a SIDPOL edition, and what it gets.
import type { Edition } from '#modules/sources/index.ts';

/** Code that `edition.tables` carries when an edition holds complaint-modality records. */
export const COMPLAINT_COUNTS = 'complaint-counts';

export interface Period {
  readonly year: number;
  readonly fromMonth: number;
  readonly toMonth: number;
}

/** Sum of the rows of a territory, period and modality. There is none where there are no rows. */
export interface CountSum {
  readonly territory: string;
  readonly year: number;
  readonly modality: string;
  readonly count: number;
  readonly rows: number;
}

export interface ComplaintData {
  readonly edition: Edition;
  /** Published after the date asked. */
  readonly later: boolean;
  /** Quarter compared, in its two years. */
  readonly period: Period;
  /** Of the place, all years, the months of the period. */
  readonly years: readonly CountSum[];
  /** Of the parts of the place and of the country, the two years compared, the same months. */
  readonly parts: readonly CountSum[];
}
