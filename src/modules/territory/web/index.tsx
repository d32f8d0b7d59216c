export { DistrictChooser } from './DistrictChooser.tsx';
export { PlaceBox } from './PlaceBox.tsx';
export { usePlace } from './place-queries.ts';
