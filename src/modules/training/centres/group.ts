import type { Figure } from '#shared/figure.ts';
import type { StoredRecord } from '#modules/sources/index.ts';

export interface Group {
  readonly record: StoredRecord;
  readonly key: string;
  readonly centre: string;
  /** "01": as the source numbers it. */
  readonly number: Figure;
  readonly people: Figure;
  readonly startedOn: Figure;
  readonly closedOn: Figure;
  /** Days from start to closing, or to the date asked when it is open. */
  readonly days: Figure;
  readonly open: boolean;
  readonly origins: readonly Figure[];
  readonly reports: readonly Figure[];
}
