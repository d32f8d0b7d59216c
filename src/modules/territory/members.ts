import type { Place, Scope } from '#modules/sources/index.ts';

/** More parts than these are told by the next larger ones: provinces in place of districts. */
const MAXIMUM_PARTS = 12;

/** Parts that a map or table of a territory shows: regions, provinces or districts; none of a district. */
export function membersOf(scope: Pick<Scope, 'place' | 'children' | 'districts'>): readonly Place[] {
  if (scope.place.level === 'district') return [];
  if (scope.place.level === 'region' && scope.districts.length <= MAXIMUM_PARTS) return scope.districts;
  return scope.children;
}

/** "distritos", "provincias", "regiones". */
export function membersWord(members: readonly Place[]): string {
  switch (members[0]?.level) {
    case 'region':
      return 'regiones';
    case 'province':
      return 'provincias';
    default:
      return 'distritos';
  }
}
