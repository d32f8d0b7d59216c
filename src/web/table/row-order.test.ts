import { describe, expect, it } from 'vitest';
import { compareRanks, plainWords } from './row-order.ts';

describe('the order of a column', () => {
  it('puts numbers by size and before words', () => {
    expect(['b', 10, 9, 'Á'].toSorted(compareRanks)).toEqual([9, 10, 'Á', 'b']);
  });
});

describe('what the filter looks in', () => {
  it('has no accents or case', () => {
    expect(plainWords('Mi PERÚ')).toBe('mi peru');
  });
});
