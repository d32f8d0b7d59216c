export { serenosSection } from './section.ts';
export type { SerenosExtra } from './count.ts';
