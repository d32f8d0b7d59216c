import { describe, expect, it } from 'vitest';
import type { Figure } from './figure.ts';
import { formatFigure } from './format.ts';

const held: Figure = {
  id: 'x.held@PE',
  section: 'x',
  label: 'Sesiones',
  value: 5,
  unit: 'count',
  decimals: 0,
  period: '',
  territory: '',
  source: '',
  elaboration: '',
  cutOff: null,
  origin: { kind: 'cells', cells: [] },
};

describe('a figure in words', () => {
  it('prints small whole numbers as running text does', () => {
    expect(formatFigure(held, { words: 'cardinal' })).toBe('cinco');
    expect(formatFigure(held, { words: 'cardinal', capital: true })).toBe('Cinco');
    expect(formatFigure(held, { words: 'ordinal' })).toBe('quinta');
  });
  it('keeps larger numbers in digits and a missing one missing', () => {
    expect(formatFigure({ ...held, value: 1994 }, { words: 'cardinal' })).toBe('1,994');
    expect(formatFigure({ ...held, value: null, absence: 'notReported' }, { words: 'cardinal' })).toBe('sin dato');
  });
});
