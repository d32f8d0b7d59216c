import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure.ts';
import { figuresOfMeasure, newestOfMeasure } from './figures-of-measure.ts';

function aFigure(id: string, later = false): Figure {
  return {
    id,
    section: 'serenos',
    label: id,
    value: 1,
    unit: 'count',
    decimals: 0,
    period: '',
    territory: '',
    source: '',
    elaboration: '',
    cutOff: null,
    origin: { kind: 'cells', cells: [] },
    ...(later ? { later: true } : {}),
  };
}

const figures = Object.fromEntries(
  [
    aFigure('s.count@070101/2025'),
    aFigure('s.count@070101/2024'),
    aFigure('s.count@0701'),
    aFigure('s.count@070101/2026', true),
  ].map((figure) => [figure.id, figure]),
);

describe('figures of a measure', () => {
  it('are those of the very place, oldest first, without what became known later', () => {
    expect(figuresOfMeasure(figures, 's.count', '070101').map(({ id }) => id)).toEqual([
      's.count@070101/2024',
      's.count@070101/2025',
    ]);
    expect(figuresOfMeasure(figures, 's.count', '0701').map(({ id }) => id)).toEqual(['s.count@0701']);
  });

  it('have a newest one, or none', () => {
    expect(newestOfMeasure(figures, 's.count', '070101')?.id).toBe('s.count@070101/2025');
    expect(newestOfMeasure(figures, 's.rate', '070101')).toBeUndefined();
  });
});
