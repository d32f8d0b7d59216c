import { describe, expect, it } from 'vitest';
import { KEPT_THINGS, keptSince, RETENTION, type RetentionRule } from './retention.ts';

const NOW = new Date('2026-06-01T15:00:00Z');

describe('how long something is kept', () => {
  it.each([
    ['sessions', '2026-05-02T15:00:00.000Z'],
    ['invitations', '2026-05-02T15:00:00.000Z'],
    ['verifications', '2026-05-31T15:00:00.000Z'],
    ['rateLimits', '2026-05-31T15:00:00.000Z'],
  ] as const)('%s: what ended since %s', (thing, since) => {
    expect(keptSince(thing, NOW)?.toISOString()).toBe(since);
  });

  it('is said for each thing by one rule in force, with its norm', () => {
    expect(RETENTION.filter(({ validTo }) => validTo === null).map(({ thing }) => thing)).toEqual([...KEPT_THINGS]);
    for (const { norm } of RETENTION) expect(norm).toMatch(/^Ley 29733, art\. \d+$/);
  });

  it('follows the rule of its day, and nothing is removed where none is in force', () => {
    const rule: RetentionRule = { ...aRule, days: 10, validFrom: '2026-06-01', validTo: '2026-06-30' };
    expect(keptSince('sessions', NOW, [rule])?.toISOString()).toBe('2026-05-22T15:00:00.000Z');
    expect(keptSince('sessions', new Date('2026-06-01T04:59:00Z'), [rule])).toBeNull();
    expect(keptSince('sessions', new Date('2026-07-01T05:00:00Z'), [rule])).toBeNull();
  });
});

const aRule: RetentionRule = {
  thing: 'sessions',
  label: 'prueba',
  days: 1,
  validFrom: '2020-01-01',
  validTo: null,
  norm: 'Ley 29733, art. 8',
  confidence: 'supuesto',
};
