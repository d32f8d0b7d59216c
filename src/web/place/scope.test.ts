import { describe, expect, it } from 'vitest';
import { asOfOfSearch, hrefOf, samePageOf, sectionPath, territoryOfPath } from './scope.ts';

describe('the place of an address', () => {
  it('is Perú or digits, and nothing else', () => {
    expect(
      ['/t/07', '/t/PE/calidad', '/t/070101/s/budget', '/t/7', '/regiones', '/t/0701011'].map(territoryOfPath),
    ).toEqual(['07', 'PE', '070101', null, null, null]);
  });
});

describe('the date of an address', () => {
  it('is a day that exists, or the latest', () => {
    expect([asOfOfSearch('2025-04-07'), asOfOfSearch('2025-02-30'), asOfOfSearch(null)]).toEqual([
      '2025-04-07',
      null,
      null,
    ]);
    expect(hrefOf('/t/07', '2025-04-07')).toBe('/t/07?asOf=2025-04-07');
  });
});

describe('choosing another place', () => {
  it('stays on the same page', () => {
    expect(samePageOf('/t/07/s/budget', '15')).toBe('/t/15/s/budget');
    expect(samePageOf('/regiones', '15')).toBe('/t/15');
  });

  it('leaves the citizen page when the place is no district', () => {
    expect(samePageOf('/t/070101/ciudadano', '15')).toBe('/t/15');
    expect(samePageOf('/t/070101/ciudadano', '070102')).toBe('/t/070102/ciudadano');
  });

  it('writes Perú as PE', () => {
    expect(sectionPath('', 'policy')).toBe('/t/PE/s/policy');
  });
});
