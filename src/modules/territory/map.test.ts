import { describe, expect, it } from 'vitest';
import { aFigure } from '#test/support/a-figure.ts';
import type { Figure } from '#shared/figure.ts';
import { choropleth, type MapShape, quantileClasses } from './map.ts';
import { insidePoint } from './projection.ts';

function square(code: string, x: number): MapShape {
  return {
    code,
    name: `Distrito ${code}`,
    outline: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ],
  };
}

function figure(code: string, value: number | null): Figure {
  return aFigure({
    id: `test.measure@${code}`,
    label: 'Medida',
    value,
    territory: code,
  });
}

const shapes = ['01', '02', '03', '04', '05', '06', '07'].map((code, index) => square(code, index * 1.2));

describe('choropleth', () => {
  const values = new Map(
    shapes.slice(0, 6).map(({ code }, index) => [code, { kind: 'figure', figure: figure(code, index * 10) } as const]),
  );
  const drawing = choropleth({ shapes, values, legend: 'Medida' });

  it('gives each shape its territory, its figure and its words', () => {
    const polygons = drawing.shapes.filter(({ kind }) => kind === 'polygon');
    expect(polygons.map(({ territory }) => territory)).toEqual(shapes.map(({ code }) => code));
    expect(polygons[2]).toMatchObject({ figure: 'test.measure@03', title: 'Distrito 03: 20' });
  });

  it('paints what nobody reported apart from every class', () => {
    const fills = drawing.shapes.filter(({ kind }) => kind === 'polygon').map(({ fill }) => fill);
    expect(fills[0]).toBe('scale1');
    expect(fills[5]).toBe('scale5');
    expect(fills[6]).toBe('line');
  });

  it('keeps every mark inside its paper', () => {
    for (const shape of drawing.shapes) {
      if (shape.kind !== 'text' && shape.kind !== 'rect') continue;
      expect(shape.x).toBeGreaterThanOrEqual(0);
      expect(shape.x + shape.width).toBeLessThanOrEqual(drawing.width);
      expect(shape.y + shape.height).toBeLessThanOrEqual(drawing.height);
    }
  });
});

describe('classes of a map', () => {
  it('never parts equal values', () => {
    expect(quantileClasses([1, 1, 1, 1, 9])).toEqual([
      { low: 1, high: 1 },
      { low: 9, high: 9 },
    ]);
  });

  it('are at most five', () => {
    expect(quantileClasses(Array.from({ length: 43 }, (_, index) => index))).toHaveLength(5);
  });
});

describe('the place of a label', () => {
  it('is inside of a shape whose middle is not', () => {
    const ring = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 8],
      [8, 8],
      [8, 2],
      [0, 2],
    ] as const;
    const at = insidePoint([ring])?.at;
    expect(at && (at[0] > 8 || at[1] < 2 || at[1] > 8)).toBe(true);
  });
});
