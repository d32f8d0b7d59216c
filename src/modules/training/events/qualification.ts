// Who gets a certificate: how much of the event they were there for, and the mark where there is one.
import { Refusal } from '#shared/refusal.ts';

/** Dated parameters of the norms module; null: nobody set one for that day and place. */
export interface PassRule {
  /** Least share of the recorded days, percent. */
  readonly attendanceMinimumPercent: number | null;
  /** Least mark, as a percentage of the scale from 0 to 20. */
  readonly markMinimumPercent: number | null;
  /** Spanish: where the rule comes from, «supuesto» when it is a guess. */
  readonly basis: string;
}

export const MARK_MAXIMUM = 20;

export interface Attendance {
  readonly presentDays: number;
  /** Days of the event with attendance recorded. */
  readonly recordedDays: number;
}

export interface Candidate extends Attendance {
  readonly mark: number | null;
}

export type Qualification =
  | { readonly kind: 'qualifies' }
  | { readonly kind: 'fails'; readonly code: QualificationCode; readonly message: string };

export type QualificationCode = 'no-attendance' | 'too-little-attendance' | 'no-mark' | 'mark-too-low';

export function qualificationOf(candidate: Candidate, isEvaluated: boolean, rule: PassRule): Qualification {
  const { presentDays, recordedDays, mark } = candidate;
  if (presentDays === 0 || recordedDays === 0) return fails('no-attendance', 'No asistió ningún día.');
  const { attendanceMinimumPercent: attendance } = rule;
  // Compared multiplied: a division would round 4 of 5 days away from 80%.
  if (attendance !== null && presentDays * 100 < attendance * recordedDays)
    return fails(
      'too-little-attendance',
      `Asistió ${presentDays} de ${recordedDays} días; se pide el ${attendance}% (${rule.basis}).`,
    );
  if (!isEvaluated) return { kind: 'qualifies' };
  if (mark === null) return fails('no-mark', 'El evento se evalúa y no tiene nota.');
  const least = leastMark(rule);
  if (least !== null && mark < least)
    return fails('mark-too-low', `Su nota es ${mark}; se pide ${least} de ${MARK_MAXIMUM} (${rule.basis}).`);
  return { kind: 'qualifies' };
}

/** Of a scale from 0 to 20; null when nobody set one. */
export function leastMark({ markMinimumPercent }: PassRule): number | null {
  return markMinimumPercent === null ? null : (markMinimumPercent * MARK_MAXIMUM) / 100;
}

function fails(code: QualificationCode, message: string): Qualification {
  return { kind: 'fails', code, message };
}

/** A certificate asked for one person who does not qualify. */
export function requireQualified(qualification: Qualification): void {
  if (qualification.kind === 'qualifies') return;
  throw new Refusal('conflict', 'not-qualified', `No se emite el certificado: ${qualification.message}`, {
    why: qualification.code,
  });
}
