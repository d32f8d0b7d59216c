// New values of legal parameters, laid over the rows that ship: each from a day on, by a norm.
import { addDays, type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { formatNumber } from '#shared/format.ts';
import { Refusal } from '#shared/refusal.ts';
import type { StoredRecord } from '#modules/sources/index.ts';
import { type Parameter, readParameter } from './parameters.ts';
import { type Confidence, PARAMETER_TABLE } from './tables.ts';

export const CHANGE_STATUSES = ['proposed', 'applied', 'withdrawn'] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

export interface ParameterChange {
  readonly id: number;
  /** Ubigeo prefix where it rules; '' is Peru. */
  readonly territory: string;
  readonly code: string;
  readonly meaning: string;
  readonly value: number | null;
  readonly day: CalendarDate | null;
  readonly unit: string;
  /** Code of the norm that sets it. */
  readonly norm: string;
  readonly article: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly confidence: Confidence;
  readonly source: string;
  readonly status: ChangeStatus;
  readonly reason: string | null;
  readonly appliedOn: CalendarDate | null;
  readonly createdBy: string;
}

/** Rows of `legal-parameter` with the applied changes after them: what ran before each ends on its eve. */
export function withChanges(
  records: readonly StoredRecord[],
  changes: readonly ParameterChange[],
): readonly StoredRecord[] {
  return changes
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.id - b.id)
    .reduce<readonly StoredRecord[]>(
      (rows, change) => [...rows.map((row) => endedBy(row, change)), recordOf(change)],
      records,
    );
}

function endedBy(row: StoredRecord, change: ParameterChange): StoredRecord {
  const { code, scope, validFrom, validTo } = row.values;
  if (code !== change.code || scopeOf(scope) !== change.territory) return row;
  const runs = String(validFrom ?? '') < change.validFrom && (validTo === null || String(validTo) >= change.validFrom);
  return runs ? { ...row, values: { ...row.values, validTo: addDays(change.validFrom, -1) } } : row;
}

const scopeOf = (scope: unknown): string => (typeof scope === 'string' && scope !== 'PE' ? scope : '');

/** Rows of changes have no edition: their ids are below zero. */
function recordOf(change: ParameterChange): StoredRecord {
  const { id, code, meaning, value, day, unit, norm, article, validFrom, validTo, confidence, source } = change;
  return {
    id: -id,
    editionId: 0,
    table: PARAMETER_TABLE.code,
    ordinal: id,
    territory: change.territory,
    values: {
      code,
      meaning,
      value,
      day,
      unit,
      norm,
      article: article === '' ? null : article,
      validFrom,
      validTo,
      scope: change.territory === '' ? 'PE' : change.territory,
      confidence,
      source,
    },
    printed: {},
    locator: { file: 'cambio de umbral', sheet: '', row: id },
    revision: 0,
  };
}

/** Id of the change that a row stands for; null: the row of an edition. */
export function changeIdOf({ id }: Pick<StoredRecord, 'id'>): number | null {
  return id < 0 ? -id : null;
}

/**
 * Throws a Refusal: unknown-parameter, parameter-other-kind, parameter-overlap, parameter-unchanged.
 * `records` are those in use, with the changes applied until now.
 */
export function refuseUnfitChange(
  change: Pick<ParameterChange, 'code' | 'territory' | 'value' | 'day' | 'validFrom' | 'validTo'>,
  records: readonly StoredRecord[],
): Parameter {
  const known = records
    .filter(({ values }) => values['code'] === change.code)
    .flatMap((record) => readParameter(record) ?? []);
  const [one] = known;
  if (!one)
    throw new Refusal(
      'not-found',
      'unknown-parameter',
      `No hay ningún umbral «${change.code}»: elija uno de los que la plataforma aplica.`,
    );
  if ((one.value.kind === 'day') !== (change.day !== null))
    throw new Refusal(
      'invalid',
      'parameter-other-kind',
      `«${one.meaning}» es ${one.value.kind === 'day' ? 'una fecha' : 'un número'}: escríbalo así.`,
    );
  const rivals = known.filter(({ scope }) => scope === change.territory);
  const overlap = rivals.find((other) => overlaps(other, change));
  if (overlap)
    throw new Refusal('conflict', 'parameter-overlap', overlapWords(overlap, change.validFrom), {
      norm: overlap.norm,
    });
  return one;
}

/** An open end gives way to what follows; an end or a later beginning that somebody set does not. */
function overlaps(
  other: Pick<Parameter, 'validFrom' | 'validTo'>,
  change: Pick<ParameterChange, 'validFrom' | 'validTo'>,
): boolean {
  const begins = other.validFrom ?? '';
  if (begins >= change.validFrom) return change.validTo === null || change.validTo >= begins;
  return other.validTo !== null && other.validTo >= change.validFrom;
}

function overlapWords(other: Parameter, from: CalendarDate): string {
  const since = other.validFrom === null ? '' : ` desde el ${formatDate(other.validFrom)}`;
  const until = other.validTo === null ? '' : ` hasta el ${formatDate(other.validTo)}`;
  const by = other.norm === null ? other.source : other.norm;
  return `El ${formatDate(from)} se cruza con otro valor de «${other.meaning}», que rige${since}${until} (${by}): un umbral tiene un solo valor cada día.`;
}

/** A norm sets nothing for the days before it obliges (Constitution, art. 103). Throws: parameter-before-norm. */
export function refuseBackdated(
  validFrom: CalendarDate,
  norm: { readonly citation: string; readonly from: CalendarDate | null },
): void {
  if (norm.from === null || validFrom >= norm.from) return;
  throw new Refusal(
    'invalid',
    'parameter-before-norm',
    `${norm.citation} obliga desde el ${formatDate(norm.from)} y no vale hacia atrás (Constitución, arts. 103 y 109): el umbral no puede regir desde el ${formatDate(validFrom)}.`,
  );
}

/** «92 días», «80%», «31/05/2025». */
export function printedValue(value: number | null, day: CalendarDate | null, unit: string): string {
  if (value === null) return day === null ? '—' : formatDate(day);
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return unit === 'porcentaje' ? `${formatNumber(value, decimals)}%` : `${formatNumber(value, decimals)} ${unit}`;
}
