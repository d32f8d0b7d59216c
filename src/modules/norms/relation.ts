// What norms do to each other, and which of them are in force on a day.
import { type CalendarDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { findCitations } from './citation.ts';
import type { Stage } from './norm.ts';
import type { Confidence } from './tables.ts';

export const RELATION_KINDS = ['approves', 'modifies', 'repeals', 'regulates', 'replaces'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export const RELATION_TEXT: Readonly<Record<RelationKind, string>> = {
  approves: 'aprueba',
  modifies: 'modifica',
  repeals: 'deroga',
  regulates: 'reglamenta',
  replaces: 'reemplaza',
};

export interface Relation {
  readonly norm: string;
  readonly kind: RelationKind;
  readonly target: string;
  readonly article: string;
  /** Registered, printed in the row of an edition, or read from what that row says that it provides. */
  readonly basis: 'registered' | 'printed' | 'read';
  /** Of a registered one. */
  readonly id: number | null;
}

/** A norm as the pages show it, wherever it comes from. */
export interface NormEntry {
  readonly code: string;
  readonly citation: string;
  /** In words: «Decreto Supremo». */
  readonly type: string;
  readonly issuer: string;
  readonly unit: string;
  readonly subject: string;
  readonly territory: string;
  readonly year: number | null;
  readonly stage: Stage;
  readonly publishedOn: CalendarDate | null;
  /** First day that it obliges; null: not known, or a project. */
  readonly inForceFrom: CalendarDate | null;
  readonly inForceTo: CalendarDate | null;
  readonly confidence: Confidence;
  readonly source: string;
  /** Row of an edition, or registered here. */
  readonly origin: 'edition' | 'registered';
  /** Of the registered one. */
  readonly id: number | null;
}

export type Force = 'project' | 'inForce' | 'notYet' | 'ended' | 'unknown';

export const FORCE_TEXT: Readonly<Record<Force, string>> = {
  project: 'proyecto',
  inForce: 'vigente',
  notYet: 'aún no rige',
  ended: 'ya no rige',
  unknown: 'sin día conocido',
};

/**
 * Throws a Refusal: norm-modifies-itself, norm-acts-before-target. Only another norm changes or ends one
 * (Constitution, art. 103).
 */
export function refuseUnfitRelation(
  norm: Pick<NormEntry, 'code' | 'citation' | 'year'>,
  kind: RelationKind,
  target: Pick<NormEntry, 'code' | 'citation' | 'year'>,
): void {
  if (norm.code === target.code)
    throw new Refusal(
      'invalid',
      'norm-modifies-itself',
      `${norm.citation} no puede actuar sobre sí misma: una norma solo cambia o acaba por otra (Constitución, art. 103).`,
    );
  if (norm.year === null || target.year === null || norm.year >= target.year || kind === 'approves') return;
  throw new Refusal(
    'invalid',
    'norm-acts-before-target',
    `${norm.citation}, de ${norm.year}, no ${RELATION_TEXT[kind]} una norma posterior: ${target.citation}, de ${target.year}.`,
  );
}

/** Whether a norm obliges on a day, after what others did to it. */
export function forceAt(
  norm: NormEntry,
  day: CalendarDate,
  relations: readonly Relation[],
  entryOf: (code: string) => NormEntry | undefined,
): Force {
  if (norm.stage !== 'published') return 'project';
  const own = startedBy(norm, day);
  if (own !== 'inForce') return own;
  if (norm.inForceTo !== null && norm.inForceTo < day) return 'ended';
  const ended = relations.some(({ kind, target, norm: by }) => {
    if (target !== norm.code || (kind !== 'repeals' && kind !== 'replaces')) return false;
    const other = entryOf(by);
    return other !== undefined && other.stage === 'published' && startedBy(other, day) === 'inForce';
  });
  return ended ? 'ended' : 'inForce';
}

/** A norm without a day began some day of its year. */
function startedBy({ inForceFrom, year }: NormEntry, day: CalendarDate): Force {
  if (inForceFrom !== null) return inForceFrom <= day ? 'inForce' : 'notYet';
  if (year === null) return 'unknown';
  const asked = Number(day.slice(0, 4));
  return year < asked ? 'inForce' : year > asked ? 'notYet' : 'unknown';
}

const VERBS: readonly (readonly [RegExp, RelationKind])[] = [
  [/^modifica /i, 'modifies'],
  [/^(?:aprueba|adecúa) el reglamento de /i, 'regulates'],
  [/^deroga /i, 'repeals'],
];

/** What the words of a row say that its norm does to the first that they cite. */
export function relationInWords(code: string, subject: string): Relation | undefined {
  const kind = VERBS.find(([verb]) => verb.test(subject))?.[1];
  const target = findCitations(subject)[0]?.canonical;
  if (kind === undefined || target === undefined || target === code) return undefined;
  return { norm: code, kind, target, article: '', basis: 'read', id: null };
}

/** Id of the norm in force that took the place of another; null: none did. */
export function successorOf(
  code: string,
  day: CalendarDate,
  relations: readonly Relation[],
  entryOf: (code: string) => NormEntry | undefined,
): string | null {
  const by = relations.find(({ kind, target, norm }) => {
    if (target !== code || (kind !== 'replaces' && kind !== 'repeals')) return false;
    const entry = entryOf(norm);
    return entry !== undefined && entry.stage === 'published' && startedBy(entry, day) === 'inForce';
  });
  return by?.norm ?? null;
}
