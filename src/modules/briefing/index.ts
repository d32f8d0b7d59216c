export type * from './contract.ts';
export type { Deck, Slide } from './deck.ts';
export type { BriefingJson, FigureJson } from './briefing-json.ts';
export { BRIEFING } from './policy.ts';
export { SECTION_ORDER } from './order.ts';
