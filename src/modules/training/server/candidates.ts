import type { CalendarDate } from '#shared/calendar-date.ts';
import type { Candidate } from '../events/qualification.ts';
import type { AttendanceRow, StoredParticipant } from './participant-store.ts';

export interface NamedCandidate extends Candidate {
  readonly person: StoredParticipant;
  readonly presentOn: readonly CalendarDate[];
}

/** Participants with what their certificate is decided by. */
export function candidatesOf(
  people: readonly StoredParticipant[],
  attendance: readonly AttendanceRow[],
): readonly NamedCandidate[] {
  const recordedDays = new Set(attendance.map(({ day }) => day)).size;
  const daysBy = new Map<number, CalendarDate[]>();
  for (const { participantId, day, present } of attendance) {
    if (!present) continue;
    const days = daysBy.get(participantId);
    if (days) days.push(day);
    else daysBy.set(participantId, [day]);
  }
  return people.map((person) => {
    const presentOn = daysBy.get(person.id) ?? [];
    return { person, presentOn, presentDays: presentOn.length, recordedDays, mark: person.mark };
  });
}
