// The register says by name who did each thing: nobody signs as the program does.
import { LOCAL_OPERATOR, PROGRAM, visitorAt } from '#modules/audit/index.ts';

/** What triggers and counts of refusals sign with, besides those that have a constant. */
const UNNAMED = ['cuenta', 'varios'];
const OF_PROGRAM: ReadonlySet<string> = new Set(
  [PROGRAM, LOCAL_OPERATOR, visitorAt(null)].map(({ name }) => folded(name)).concat(UNNAMED),
);

/** False for a name of the program, for one that looks like a key's, and for what does not show as it is written. */
export function isOwnName(name: string): boolean {
  return !/\p{C}/u.test(name) && !OF_PROGRAM.has(folded(name)) && !folded(name).startsWith('clave «');
}

function folded(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
