import { describe, expect, it } from 'vitest';
import { stationMap } from './station-map.ts';

const square = [
  [
    [-77, -12],
    [-76.9, -12],
    [-76.9, -12.1],
    [-77, -12.1],
  ],
] as const;

describe('the map of a district’s stations', () => {
  it('draws each one inside the picture, with the number of its list', () => {
    const { shapes, width, height } = stationMap(
      [square],
      [
        { name: 'CPNP A', longitude: -76.95, latitude: -12.05 },
        { name: 'CPNP B', longitude: -76.91, latitude: -12.09 },
      ],
    );
    const points = shapes.filter((shape) => shape.kind === 'ellipse');
    expect(points.map((point) => point.title)).toEqual(['CPNP A', 'CPNP B']);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
    const numbers = shapes.filter((shape) => shape.kind === 'text');
    expect(numbers.map(({ text }) => text)).toEqual([['1'], ['2']]);
    for (const text of numbers) {
      expect(text.x).toBeGreaterThanOrEqual(0);
      expect(text.x + text.width).toBeLessThanOrEqual(width);
    }
  });
});
