// Agreements: open until somebody says, with what proves it, that they were done or why they no longer are.
import type { CalendarDate } from '#shared/calendar-date.ts';
import type { State } from '#shared/document.ts';

export const AGREEMENT_KINDS = ['agreement', 'councilProposal', 'technicalAssistance'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const AGREEMENT_WORDS: Readonly<Record<AgreementKind, string>> = {
  agreement: 'acuerdo',
  councilProposal: 'propuesta al concejo',
  technicalAssistance: 'asistencia técnica',
};

export const AGREEMENT_STATUSES = ['open', 'done', 'dropped'] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

export const AGREEMENT_STATUS_WORDS: Readonly<Record<AgreementStatus, string>> = {
  open: 'pendiente',
  done: 'cumplido',
  dropped: 'dejado sin efecto',
};

interface Followed {
  readonly status: AgreementStatus;
  readonly dueOn: CalendarDate;
  readonly closedOn: CalendarDate | null;
  /** Day of the session that agreed it. */
  readonly agreedOn: CalendarDate;
}

/** In words and colour: «pendiente, vencido» is worse than «pendiente». */
export function agreementState(
  { status, dueOn }: Pick<Followed, 'status' | 'dueOn'>,
  today: CalendarDate,
): {
  readonly state: State;
  readonly words: string;
} {
  if (status === 'done') return { state: 'good', words: AGREEMENT_STATUS_WORDS.done };
  if (status === 'dropped') return { state: 'neutral', words: AGREEMENT_STATUS_WORDS.dropped };
  return dueOn < today ? { state: 'bad', words: 'pendiente, vencido' } : { state: 'warn', words: 'pendiente' };
}

/** Agreed before the session, and not closed before its day: its minutes say how they stand. */
export function carriedOver<A extends Followed>(agreements: readonly A[], heldOn: CalendarDate): readonly A[] {
  return agreements.filter(({ agreedOn, closedOn }) => agreedOn < heldOn && (closedOn === null || closedOn >= heldOn));
}
