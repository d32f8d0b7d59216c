export type * from './contract.ts';
export { choropleth, type MapRequest, type MapShape, type MapValue, outlineDrawing, quantileClasses } from './map.ts';
export { membersOf, membersWord } from './members.ts';
export { type Municipality, MUNICIPALITY_COLUMNS, municipalityOf } from './municipality.ts';
export { isPopulationYear, LATEST_YEAR, type Populations, RATES_YEAR } from './population.ts';
export { type ProfileExtra, profileSection } from './section.ts';
