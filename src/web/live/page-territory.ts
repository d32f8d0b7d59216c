/** The territory of a page by its address; 'PE' for one that is of none. */
export function territoryOfPath(path: string): string {
  return /^\/t\/(\d{2}|\d{4}|\d{6})(\/|$)/.exec(path)?.[1] ?? 'PE';
}
