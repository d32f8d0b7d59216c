import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDistrict, isInPolygon } from './district-at.ts';

const topology = JSON.parse(readFileSync('data/territory/peru-distritos-ligero.topojson', 'utf8'));

describe('the district of a point', () => {
  it('is the one whose outline holds it', () => {
    expect(findDistrict(topology, -77.1229, -11.8755)).toBe('070106');
    expect(findDistrict(topology, -77.0428, -12.0464)).toBe('150101');
  });

  it('is none in the open sea', () => {
    expect(findDistrict(topology, -81.9, -12)).toBeNull();
  });

  it('is not a hole of the outline', () => {
    const square = [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ],
      [
        [4, 4],
        [6, 4],
        [6, 6],
        [4, 6],
      ],
    ];
    expect(isInPolygon(square, 5, 5)).toBe(false);
    expect(isInPolygon(square, 2, 2)).toBe(true);
  });
});
