// A norm as work: from its draft to its publication, and what the platform knows of every norm.
import { addDays, type CalendarDate, formatDate } from '#shared/calendar-date.ts';
import { Refusal } from '#shared/refusal.ts';
import { canonicalIdOf, isLocal, isNumberedOnly, type NormType } from './citation.ts';
import type { Confidence } from './tables.ts';

export const STAGES = ['drafted', 'sent', 'approved', 'published'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_TEXT: Readonly<Record<Stage, string>> = {
  drafted: 'elaborada',
  sent: 'enviada',
  approved: 'aprobada',
  published: 'publicada',
};

export const TYPE_TEXT: Readonly<Record<NormType, string>> = {
  LEY: 'Ley',
  DL: 'Decreto Legislativo',
  DU: 'Decreto de Urgencia',
  DS: 'Decreto Supremo',
  RS: 'Resolución Suprema',
  RM: 'Resolución Ministerial',
  RVM: 'Resolución Viceministerial',
  RD: 'Resolución Directoral',
  RJ: 'Resolución Jefatural',
  DIR: 'Directiva',
  OR: 'Ordenanza Regional',
  OM: 'Ordenanza Municipal',
  AR: 'Acuerdo Regional',
  AC: 'Acuerdo de Concejo',
  RA: 'Resolución de Alcaldía',
};

/** One that the platform follows; what ships is read from its edition. */
export interface OwnNorm {
  readonly id: number;
  /** Ubigeo prefix of who issues it; '' is Peru. */
  readonly territory: string;
  /** `PROYECTO-12` until it is published, then its canonical id. */
  readonly code: string;
  readonly canonicalId: string | null;
  readonly type: NormType;
  readonly number: number | null;
  readonly year: number | null;
  readonly acronym: string;
  readonly issuer: string;
  readonly unit: string;
  readonly subject: string;
  readonly stage: Stage;
  readonly draftedOn: CalendarDate | null;
  readonly sentOn: CalendarDate | null;
  readonly approvedOn: CalendarDate | null;
  readonly publishedOn: CalendarDate | null;
  readonly inForceFrom: CalendarDate | null;
  readonly inForceTo: CalendarDate | null;
  readonly confidence: Confidence;
  readonly source: string;
  readonly revision: number;
}

/** The next act of its life. */
export interface NormStep {
  readonly on: CalendarDate;
  /** With its approval, or with its publication when it was not numbered before. */
  readonly number?: number | undefined;
  readonly year?: number | undefined;
  readonly acronym?: string | undefined;
  readonly inForceFrom?: CalendarDate | undefined;
  readonly inForceTo?: CalendarDate | undefined;
}

const DAY_OF: Readonly<Record<Stage, 'draftedOn' | 'sentOn' | 'approvedOn' | 'publishedOn'>> = {
  drafted: 'draftedOn',
  sent: 'sentOn',
  approved: 'approvedOn',
  published: 'publishedOn',
};

export function projectCode(id: number | string): string {
  return `PROYECTO-${id}`;
}

export function isProject(code: string): boolean {
  return code.startsWith('PROYECTO-');
}

/** Null: its life as a project is over. */
export function nextStage(stage: Stage): Stage | null {
  return STAGES[STAGES.indexOf(stage) + 1] ?? null;
}

/**
 * The norm one stage further. Throws a Refusal: norm-already-published, norm-day-to-come,
 * norm-dates-out-of-order, norm-without-number, norm-without-issuer-place.
 */
export function advanceNorm(norm: OwnNorm, step: NormStep, today: CalendarDate): OwnNorm {
  const stage = nextStage(norm.stage);
  if (stage === null)
    throw new Refusal(
      'conflict',
      'norm-already-published',
      'Esa norma ya está publicada: su vida como proyecto acabó.',
    );
  if (step.on > today)
    throw new Refusal(
      'invalid',
      'norm-day-to-come',
      `El ${formatDate(step.on)} aún no llega: registre lo que ya ocurrió.`,
    );
  const numbered = stage === 'approved' || stage === 'published';
  const number = numbered ? (step.number ?? norm.number) : norm.number;
  const year = numbered ? (step.year ?? norm.year ?? Number(step.on.slice(0, 4))) : norm.year;
  const acronym = step.acronym ?? norm.acronym;
  if (numbered && number === null)
    throw new Refusal('invalid', 'norm-without-number', 'Una norma aprobada tiene número: escríbalo.');
  const canonicalId =
    number === null
      ? null
      : canonicalIdOf({ type: norm.type, number, year, issuer: acronym, territory: norm.territory });
  const next: OwnNorm = {
    ...norm,
    stage,
    [DAY_OF[stage]]: step.on,
    number,
    year: isNumberedOnly(norm.type) && number === null ? null : year,
    acronym,
    canonicalId,
    code: stage === 'published' && canonicalId !== null ? canonicalId : norm.code,
    inForceFrom: step.inForceFrom ?? norm.inForceFrom,
    inForceTo: step.inForceTo ?? norm.inForceTo,
    revision: norm.revision + 1,
  };
  refuseUnfitNorm(next);
  return next;
}

/** Throws a Refusal: norm-dates-out-of-order, norm-without-issuer-place. */
export function refuseUnfitNorm(norm: Omit<OwnNorm, 'id' | 'code' | 'revision'>): void {
  if (isLocal(norm.type) && norm.territory === '')
    throw new Refusal(
      'invalid',
      'norm-without-issuer-place',
      `Una ${TYPE_TEXT[norm.type].toLowerCase()} es de una región o una municipalidad: elija su territorio.`,
    );
  const days = [
    ['elaborada', norm.draftedOn],
    ['enviada', norm.sentOn],
    ['aprobada', norm.approvedOn],
    ['publicada', norm.publishedOn],
    ['vigente desde', norm.inForceFrom],
    ['vigente hasta', norm.inForceTo],
  ] as const;
  const known = days.flatMap(([name, day]) => (day === null ? [] : [{ name, day }]));
  for (const [at, { name, day }] of known.entries()) {
    const before = known[at - 1];
    if (!before || before.day <= day) continue;
    throw new Refusal(
      'invalid',
      'norm-dates-out-of-order',
      `No puede estar ${name} el ${formatDate(day)} y ${before.name} el ${formatDate(before.day)}, que es después. ` +
        'Una norma obliga desde el día siguiente de su publicación, o desde el posterior que ella misma diga (Constitución, art. 109).',
    );
  }
}

/** First day that it obliges: the one it says, or the one after its publication (Constitution, art. 109). */
export function obligesFrom({
  inForceFrom,
  publishedOn,
}: Pick<OwnNorm, 'inForceFrom' | 'publishedOn'>): CalendarDate | null {
  return inForceFrom ?? (publishedOn === null ? null : addDays(publishedOn, 1));
}

/** «Decreto Supremo 015-2026-IN», or the project without number. */
export function ownCitation(norm: OwnNorm): string {
  if (norm.number === null) return `Proyecto de ${TYPE_TEXT[norm.type]}`;
  const digits = isNumberedOnly(norm.type)
    ? String(norm.number)
    : [String(norm.number).padStart(norm.type === 'RM' ? 4 : 3, '0'), norm.year, norm.acronym]
        .filter(Boolean)
        .join('-');
  return `${TYPE_TEXT[norm.type]} ${digits}`;
}
