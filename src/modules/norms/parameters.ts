// Legal thresholds are dated rows, never constants: this reads the one in force.
import type { CalendarDate } from '#shared/calendar-date.ts';
import { contains, type StoredRecord } from '#modules/sources/index.ts';
import { CONFIDENCES, type Confidence } from './tables.ts';

export type ParameterValue =
  | { readonly kind: 'number'; readonly value: number; readonly unit: string }
  | { readonly kind: 'day'; readonly day: CalendarDate };

export interface Parameter {
  readonly code: string;
  /** Spanish, one sentence. */
  readonly meaning: string;
  readonly value: ParameterValue;
  /** Canonical id of the norm that sets it; null when none does. */
  readonly norm: string | null;
  readonly article: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** Ubigeo prefix where it rules; '' is Perú. */
  readonly scope: string;
  readonly confidence: Confidence;
  readonly source: string;
  readonly record: StoredRecord;
}

/**
 * The parameter in force in `territory` (ubigeo prefix, '' for Perú) on `date`: of those whose validity
 * holds the day, the one of the smallest scope, then the one that began last. Undefined: nobody set it.
 */
export function parameterAt(
  records: readonly StoredRecord[],
  code: string,
  date: CalendarDate,
  territory: string,
): Parameter | undefined {
  return records
    .filter((record) => record.values['code'] === code)
    .flatMap((record) => readParameter(record) ?? [])
    .filter(({ scope }) => contains(scope, territory))
    .filter(({ validFrom, validTo }) => (validFrom ?? '') <= date && (validTo === null || date <= validTo))
    .toSorted((a, b) => b.scope.length - a.scope.length || (b.validFrom ?? '').localeCompare(a.validFrom ?? ''))[0];
}

/** A numeric threshold in force, or null when none is. */
export function numberAt(
  records: readonly StoredRecord[],
  code: string,
  date: CalendarDate,
  territory: string,
): number | null {
  const value = parameterAt(records, code, date, territory)?.value;
  return value?.kind === 'number' ? value.value : null;
}

/** A legal day in force, or null when none is. */
export function dayAt(
  records: readonly StoredRecord[],
  code: string,
  date: CalendarDate,
  territory: string,
): CalendarDate | null {
  const value = parameterAt(records, code, date, territory)?.value;
  return value?.kind === 'day' ? value.day : null;
}

/** A row of `legal-parameter` read; undefined when it holds neither a number nor a day. */
export function readParameter(record: StoredRecord): Parameter | undefined {
  const text = (column: string): string | null => {
    const cell = record.values[column];
    return typeof cell === 'string' && cell !== '' ? cell : null;
  };
  const number = record.values['value'];
  const day = text('day');
  const value: ParameterValue | undefined =
    typeof number === 'number'
      ? { kind: 'number', value: number, unit: text('unit') ?? '' }
      : day
        ? { kind: 'day', day }
        : undefined;
  if (!value) return undefined;
  const scope = text('scope');
  return {
    code: text('code') ?? '',
    meaning: text('meaning') ?? '',
    value,
    norm: text('norm'),
    article: text('article'),
    validFrom: text('validFrom'),
    validTo: text('validTo'),
    scope: scope === null || scope === 'PE' ? '' : scope,
    confidence: CONFIDENCES.find((known) => known === record.values['confidence']) ?? 'GUESS',
    source: text('source') ?? '',
    record,
  };
}
