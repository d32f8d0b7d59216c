export { DistrictChooser } from './DistrictChooser.tsx';
export { PlaceBox } from './PlaceBox.tsx';
export { StationMap } from './StationMap.tsx';
export { usePlace, usePlaceMatches, usePlaceNames } from './place-queries.ts';
