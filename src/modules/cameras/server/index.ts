import { plugSection } from '#modules/sources/server/index.ts';
import { camerasSection } from '../section.ts';

export const camerasPlug = plugSection(camerasSection);
