export { budgetSection } from './section.ts';
