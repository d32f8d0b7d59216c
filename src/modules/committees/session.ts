import { capital } from '#shared/capital.ts';
import type { CalendarDate } from '#shared/calendar-date.ts';
import { feminineOrdinal } from '#shared/format.ts';

export const SESSION_TYPES = ['installation', 'ordinary', 'extraordinary', 'publicConsultation'] as const;
export type SessionType = (typeof SESSION_TYPES)[number];

export const TYPE_WORDS: Readonly<Record<SessionType, string>> = {
  installation: 'sesión de instalación',
  ordinary: 'sesión ordinaria',
  extraordinary: 'sesión extraordinaria',
  publicConsultation: 'consulta pública',
};

export const MODALITIES = ['inPerson', 'virtual', 'mixed'] as const;
export type Modality = (typeof MODALITIES)[number];

export const MODALITY_WORDS: Readonly<Record<Modality, string>> = {
  inPerson: 'presencial',
  virtual: 'virtual',
  mixed: 'presencial y virtual',
};

export type SessionStatus = 'called' | 'held' | 'withoutQuorum' | 'cancelled' | 'sealed';

export const STATUS_WORDS: Readonly<Record<SessionStatus, string>> = {
  called: 'convocada',
  held: 'realizada, sin acta sellada',
  withoutQuorum: 'sin quórum',
  cancelled: 'cancelada',
  sealed: 'acta sellada',
};

export interface SessionName {
  readonly type: SessionType;
  readonly number: number;
  /** 0 where numbers run over the years. */
  readonly year: number;
}

/** «Tercera sesión ordinaria de 2026», «Décimo novena sesión ordinaria». */
export function sessionTitle({ type, number, year }: SessionName): string {
  return `${capital(feminineOrdinal(number))} ${TYPE_WORDS[type]}${year === 0 ? '' : ` de ${year}`}`;
}

/** Whether it took place: what the legal rhythm and the counts look at. */
export function wasHeld({
  status,
  present,
  quorum,
}: {
  readonly status: SessionStatus;
  readonly present: number | null;
  readonly quorum: number | null;
}): boolean {
  return (status === 'held' || status === 'sealed') && (present ?? 0) >= (quorum ?? 1);
}

export interface CallQuestion {
  readonly heldOn: CalendarDate;
  readonly today: CalendarDate;
  readonly installedOn: CalendarDate | null;
  readonly lateReason: string | null;
  readonly agenda: readonly string[];
}

export type CallProblem = 'agenda-empty' | 'session-in-the-past' | 'not-a-late-entry' | 'before-installation';

/** A call is for today or later; what was held without one is entered with the reason. */
export function callProblem({ heldOn, today, installedOn, lateReason, agenda }: CallQuestion): CallProblem | undefined {
  if (agenda.length === 0) return 'agenda-empty';
  if (lateReason === null && heldOn < today) return 'session-in-the-past';
  if (lateReason !== null && heldOn >= today) return 'not-a-late-entry';
  if (installedOn !== null && heldOn < installedOn) return 'before-installation';
  return undefined;
}
