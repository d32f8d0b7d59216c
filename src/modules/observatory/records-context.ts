// What every panel of the national file starts from: how the place and its modalities moved.
import type { SectionInput } from '#modules/sources/index.ts';
import type { MapShape } from '#modules/territory/index.ts';
import type { Change } from './changes.ts';
import type { ComplaintData } from './dataset.ts';
import { modalityChanges, recordsChange } from './records.ts';

/** What the file classes as nothing else: it says nothing of where the records went. */
export const REMAINDER = 'Otros';

export interface RecordsContext {
  readonly input: SectionInput;
  readonly data: ComplaintData;
  readonly shapes: readonly MapShape[];
  /** Of the place. */
  readonly total: Change | undefined;
  readonly modalities: readonly Change[];
}

export function recordsContext(input: SectionInput, data: ComplaintData, shapes: readonly MapShape[]): RecordsContext {
  const { book, place } = input;
  return {
    input,
    data,
    shapes,
    total: recordsChange(book, data, place),
    modalities: modalityChanges(book, data, place),
  };
}
