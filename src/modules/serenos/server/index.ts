import { plugSection } from '#modules/sources/server/index.ts';
import { loadPopulations } from '#modules/territory/server/index.ts';
import { serenosSection } from '../section.ts';

export const serenosPlug = plugSection(serenosSection, { load: (tx, scope) => loadPopulations(tx, scope) });
