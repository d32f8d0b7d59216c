import { describe, expect, it } from 'vitest';
import { containsPoint, readPolygons } from './polygon.ts';

const SQUARE = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const HOLE = [
  [1, 1],
  [2, 1],
  [2, 2],
  [1, 2],
];
const polygon = (...coordinates: unknown[]): unknown => ({ type: 'Polygon', coordinates });

describe('limits in GeoJSON', () => {
  it.each<[string, unknown, string]>([
    ['nothing', null, 'not-geojson'],
    ['a point', { type: 'Point', coordinates: [0, 0] }, 'not-geojson'],
    ['a list of words', polygon(['a', 'b', 'c']), 'not-geojson'],
    ['two features', { type: 'FeatureCollection', features: [{}, {}] }, 'not-geojson'],
    [
      'a line',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      'too-few-points',
    ],
    [
      'latitudes and longitudes exchanged beyond a pole',
      polygon([
        [0, 0],
        [4, 91],
        [0, 92],
      ]),
      'off-the-earth',
    ],
    [
      'a bow',
      polygon([
        [0, 0],
        [4, 4],
        [4, 0],
        [0, 4],
      ]),
      'crosses-itself',
    ],
    [
      'more points than a neighbourhood needs',
      polygon(Array.from({ length: 2_001 }, (_, at) => [Math.cos(at / 319), Math.sin(at / 319)])),
      'too-many-points',
    ],
  ])('%s: no', (_, geojson, problem) => {
    expect(readPolygons(geojson)).toEqual({ problem });
  });

  it.each<[string, unknown]>([
    ['alone', polygon(SQUARE)],
    ['as a feature', { type: 'Feature', geometry: polygon(SQUARE) }],
    ['in a collection', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon(SQUARE) }] }],
    ['as one of several', { type: 'MultiPolygon', coordinates: [[SQUARE]] }],
    ['not closed', polygon(SQUARE.slice(0, -1))],
  ])('%s: a square', (_, geojson) => {
    const reading = readPolygons(geojson);
    const polygons = 'polygons' in reading ? reading.polygons : [];
    expect(polygons[0]?.rings[0]).toHaveLength(4);
  });

  it('a point is inside or out, and out of a hole', () => {
    const reading = readPolygons(polygon(SQUARE, HOLE));
    const polygons = 'polygons' in reading ? reading.polygons : [];
    const inside = ([lon, lat]: readonly [number, number]): boolean => containsPoint(polygons, { lat, lon });
    expect(
      [
        [3, 3],
        [1.5, 1.5],
        [5, 1],
        [-1, 1],
        [2, 4.5],
      ].map((at) => inside([at[0] ?? 0, at[1] ?? 0])),
    ).toEqual([true, false, false, false, false]);
  });
});
