export { articulationSection } from './articulation/section.ts';
export { NO_MEASURES, type PascExtra, pascSection } from './pasc/section.ts';
export { policySection } from './policy/section.ts';
