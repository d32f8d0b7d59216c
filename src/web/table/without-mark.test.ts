import { describe, expect, it } from 'vitest';
import { withoutMark } from './without-mark.ts';

describe('a cell with a state', () => {
  it('loses the sign that the screen draws, and nothing else', () => {
    expect(withoutMark(['✗ ', { figure: 'a' }])).toEqual([{ figure: 'a' }]);
    expect(withoutMark(['● aprobó'])).toEqual(['aprobó']);
    expect(withoutMark(['aprobó'])).toEqual(['aprobó']);
    expect(withoutMark([{ figure: 'a' }, ' ●'])).toEqual([{ figure: 'a' }, ' ●']);
  });
});
