export { camerasSection } from './section.ts';
