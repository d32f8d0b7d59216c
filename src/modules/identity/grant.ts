import type { CalendarDate } from '#shared/calendar-date.ts';
import { covers, EVERYWHERE, type Jurisdiction } from '#shared/jurisdiction.ts';
import { Refusal } from '#shared/refusal.ts';
import { type Actor, LOCAL_OPERATOR } from '#modules/audit/index.ts';
import type { Permission } from './permission.ts';
import type { Role } from './role.ts';

/** A role held over a territory ('' is Peru) for a period, its last day included. */
export interface Grant {
  readonly role: Role;
  readonly territory: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

/** Who acts and with which roles. */
export interface Principal extends Actor {
  /** In force today; 'machine': who owns the machine owns the data. */
  readonly grants: readonly Grant[] | 'machine';
  /** Codes of permissions that a key is narrowed to; null: all of its account. */
  readonly only: readonly string[] | null;
}

/** Who types commands on the machine. */
export const MACHINE_OWNER: Principal = { ...LOCAL_OPERATOR, grants: 'machine', only: null };

export function isInForce(grant: Grant, day: CalendarDate): boolean {
  return grant.validFrom <= day && (grant.validTo === null || day <= grant.validTo);
}

/** What the database lets the holder of these see and write. */
export function jurisdictionOf(grants: readonly Grant[]): Jurisdiction {
  if (grants.some(({ territory }) => territory === '')) return EVERYWHERE;
  return [...new Set(grants.map(({ territory }) => territory))].toSorted();
}

/** Whether somebody holds a role of the permission over the territory ('' is Peru). */
export function mayAct(principal: Principal, permission: Permission, territory: string): boolean {
  return rolesThatMay(principal, permission).some(
    (held) => held === 'anybody' || covers(held.territory === '' ? EVERYWHERE : [held.territory], territory),
  );
}

/** For something that needs a role, nothing is seen or written by another role that they hold elsewhere. */
export function actingUnder(principal: Principal, permission: Permission): Principal {
  if (permission.roles === 'everybody' || principal.grants === 'machine') return principal;
  const held = rolesThatMay(principal, permission).filter((one) => one !== 'anybody');
  return { ...principal, jurisdiction: jurisdictionOf(held) };
}

/** Whether it is something that they may do somewhere: what a page offers. */
export function mayActSomewhere(principal: Principal, permission: Permission): boolean {
  return rolesThatMay(principal, permission).length > 0;
}

function rolesThatMay({ grants, only }: Principal, { code, roles }: Permission): readonly (Grant | 'anybody')[] {
  if (roles === 'everybody' || grants === 'machine') return ['anybody'];
  if (only !== null && !only.includes(code)) return [];
  return grants.filter(({ role }) => roles.includes(role));
}

/** Throws `sign-in-first` to a visitor and `not-allowed` to who may not. */
export function authorise(principal: Principal, permission: Permission, territory: string): void {
  if (!mayAct(principal, permission, territory)) throw refusalOf(principal, permission);
}

export function refusalOf(principal: Principal, { label, code }: Permission): Refusal {
  if (principal.account === null && principal.grants !== 'machine')
    return new Refusal('unauthenticated', 'sign-in-first', 'Ingrese con su cuenta para hacerlo.', { permission: code });
  return new Refusal(
    'forbidden',
    'not-allowed',
    `Su cuenta no tiene un rol que permita «${label}» en este territorio.`,
    {
      permission: code,
    },
  );
}
