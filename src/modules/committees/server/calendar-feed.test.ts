import { describe, expect, it } from 'vitest';
import { calendarFeed } from './calendar-feed.ts';
import type { NamedSession } from './session-store.ts';

const SESSION: NamedSession = {
  id: 7,
  committeeId: 3,
  committee: 'Comité Distrital de Seguridad Ciudadana de Carmen de la Legua Reynoso',
  territory: '070103',
  type: 'ordinary',
  modality: 'inPerson',
  year: 2026,
  number: 5,
  heldOn: '2026-06-10',
  startsAt: '15:30:00',
  place: 'Salón; municipal, 2.º piso',
  lateReason: null,
  status: 'called',
  sequence: 2,
  cancelledReason: null,
  membersInForce: null,
  quorum: null,
  present: null,
  quorumBasis: null,
  citizens: null,
  sections: [],
  createdAt: '2026-06-01T15:00:00.000Z',
  createdBy: 'Secretaría de prueba',
  changedAt: '2026-06-02T15:00:00.000Z',
};

const feed = (session: Partial<NamedSession> = {}): string =>
  calendarFeed({
    title: 'CODISEC de prueba',
    sessions: [{ ...SESSION, ...session }],
    origin: 'https://vigia.invalid',
  });

describe('the calendar feed of a committee', () => {
  it('is lines of at most 75 octets, each ended by CRLF (RFC 5545, 3.1)', () => {
    const text = feed();
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(text).toMatch(/\r\n /);
  });

  it('says the hour in Lima with its zone, whatever the zone of the machine', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    try {
      expect(feed()).toContain('DTSTART;TZID=America/Lima:20260610T153000');
    } finally {
      process.env['TZ'] = zone;
    }
    expect(feed()).toContain('BEGIN:VTIMEZONE\r\nTZID:America/Lima');
    expect(feed()).toContain('DTSTAMP:20260602T150000Z');
  });

  it('keeps the identity of a session through its changes, and counts them', () => {
    expect(feed()).toContain('UID:committee-session-7@vigia\r\nSEQUENCE:2');
    expect(feed({ status: 'cancelled', sequence: 3 })).toContain('STATUS:CANCELLED');
    expect(feed()).toBe(feed());
  });

  it('escapes what is text, names nobody and gives no virtual room away', () => {
    const unfolded = feed().replaceAll('\r\n ', '');
    expect(unfolded).toContain('LOCATION:Salón\\; municipal\\, 2.º piso');
    expect(unfolded).not.toContain('Secretaría de prueba');
    expect(feed({ modality: 'virtual', place: 'https://sala.invalid/secreta' })).not.toContain('secreta');
  });
});
