import { expect, it } from 'vitest';
import { territoryOfPath } from './page-territory.ts';

it.each([
  ['/t/07', '07'],
  ['/t/070101/s/serenos', '070101'],
  ['/t/PE', 'PE'],
  ['/registro', 'PE'],
  ['/t/7/x', 'PE'],
])('%s is a page of %s', (path, territory) => {
  expect(territoryOfPath(path)).toBe(territory);
});
