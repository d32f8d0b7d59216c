import { plugSection } from '#modules/sources/server/index.ts';
import { barrioSeguroSection } from '../section.ts';

export const barrioSeguroPlug = plugSection(barrioSeguroSection);
