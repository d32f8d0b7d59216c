export { type CentresExtra, NO_REGISTRY, trainingCentresSection } from './centres/section.ts';
export { trainingSection } from './people/section.ts';
