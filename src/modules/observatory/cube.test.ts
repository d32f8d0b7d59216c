import { describe, expect, it } from 'vitest';
import { createCube } from './cube.ts';
import { FIRST_YEAR } from './period.ts';
import type { ComplaintRow } from './sidpol-reader.ts';

const LAST_YEAR = FIRST_YEAR + 2;

function someRows(): readonly ComplaintRow[] {
  const rows: ComplaintRow[] = [];
  for (const territory of ['070101', '070106', '150101', '150201'])
    for (const modality of ['Hurto', 'Robo'])
      for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1)
        for (let month = 1; month <= 12; month += 5)
          rows.push({ territory, year, month, modality, count: rows.length + 1, line: rows.length + 2 });
  return rows;
}

function cubeOf(rows: readonly ComplaintRow[]) {
  const cube = createCube(LAST_YEAR);
  for (const row of rows) cube.add(row);
  return cube;
}

describe('the cube of complaints', () => {
  const rows = someRows();

  it('holds for the country, each region and each province what their rows add up to', () => {
    const cube = cubeOf(rows).finish();
    expect(new Set(cube.map(({ territory }) => territory))).toEqual(new Set(['', '07', '0701', '15', '1501', '1502']));
    for (const sum of cube) {
      const own = rows.filter(
        (row) =>
          row.territory.startsWith(sum.territory) &&
          row.year === sum.year &&
          row.month === sum.month &&
          row.modality === sum.modality,
      );
      expect(sum).toMatchObject({ count: own.reduce((total, { count }) => total + count, 0), rows: own.length });
    }
    expect(cube.filter(({ territory }) => territory === '').reduce((total, sum) => total + sum.rows, 0)).toBe(
      rows.length,
    );
  });

  it('says the same whatever the order of the file', () => {
    expect(cubeOf(rows.toReversed()).finish()).toEqual(cubeOf(rows).finish());
  });
});
