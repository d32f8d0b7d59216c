import { plugSection } from '#modules/sources/server/index.ts';
import { fescSection } from '../section.ts';

export const fescPlug = plugSection(fescSection);
