// Sessions as a calendar that other programs follow (RFC 5545). It says when and what, and names nobody.
import ical, { ICalEventStatus } from 'ical-generator';
import { MODALITY_WORDS, STATUS_WORDS } from '../session.ts';
import { sessionSummary } from './committee-views.ts';
import type { NamedSession } from './session-store.ts';

const ZONE = 'America/Lima';
/** Peru keeps one offset all year. */
const ZONE_RULES = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:-0500',
  'TZOFFSETTO:-0500',
  'TZNAME:-05',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
const HOURS = 2;

export interface FeedRequest {
  readonly title: string;
  readonly sessions: readonly NamedSession[];
  /** Of this installation: 'https://vigia.example'. */
  readonly origin: string;
}

/** The same sessions are the same text: what changes of one is its sequence and its stamp. */
export function calendarFeed({ title, sessions, origin }: FeedRequest): string {
  const calendar = ical({ name: title, prodId: { company: 'Vigía', product: 'Comités', language: 'ES' } });
  // Named for each event and not for the calendar: stamps stay in UTC, as the standard asks.
  calendar.timezone({ name: null, generator: () => ZONE_RULES });
  for (const session of sessions) {
    const {
      id,
      committeeId,
      committee,
      territory,
      title: name,
      modality,
      heldOn,
      startsAt,
      place,
      status,
    } = sessionSummary(session);
    const [year = 0, month = 1, day = 1] = heldOn.split('-').map(Number);
    const [hour = 0, minute = 0] = startsAt.split(':').map(Number);
    const stamp = new Date(session.changedAt);
    calendar.createEvent({
      id: `committee-session-${id}@vigia`,
      sequence: session.sequence,
      stamp,
      lastModified: stamp,
      timezone: ZONE,
      // Read back by its own parts, so that the zone of this machine does not matter.
      start: new Date(year, month - 1, day, hour, minute),
      end: new Date(year, month - 1, day, hour + HOURS, minute),
      summary: `${name} — ${committee}`,
      // The address of a virtual room is for who is called.
      location: modality === 'inPerson' ? place : MODALITY_WORDS[modality],
      description: `Sesión ${STATUS_WORDS[status]}.`,
      url: `${origin}/t/${territory || 'PE'}/comites/${committeeId}/sesiones/${id}`,
      status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString()}\r\n`;
}
