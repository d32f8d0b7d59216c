export { fescSection } from './section.ts';
