export type * from './contract.ts';
export type { Deck, Slide } from './deck.ts';
export type { BriefingJson, FigureJson } from './briefing-json.ts';
export { SECTION_ORDER } from './order.ts';
