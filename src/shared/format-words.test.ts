import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import { formatFigure } from './format.ts';

const held = aFigure({
  id: 'x.held@PE',
  label: 'Sesiones',
  value: 5,
  territory: '',
});

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
