import { describe, expect, it } from 'vitest';
import { isRefusal } from '#shared/refusal.ts';
import { createAddressLimit } from './address-limit.ts';

function aLimit(questions: number) {
  const clock = { at: 0 };
  const limit = createAddressLimit({ questions, milliseconds: 60_000, now: () => new Date(clock.at) });
  const asks = (address: string): boolean => {
    try {
      limit.take(address);
      return true;
    } catch (error) {
      if (isRefusal(error) && error.code === 'too-many-questions') return false;
      throw error;
    }
  };
  return { clock, asks };
}

describe('questions of one address', () => {
  it('are refused when there are too many, and answered again later', () => {
    const { clock, asks } = aLimit(2);
    expect(['10.0.0.1', '10.0.0.1', '10.0.0.1', '10.0.0.2'].map(asks)).toEqual([true, true, false, true]);
    clock.at = 59_999;
    expect(asks('10.0.0.1')).toBe(false);
    clock.at = 60_000;
    expect(asks('10.0.0.1')).toBe(true);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', false],
    ['2001:db8::1', '2001:db8:0:0:5::1', false],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', true],
    ['::ffff:10.0.0.1', '10.0.0.1', false],
    ['::1', '::2', false],
  ])('of %s are also those of %s: another one %s', (first, second, isAnother) => {
    const { asks } = aLimit(1);
    expect([asks(first), asks(second)]).toEqual([true, isAnother]);
  });

  it('of more addresses than are remembered forget the oldest', () => {
    const { asks } = aLimit(1);
    asks('first');
    for (let index = 0; index < 20_000; index += 1) asks(`10.${index}`);
    expect(asks('first')).toBe(true);
  });
});
