import { plugSection } from '#modules/sources/server/index.ts';
import { compromiso5Section } from '../section.ts';

export const compromiso5Plug = plugSection(compromiso5Section);
