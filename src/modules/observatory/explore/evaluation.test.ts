import { describe, expect, it } from 'vitest';
import { checkEvaluation, evaluationFields, sidesOf } from './evaluation.ts';

const fields = (more: Record<string, unknown> = {}) =>
  evaluationFields.parse({ treated: '070101', control: '070102,070104', since: '2024-03', ...more });
const known = { from: '2018-01', to: '2026-04' };

describe('an evaluation', () => {
  it('looks at as many months after as before', () => {
    expect(sidesOf(fields())).toEqual({
      before: { from: '2023-03', to: '2024-02' },
      after: { from: '2024-03', to: '2025-02' },
    });
    expect(sidesOf(fields({ months: '3' })).before).toEqual({ from: '2023-12', to: '2024-02' });
  });

  it.each([
    [{ control: '' }, 'no-places'],
    [{ control: '070101' }, 'place-on-both-sides'],
    [{ control: '0701' }, 'place-on-both-sides'],
    [{ aroundTreated: '070103' }, 'half-surroundings'],
    [{ since: '2018-03' }, 'months-outside-edition'],
    [{ since: '2026-03' }, 'months-outside-edition'],
  ])('%j is refused as %s', (more, code) => {
    expect(() => checkEvaluation(fields(more), known)).toThrow(expect.objectContaining({ code }));
  });

  it('of some places and their surroundings is let through', () => {
    expect(() => checkEvaluation(fields({ aroundTreated: '070103', aroundControl: '070106' }), known)).not.toThrow();
  });
});
