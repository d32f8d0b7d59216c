import { describe, expect, it } from 'vitest';
import type { Appointment, Seat } from './membership.ts';
import { attendanceProblem, quorumNeeded, quorumOf } from './quorum.ts';

const seat = (id: number, closedOn: string | null = null): Seat => ({
  id,
  position: `Cargo ${id}`,
  entity: 'Entidad',
  presides: id === 1,
  closedOn,
});
const appointment = (id: number, seatId: number, over: Partial<Appointment> = {}): Appointment => ({
  id,
  seatId,
  capacity: 'titular',
  resolution: 'RA 001-2025',
  validFrom: '2025-01-01',
  validTo: null,
  ...over,
});
const came = (seatId: number, appointmentId: number | null) => ({ seatId, appointmentId, excused: false });

const seats = [seat(1), seat(2), seat(3), seat(4), seat(5)];
const appointments = [
  appointment(11, 1),
  appointment(12, 2),
  appointment(13, 3, { validTo: '2025-12-31' }),
  appointment(14, 4),
  appointment(24, 4, { capacity: 'alternate' }),
  appointment(25, 5, { capacity: 'alternate' }),
];
const asked = { seats, appointments, percentage: 50 };

describe('the quorum of a session', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [11, 6],
    [12, 7],
    [20, 11],
  ])('of %i members is %i: half and one more', (members, needed) => {
    expect(quorumNeeded(members, 50)).toBe(needed);
  });

  it('counts the members in force on its day', () => {
    const attendance = [came(1, 11), came(2, 12), came(4, 24)];
    expect(quorumOf({ ...asked, attendance, day: '2025-12-31' })).toEqual({
      members: 4,
      needed: 3,
      present: 3,
      isMet: true,
    });
    // The day after, one titular's period is over.
    expect(quorumOf({ ...asked, attendance, day: '2026-01-01' })).toMatchObject({ members: 3, needed: 2 });
  });

  it('does not count a seat without a titular, nor one that was closed', () => {
    const closed = { ...asked, seats: [...seats.slice(0, 3), seat(4, '2025-06-30'), seat(5)] };
    expect(quorumOf({ ...closed, attendance: [], day: '2025-06-30' }).members).toBe(4);
    expect(quorumOf({ ...closed, attendance: [], day: '2025-07-01' }).members).toBe(3);
  });

  it('is not met by who is excused', () => {
    const attendance = [came(1, 11), { seatId: 2, appointmentId: null, excused: true }];
    expect(quorumOf({ ...asked, attendance, day: '2025-03-01' })).toMatchObject({ present: 1, isMet: false });
  });
});

describe('an attendance', () => {
  const problemOf = (attendance: readonly ReturnType<typeof came>[], day = '2026-03-01') =>
    attendanceProblem({ seats, appointments, attendance, day })?.kind;

  it.each([
    ['an appointment whose period ended', [came(3, 13)], 'not-in-force'],
    ['an appointment of another seat', [came(1, 12)], 'not-its-appointment'],
    ['a seat that nobody holds', [came(5, null)], 'not-a-member'],
    ['an alternate whose seat has no titular', [came(5, 25)], 'not-a-member'],
    ['a seat counted twice', [came(1, 11), came(1, null)], 'twice'],
  ] as const)('refuses %s', (_name, attendance, kind) => {
    expect(problemOf([...attendance])).toBe(kind);
  });

  it('takes an alternate for the titular', () => {
    expect(problemOf([came(1, 11), came(4, 24)])).toBeUndefined();
  });
});
