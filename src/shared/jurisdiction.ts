/**
 * Where somebody may act: everywhere, or in these ubigeo prefixes and all below them. An empty list is
 * somebody who only reads what is published.
 */
export type Jurisdiction = '*' | readonly string[];

export const EVERYWHERE: Jurisdiction = '*';

/** Of a visitor. */
export const NOWHERE: Jurisdiction = [];

/** Territory '' is Peru: only who acts everywhere acts for it. */
export function covers(jurisdiction: Jurisdiction, territory: string): boolean {
  if (jurisdiction === '*') return true;
  return jurisdiction.some((prefix) => prefix !== '' && territory.startsWith(prefix));
}
