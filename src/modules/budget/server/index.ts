import { plugSection } from '#modules/sources/server/index.ts';
import { budgetSection } from '../section.ts';

export const budgetPlug = plugSection(budgetSection);
