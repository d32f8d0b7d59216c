import { describe, expect, it } from 'vitest';
import { mayOpen, mayTakeBack, standingToGive } from './giving.ts';
import type { Principal } from './grant.ts';
import type { Role } from './role.ts';

function holderOf(...held: readonly (readonly [Role, string])[]): Pick<Principal, 'grants'> {
  return { grants: held.map(([role, territory]) => ({ role, territory, validFrom: '2026-01-01', validTo: null })) };
}

const DGSC = holderOf(['dgscAdministrator', '']);
const TECHNICAL = holderOf(['technicalAdministrator', '']);
const REGION = holderOf(['regionalSecretary', '07']);
const DISTRICT = holderOf(['districtSecretary', '070101']);
const ANALYST = holderOf(['dgscAnalyst', '']);

describe('a role is given from', () => {
  it.each([
    ['the country by the DGSC', DGSC, 'sereno', '070101', ''],
    ['the region by its secretary', REGION, 'sereno', '070101', '07'],
    ['the district by its secretary', DISTRICT, 'sereno', '070101', '070101'],
    [
      'the wider of two places',
      holderOf(['districtSecretary', '070101'], ['regionalSecretary', '07']),
      'sereno',
      '070101',
      '07',
    ],
    ['the country, their own, by who keeps the machine', TECHNICAL, 'technicalAdministrator', '', ''],
    ['nowhere by who keeps the machine, where it opens data', TECHNICAL, 'auditor', '', null],
    ['nowhere by who keeps the machine, to administer', TECHNICAL, 'dgscAdministrator', '', null],
    [
      'the country by who has both',
      holderOf(['technicalAdministrator', ''], ['dgscAdministrator', '']),
      'auditor',
      '',
      '',
    ],
    ['nowhere by a district’s secretary beside', DISTRICT, 'sereno', '070102', null],
    ['nowhere by who gives none', ANALYST, 'sereno', '070101', null],
  ] as const)('%s', (_how, principal, role, territory, from) => {
    expect(standingToGive(principal, { role, territory })).toBe(from);
  });
});

describe('a role is taken back by', () => {
  const there = { territory: '070101' };
  it.each([
    ['the region, given by the region', REGION, '07', true],
    ['the region, given by the district', REGION, '070101', true],
    ['not the region, given by the DGSC', REGION, '', false],
    ['not the district, given by the region', DISTRICT, '07', false],
    ['the DGSC, given by the DGSC', DGSC, '', true],
    ['who keeps the machine, whoever gave it', TECHNICAL, '', true],
    ['not who gives none', ANALYST, '070101', false],
  ] as const)('%s', (_who, principal, givenOver, may) => {
    expect(mayTakeBack(principal, { ...there, givenOver })).toBe(may);
  });
});

describe('an account is opened by a link', () => {
  const auditor = { role: 'auditor', territory: '' } as const;
  const technical = { role: 'technicalAdministrator', territory: '' } as const;
  it('of who keeps the machine only when it opens no data', () => {
    expect([[], [technical], [technical, auditor]].map((roles) => mayOpen(TECHNICAL, roles))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('of the DGSC always', () => {
    expect(mayOpen(DGSC, [technical, auditor, { role: 'dgscAdministrator', territory: '' }])).toBe(true);
  });
});
