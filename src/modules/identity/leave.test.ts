import { describe, expect, it } from 'vitest';
import type { Session } from './contract.ts';
import { leaveOf } from './leave.ts';
import { permission } from './permission.ts';

const CORRECT = permission('prueba.corregir', 'Corregir', ['districtSecretary', 'dgscAnalyst']);
const VISITOR: Session = { account: null, grants: [], permissions: [], mail: false, openId: false };

function secretaryOf(territory: string): Session {
  return {
    ...VISITOR,
    account: { id: 'a', name: 'Cuenta de prueba', email: 'a@prueba.invalid', twoFactor: false },
    grants: [
      {
        role: territory === '' ? 'dgscAnalyst' : 'districtSecretary',
        territory,
        validFrom: '2026-01-01',
        validTo: null,
      },
    ],
  };
}

describe('what a page offers', () => {
  it('to a visitor is to sign in', () => {
    expect(leaveOf(VISITOR, CORRECT, '070101')).toBe('sign-in');
  });

  it('to who holds the role is the thing, where they hold it', () => {
    const offered = ['070101', '070102', '0701', '07', 'PE'].map((code) =>
      leaveOf(secretaryOf('070101'), CORRECT, code),
    );
    expect(offered).toEqual(['yes', 'no', 'no', 'no', 'no']);
  });

  it('to who holds it over Peru is the thing everywhere', () => {
    expect(['PE', '', '150101'].map((code) => leaveOf(secretaryOf(''), CORRECT, code))).toEqual(['yes', 'yes', 'yes']);
  });
});
