import { describe, expect, it } from 'vitest';
import { type Duty, dutyState, inDutyOrder } from './duty.ts';

const duty = (id: string, dueOn: string | null, territory = '07'): Duty => ({
  id,
  territory,
  section: 'Planes',
  what: id,
  dueOn,
  roles: [],
  verb: 'Abrir',
  href: '/',
  basis: null,
});

describe('a duty', () => {
  it.each([
    ['2025-04-06', 'overdue'],
    ['2025-04-07', 'thisWeek'],
    ['2025-04-13', 'thisWeek'],
    ['2025-04-14', 'later'],
    [null, 'undated'],
  ])('due on %s is %s on Monday 7 April 2025', (dueOn, state) => {
    expect(dutyState(dueOn, '2025-04-07', '2025-04-13')).toBe(state);
  });

  it('stands before those that are due later, and those of one day stand by place', () => {
    const listed = [duty('c', null), duty('b', '2025-05-01', '0701'), duty('d', '2025-05-01'), duty('a', '2025-04-01')];
    expect(inDutyOrder(listed).map(({ id }) => id)).toEqual(['a', 'd', 'b', 'c']);
  });
});
