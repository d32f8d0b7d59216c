// How long what the platform holds about accounts is kept once it is of no more use.
import { type CalendarDate, limaDate } from '#shared/calendar-date.ts';

/** What is removed when its time has passed. */
export const KEPT_THINGS = ['sessions', 'invitations', 'verifications', 'rateLimits'] as const;
export type KeptThing = (typeof KEPT_THINGS)[number];

export interface RetentionRule {
  readonly thing: KeptThing;
  /** Spanish: what it is, and since when its days are counted. */
  readonly label: string;
  readonly days: number;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly norm: string;
  /** The law asks for no longer than is needed and says no number: the number is ours. */
  readonly confidence: 'norma' | 'supuesto';
}

const NEEDED_TIME = { norm: 'Ley 29733, art. 8', confidence: 'supuesto' } as const;
const SINCE_THE_START = { validFrom: '2026-01-01', validTo: null } as const;

export const RETENTION: readonly RetentionRule[] = [
  {
    thing: 'sessions',
    label: 'Las sesiones y desde dónde se abrieron, contados desde que vencen',
    days: 30,
    ...SINCE_THE_START,
    ...NEEDED_TIME,
  },
  {
    thing: 'invitations',
    label: 'Las invitaciones y su correo, contados desde que se usan o vencen',
    days: 30,
    ...SINCE_THE_START,
    ...NEEDED_TIME,
  },
  {
    thing: 'verifications',
    label: 'Los enlaces y códigos de un solo uso, contados desde que vencen',
    days: 1,
    ...SINCE_THE_START,
    ...NEEDED_TIME,
  },
  {
    thing: 'rateLimits',
    label: 'La cuenta de intentos desde cada dirección, desde el último',
    days: 1,
    ...SINCE_THE_START,
    ...NEEDED_TIME,
  },
];

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** What ended before this instant is removed now; null: no rule in force says, and it stays. */
export function keptSince(thing: KeptThing, now: Date, rules: readonly RetentionRule[] = RETENTION): Date | null {
  const today = limaDate(now);
  const rule = rules.find(
    (one) => one.thing === thing && one.validFrom <= today && (one.validTo === null || today <= one.validTo),
  );
  return rule ? new Date(now.getTime() - rule.days * dayMilliseconds) : null;
}
