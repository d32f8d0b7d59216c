import { describe, expect, it } from 'vitest';
import { boxOf, geometryOf } from './geometry.ts';

const square = (x: number, y: number, side: number): readonly (readonly [number, number])[] => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];

describe('an outline', () => {
  it('of one ring is a polygon, counter-clockwise', () => {
    expect(geometryOf([square(0, 0, 2)])).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
      ],
    });
  });

  it('keeps a hole inside of its ring, and an island in the hole apart', () => {
    const geometry = geometryOf([square(0, 0, 10), square(2, 2, 6), square(4, 4, 1), square(20, 20, 1)]);
    expect(geometry?.type).toBe('MultiPolygon');
    expect(geometry?.coordinates.map((polygon) => polygon.length)).toEqual([2, 1, 1]);
  });

  it('without rings is none', () => {
    expect(geometryOf([])).toBeNull();
    expect(boxOf([])).toBeNull();
  });

  it('has a box', () => {
    expect(boxOf([square(0, 1, 2), square(5, 5, 1)])).toEqual([0, 1, 6, 6]);
  });
});
