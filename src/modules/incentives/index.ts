export { compromiso5Section } from './section.ts';
