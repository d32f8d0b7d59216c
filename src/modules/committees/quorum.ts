// Quorum of a session, counted for its day: half of the members in force and one more. The half is a dated parameter.
import type { CalendarDate } from '#shared/calendar-date.ts';
import { type Appointment, isInForce, membersInForce, type Seat } from './membership.ts';

export interface AttendanceEntry {
  readonly seatId: number;
  /** Who came; null: nobody. */
  readonly appointmentId: number | null;
  readonly excused: boolean;
}

export interface Quorum {
  readonly members: number;
  readonly needed: number;
  readonly present: number;
  readonly isMet: boolean;
}

export interface QuorumQuestion {
  readonly seats: readonly Seat[];
  readonly appointments: readonly Appointment[];
  readonly attendance: readonly AttendanceEntry[];
  readonly day: CalendarDate;
  /** Of the members in force: 50. */
  readonly percentage: number;
}

export function quorumNeeded(members: number, percentage: number): number {
  return Math.floor((members * percentage) / 100) + 1;
}

export function quorumOf({ seats, appointments, attendance, day, percentage }: QuorumQuestion): Quorum {
  const members = membersInForce(seats, appointments, day);
  const present = members.filter((seat) =>
    attendance.some((entry) => entry.seatId === seat.id && entry.appointmentId !== null),
  ).length;
  const needed = quorumNeeded(members.length, percentage);
  return { members: members.length, needed, present, isMet: present >= needed };
}

/** What cannot be counted, and why. */
export type AttendanceProblem =
  | { readonly kind: 'not-a-member'; readonly seatId: number }
  | { readonly kind: 'not-its-appointment'; readonly seatId: number }
  | { readonly kind: 'not-in-force'; readonly seatId: number; readonly appointment: Appointment }
  | { readonly kind: 'twice'; readonly seatId: number };

export function attendanceProblem({
  seats,
  appointments,
  attendance,
  day,
}: Omit<QuorumQuestion, 'percentage'>): AttendanceProblem | undefined {
  const members = new Set(membersInForce(seats, appointments, day).map(({ id }) => id));
  const seen = new Set<number>();
  for (const { seatId, appointmentId } of attendance) {
    if (seen.has(seatId)) return { kind: 'twice', seatId };
    seen.add(seatId);
    const appointment = appointments.find(({ id }) => id === appointmentId);
    if (appointmentId !== null && appointment?.seatId !== seatId) return { kind: 'not-its-appointment', seatId };
    // A period that ended says more than that the seat is empty.
    if (appointment && !isInForce(appointment, day)) return { kind: 'not-in-force', seatId, appointment };
    if (!members.has(seatId)) return { kind: 'not-a-member', seatId };
  }
  return undefined;
}
