import { plugSection } from '#modules/sources/server/index.ts';
import { membersOf } from '../members.ts';
import { profileSection } from '../section.ts';
import type { NamedPlaces } from './named-places.ts';
import { findOutlines } from './scope.ts';
import { findDistricts } from './store.ts';

export { loadTerritory } from './load.ts';
export { loadPopulations } from './populations.ts';
export type { NamedPlaces } from './named-places.ts';
export { registerTerritoryRoutes } from './routes.ts';
export { findAncestors, findOutlines, findPlace, findRegions, findScope } from './scope.ts';
export { findKnownCodes, findPlacesInside, type Outline } from './store.ts';

export const profilePlug = plugSection(profileSection, {
  load: async (tx, scope) => {
    const places =
      scope.place.level === 'district' ? await findDistricts(tx, scope.place.code.slice(0, 4)) : membersOf(scope);
    return { shapes: await findOutlines(tx, places) };
  },
});

const stations = profileSection.tables.find((table) => table.code === 'profile-stations');

/** Police stations, for the place box. */
export const stationNames: readonly NamedPlaces[] = stations
  ? [{ section: profileSection.code, table: stations, column: 'name', kind: 'station', word: 'Comisaría' }]
  : [];
