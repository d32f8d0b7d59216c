import { describe, expect, it } from 'vitest';
import { createRepeatCounter } from './repeated.ts';

const OPTIONS = { windowMilliseconds: 60_000, maximumKeys: 3 };

describe('what happens again and again', () => {
  it('is recorded once and counted until its minute ends', () => {
    const counter = createRepeatCounter<string>(OPTIONS);
    expect(counter.isNew('a', 'first', 0)).toBe(true);
    expect([1000, 59_000].map((at) => counter.isNew('a', 'again', at))).toEqual([false, false]);
    expect(counter.takeEnded(59_999)).toEqual([]);
    expect(counter.takeEnded(60_000)).toEqual([{ item: 'first', count: 2, firstAt: 1000, lastAt: 59_000 }]);
    expect(counter.takeEnded(60_000)).toEqual([]);
    expect(counter.isNew('a', 'first', 60_001)).toBe(true);
  });

  it('leaves nothing more when it happened once', () => {
    const counter = createRepeatCounter<string>(OPTIONS);
    counter.isNew('a', 'a', 0);
    expect(counter.takeEnded(Infinity)).toEqual([]);
  });

  it('of ever new kinds is counted together: no flood records more than so many a minute', () => {
    const counter = createRepeatCounter<string>(OPTIONS);
    const recorded = Array.from({ length: 10_000 }, (_, index) => counter.isNew(`key ${index}`, 'x', index)).filter(
      Boolean,
    );
    expect(recorded).toHaveLength(3);
    expect(counter.takeEnded(Infinity)).toEqual([{ item: null, count: 9997, firstAt: 3, lastAt: 9999 }]);
  });
});
