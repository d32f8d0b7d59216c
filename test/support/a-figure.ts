import type { Figure } from '#shared/figure.ts';

/** A count of the region of Callao that nothing is known of but its id and its value, or what is said here. */
export function aFigure(sketch: Pick<Figure, 'id' | 'value'> & Partial<Figure>): Figure {
  return {
    section: sketch.id.split('.')[0] ?? '',
    label: sketch.id,
    unit: 'count',
    decimals: 0,
    period: '',
    territory: '07',
    source: 'fuente',
    elaboration: 'elaboración',
    cutOff: null,
    origin: { kind: 'cells', cells: [] },
    ...sketch,
  };
}
