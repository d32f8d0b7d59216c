// What the section shows besides the rows of its editions.
import type { StoredRecord } from '#modules/sources/index.ts';
import type { NormEntry } from './relation.ts';

export interface NormsExtra {
  /** Rows of thresholds with the changes applied over them. */
  readonly parameters: readonly StoredRecord[];
  /** Published norms that the platform follows. */
  readonly own: readonly NormEntry[];
  /** Of norms that another took the place of: the id of the other. */
  readonly successors: ReadonlyMap<string, string>;
}

/** Where nobody has worked: the rows of the editions alone. */
export function shippedExtra(records: readonly StoredRecord[]): NormsExtra {
  return {
    parameters: records.filter(({ table }) => table === 'legal-parameter'),
    own: [],
    successors: new Map(),
  };
}
