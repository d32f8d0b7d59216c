import { describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/refusal.ts';
import {
  type EventState,
  hoursWords,
  periodWords,
  requireClosable,
  requireDatesInOrder,
  requireDayOfEvent,
  requireOpen,
  requireRoom,
} from './event.ts';

/** Its code, or '' when it was not refused. */
function refusalOf(run: () => void): string {
  try {
    run();
    return '';
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

const EVENT: EventState = {
  kind: 'event',
  status: 'open',
  startsOn: '2026-05-18',
  endsOn: '2026-05-20',
  capacity: 10,
};
const GROUP: EventState = { ...EVENT, kind: 'group', endsOn: null, capacity: null };

describe('an event', () => {
  it.each([
    ['2026-05-18', '2026-05-20', ''],
    ['2026-05-18', '2026-05-18', ''],
    ['2026-05-18', null, ''],
    ['2026-05-18', '2026-05-17', 'event-ends-before-start'],
  ])('from %s to %s is refused as «%s»', (startsOn, endsOn, code) => {
    expect(refusalOf(() => requireDatesInOrder({ startsOn, endsOn }))).toBe(code);
  });

  it.each([
    ['event', 'open', ''],
    ['event', 'closed', 'event-not-open'],
    ['event', 'cancelled', 'event-not-open'],
    ['group', 'open', ''],
    ['group', 'closed', 'group-closed'],
  ] as const)('of kind %s that is %s takes changes: «%s»', (kind, status, code) => {
    expect(refusalOf(() => requireOpen({ kind, status }))).toBe(code);
  });

  it.each([
    [10, 9, 1, ''],
    [10, 9, 2, 'capacity-exceeded'],
    [10, 10, 0, ''],
    [10, 11, 0, 'capacity-exceeded'],
    [null, 5000, 5000, ''],
  ])('for %s people, with %i, has room for %i more: «%s»', (capacity, enrolled, more, code) => {
    expect(refusalOf(() => requireRoom({ capacity }, enrolled, more))).toBe(code);
  });

  it.each([
    [EVENT, '2026-05-17', '2026-05-25', 'day-outside-event'],
    [EVENT, '2026-05-18', '2026-05-25', ''],
    [EVENT, '2026-05-20', '2026-05-20', ''],
    [EVENT, '2026-05-20', '2026-05-19', 'day-to-come'],
    [EVENT, '2026-05-21', '2026-05-25', 'day-outside-event'],
    [GROUP, '2027-01-01', '2027-01-01', ''],
    [GROUP, '2027-01-02', '2027-01-01', 'day-to-come'],
  ])('has attendance on a day (case %#)', (event, day, today, code) => {
    expect(refusalOf(() => requireDayOfEvent(event, day, today))).toBe(code);
  });

  it.each([
    [EVENT, 1, '2026-05-19', 'event-not-over'],
    [EVENT, 1, '2026-05-20', ''],
    [EVENT, 0, '2026-05-20', 'event-without-attendance'],
    [GROUP, 1, '2026-05-18', ''],
    [{ ...EVENT, status: 'closed' as const }, 1, '2026-05-25', 'event-not-open'],
  ])('is closed (case %#)', (event, attended, today, code) => {
    expect(refusalOf(() => requireClosable(event, { attended }, today))).toBe(code);
  });

  it('says when it is', () => {
    expect([EVENT, GROUP, { startsOn: '2026-05-18', endsOn: '2026-05-18' }].map(periodWords)).toEqual([
      'del 18/05/2026 al 20/05/2026',
      'desde el 18/05/2026',
      'el 18/05/2026',
    ]);
  });

  it('says how long it is', () => {
    expect([8, 1, 7.5].map(hoursWords)).toEqual(['8 horas académicas', '1 hora académica', '7.5 horas académicas']);
  });
});
