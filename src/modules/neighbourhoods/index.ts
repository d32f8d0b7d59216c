export { barrioSeguroSection } from './section.ts';
