import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import type { Finding } from '../finding.ts';
import { expectedWords, findingValue, groupByCause } from './finding-words.ts';

const share = aFigure({
  id: 'budget.share@07/2024',
  label: 'Avance',
  value: 14.7,
  unit: 'percent',
  decimals: 1,
  period: '2024',
});

function aFinding(id: string, rootCause: string): Finding {
  return {
    id,
    rule: 'r',
    severity: 'serious',
    rootCause,
    title: id,
    sections: [],
    figures: [],
    diagnosis: [],
    status: 'open',
    note: null,
  };
}

describe('a value of a finding', () => {
  it('is printed as its figure is, and a missing one never as zero', () => {
    expect(findingValue(44.75, share)).toBe('44.8%');
    expect(findingValue(null, share)).toBe('sin dato');
  });

  it('shows the interval with one decimal more than its figure', () => {
    expect(expectedWords({ id: share.id, stated: 14.7, computed: 44.8, low: 44.74, high: 44.76 }, share)).toBe(
      'entre 44.74 y 44.76',
    );
  });
});

describe('root causes', () => {
  it('keep together what one mistake explains', () => {
    const groups = groupByCause([aFinding('a', 'x'), aFinding('b', 'y'), aFinding('c', 'x')]);
    expect(groups.map((group) => group.findings.map((finding) => finding.id))).toEqual([['a', 'c'], ['b']]);
  });
});
